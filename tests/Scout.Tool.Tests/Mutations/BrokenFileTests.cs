using Microsoft.Data.Sqlite;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Mutations;

/// <summary>Files that were bugs once: each is refused in words that name the file, wherever it is read.</summary>
public sealed class BrokenFileTests
{
    private static readonly Lazy<Task<MutatedStore>> Made = new(MutatedStore.CreateAsync);

    [Theory]
    [InlineData("an environment is null", ".scout/environments/support-desk.json", "check", "null is expected nowhere")]
    [InlineData("an environment is null", ".scout/environments/support-desk.json", "show staging --workflow support-desk", "SCOUT6010")]
    [InlineData("the head is an older record", ".scout/environments/support-desk.json", "check", "error ")]
    [InlineData("the head is an older record", ".scout/environments/support-desk.json", "history support-desk", "")]
    [InlineData("no variables", ".scout/promotions/support-desk/000003-", "show staging --workflow support-desk", "")]
    [InlineData("no models", ".scout/promotions/support-desk/000002-", "gc", "")]
    [InlineData("probing paths have a null", ".scout/builds/support-desk/latest", "run support-desk --no-build --input user_message=x", "SCOUT6010")]
    [InlineData("a path with a NUL", ".scout/builds/support-desk/latest", "diff staging latest --workflow support-desk", "SCOUT6010")]
    [InlineData("it passed and no case did", ".scout/evidence/support-desk/", "show staging --workflow support-desk", "SCOUT6010")]
    [InlineData("it passed and no case did", ".scout/evidence/support-desk/", "promote support-desk --to production --plan", "SCOUT6010")]
    [InlineData("it passed and no case did", ".scout/evidence/support-desk/", "check", "nothing that did not run passes")]
    [InlineData("no bundle but a revision twice", ".scout/evidence/support-desk/", "show staging --workflow support-desk", "SCOUT6010")]
    [InlineData("a file of the suite elsewhere", ".scout/evidence/support-desk/", "promote support-desk --to production --plan", "SCOUT6010")]
    [InlineData("half of a character as a name, beside null", ".scout/runs/inbox/", "logs", "SCOUT7362")]
    [InlineData("half of a character", ".scout/runs/inbox/", "logs", "SCOUT7362")]
    [InlineData("half of a character", ".scout/runs/inbox/", "status", "")]
    [InlineData("a number without end", ".scout/runs/inbox/", "runs", "SCOUT7362")]
    [InlineData("an error is null", ".scout/runs/inbox/", "logs", "SCOUT7362")]
    [InlineData("a revision is no hash", ".scout/runs/inbox/", "logs", "SCOUT7362")]
    public async Task What_is_broken_is_refused_in_words(string how, string file, string commandLine, string code)
    {
        var store = await Made.Value;
        using var folder = new ToolFolder();
        store.Write(folder.Path, file, text => how switch
        {
            "an environment is null" => text.Replace("\"staging\": {", "\"production\": null, \"staging\": {", StringComparison.Ordinal),
            "the head is an older record" => text.Replace(Head(text), Earlier(store), StringComparison.Ordinal),
            "no variables" => text.Replace(",\"variables\":{}", "", StringComparison.Ordinal),
            "no models" => text.Replace("\"models\":", "\"limits\":{},\"model\":", StringComparison.Ordinal),
            "it passed and no case did" => text.Replace("\"of\":5,\"passed\":5,\"verdict\":\"passed\"", "\"of\":5,\"passed\":0,\"verdict\":\"failed\"", StringComparison.Ordinal).Replace("\"failedTests\":[],\"passedTests\":[\"lost parcel\"]", "\"failedTests\":[\"lost parcel\"],\"passedTests\":[]", StringComparison.Ordinal),
            "no bundle but a revision twice" => text.Replace("\"subject\":[", "\"subject\":[{\"digest\":{\"sha256\":\"\"},\"name\":\"support-desk\"},", StringComparison.Ordinal),
            "a file of the suite elsewhere" => text.Replace("suites/desk.yaml", "../suites/desk.yaml", StringComparison.Ordinal),
            "probing paths have a null" => text.Replace("\"probing_paths\":[]", "\"probing_paths\":[null]", StringComparison.Ordinal),
            "a path with a NUL" => text.Replace("\"project\":\"", "\"project\":\"\\u0000", StringComparison.Ordinal),
            "half of a character as a name, beside null" => text.Replace("\"error\":{", "\"x\":null,\"\\ud800\":1,\"error\":{", StringComparison.Ordinal),
            "half of a character" => text.Replace("\"throw\"", "\"\\ud800\"", StringComparison.Ordinal),
            "a number without end" => text.Replace("\"elapsed_ms\":", "\"elapsed_ms\":1e400,\"x\":", StringComparison.Ordinal),
            "a revision is no hash" => text.Replace("\"revision_id\":\"", "\"revision_id\":\"x", StringComparison.Ordinal),
            _ => text.Replace("\"error\":{", "\"error\":null,\"x\":{", StringComparison.Ordinal),
        });

        var run = await folder.RunAsync(commandLine);

        SqliteConnection.ClearAllPools();
        Assert.False(run.Error.Contains(CommandLineErrors.Bug, StringComparison.Ordinal), run.Error);
        Assert.Contains(code, run.Error + run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE runs SET status = 'asleep'", "runs")]
    [InlineData("UPDATE runs SET started = 9223372036854775807", "status")]
    [InlineData("UPDATE runs SET error = 'null'", "runs")]
    [InlineData("UPDATE runs SET error = '{}'", "runs --format json")]
    [InlineData("UPDATE runs SET queued = '[null]'", "runs")]
    [InlineData("UPDATE runs SET revision = 'x'", "runs")]
    [InlineData("UPDATE runs SET number = number + 9000000000", "logs RUN --waterfall")]
    [InlineData("UPDATE runs SET bundle = 'x'", "runs --format json")]
    [InlineData("UPDATE records SET body = replace(body, '\"revision_id\":\"', '\"revision_id\":\"x') WHERE sequence = 0", "logs RUN")]
    [InlineData("UPDATE records SET body = CAST('null' AS BLOB)", "logs RUN")]
    [InlineData("UPDATE records SET body = NULL, payload = NULL", "logs RUN --waterfall")]
    [InlineData("DELETE FROM records WHERE sequence = 0", "logs RUN")]
    [InlineData("DELETE FROM records WHERE sequence = 0", "rerun RUN")]
    [InlineData("PRAGMA user_version = -1", "runs")]
    [InlineData("ALTER TABLE runs RENAME TO gone; CREATE VIEW runs AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT gone.* FROM gone, n", "usage")]
    [InlineData("CREATE TRIGGER endless AFTER INSERT ON signals BEGIN SELECT 1; END", "runs")]
    [InlineData("PRAGMA user_version = 0", "runs")]
    [InlineData("ALTER TABLE runs RENAME TO walks", "runs")]
    [InlineData("UPDATE runs SET elapsed_ms = 9e999", "runs --format json")]
    [InlineData("UPDATE runs SET elapsed_ms = -1e300", "runs")]
    [InlineData("UPDATE runs SET elapsed_ms = 'x'", "runs")]
    [InlineData("UPDATE runs SET elapsed_ms = 9e999", "usage --by workflow --format json")]
    [InlineData("UPDATE runs SET input_tokens = -1", "runs --format json")]
    [InlineData("UPDATE runs SET input_tokens = 9223372036854775807, output_tokens = 9223372036854775807", "runs")]
    [InlineData("UPDATE runs SET input_tokens = 9223372036854775807, output_tokens = 9223372036854775807", "usage --by workflow")]
    [InlineData("UPDATE runs SET requests = 'x'", "usage --by environment")]
    [InlineData("UPDATE runs SET cost = 'x'", "runs")]
    [InlineData("UPDATE runs SET started = 'x'", "runs")]
    [InlineData("UPDATE runs SET started = 'x'", "status")]
    [InlineData("UPDATE runs SET started = 1e300", "runs")]
    [InlineData("UPDATE runs SET ended = 'x'", "runs")]
    [InlineData("UPDATE runs SET due = 'x'", "runs")]
    [InlineData("UPDATE runs SET waits = 'x'", "runs")]
    [InlineData("UPDATE runs SET last = 'x'", "runs")]
    [InlineData("UPDATE runs SET workflow = '../x'", "runs")]
    [InlineData("UPDATE runs SET workflow = CAST('support-desk' AS BLOB)", "status")]
    [InlineData("UPDATE runs SET workflow = '../x'", "usage --by workflow")]
    [InlineData("UPDATE runs SET environment = 'a' || char(0) || 'b'", "runs --format json")]
    [InlineData("UPDATE runs SET environment = char(27) || '[2J'", "status")]
    public async Task A_cell_of_the_run_store_that_nobody_wrote_is_refused_in_words(string sql, string commandLine)
    {
        var store = await Made.Value;
        using var folder = new ToolFolder();
        store.Write(folder.Path, ".scout/.gitignore", text => text + "#\n");
        using (var connection = new SqliteConnection($"Data Source={folder.File(".scout/runs/runs.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            Assert.True(command.ExecuteNonQuery() > 0 || sql.StartsWith("PRAGMA", StringComparison.Ordinal) || sql.StartsWith("ALTER", StringComparison.Ordinal) || sql.StartsWith("CREATE", StringComparison.Ordinal));
        }

        var run = await folder.RunAsync(commandLine.Replace("RUN", store.Run, StringComparison.Ordinal));

        SqliteConnection.ClearAllPools();
        Assert.DoesNotContain(CommandLineErrors.Bug, run.Error, StringComparison.Ordinal);
        Assert.Contains("SCOUT73", run.Error, StringComparison.Ordinal);
    }

    private static string Head(string manifest)
    {
        var at = manifest.IndexOf("\"head\": \"", StringComparison.Ordinal) + 9;
        return manifest[at..(at + 64)];
    }

    private static string Earlier(MutatedStore store) => store.Files.Keys.Single(path => path.StartsWith(".scout/promotions/support-desk/000001-", StringComparison.Ordinal))[^69..^5];
}
