using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;
using Scout.Tool.Tests.Output;

namespace Scout.Tool.Tests.Mutations;

/// <summary>
/// Broken files of every kind, and every verb that reads them: each is answered or refused in words, none is a bug, none commands a terminal, and no altered revision is taken for the one that was asked for.
/// <c>SCOUT_MUTATIONS</c> says how many (200000 is the whole), <c>SCOUT_MUTATION_SEED</c> where to begin.
/// </summary>
public sealed class MutatedStoreTests
{
    private const int Sample = 1000;

    private static readonly string[] OfRuns = ["runs", "logs", "usage", "resume", "signal", "approve", "rerun", "cancel", "[suggest]", "gc", "status"];

    [Fact]
    public async Task A_broken_file_is_never_a_bug_and_an_altered_revision_never_accepted()
    {
        var store = await MutatedStore.CreateAsync();
        var commandLines = CommandLines(store);
        var (count, first) = (Number("SCOUT_MUTATIONS", Sample), Number("SCOUT_MUTATION_SEED", 0));
        var (bad, refused) = (new ConcurrentQueue<string>(), 0);
        var original = await ShownAsync(store);

        await Parallel.ForEachAsync(Enumerable.Range(first, count), TestContext.Current.CancellationToken, async (seed, cancellation) =>
        {
            var random = new Random(seed);
            var folder = Directory.CreateTempSubdirectory("scout-mutated-").FullName;
            try
            {
                var (file, what) = store.Write(folder, random);
                foreach (var words in random.GetItems(commandLines.Where(line => !file.StartsWith(".scout/runs", StringComparison.Ordinal) || OfRuns.Contains(line[0])).ToArray(), 2).Append(["show", store.First, "--workflow", "support-desk", "--format", "json"]))
                {
                    var run = await RunAsync(folder, words, cancellation);
                    Interlocked.Add(ref refused, run.Code == ExitCode.Done ? 0 : 1);
                    foreach (var problem in Problems(run, words[0] == "show" && words[1] == store.First, original))
                    {
                        bad.Enqueue($"{seed}: {file}: {what}: {string.Join(' ', words)}: {problem}");
                    }
                }
            }
            finally
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(folder, recursive: true);
            }
        });

        Assert.True(bad.IsEmpty, $"{bad.Count} of {count}, such as\n{string.Join('\n', bad.DistinctBy(Kind).Take(40))}");
        // Where nothing was refused nothing was broken.
        Assert.InRange(refused, count / 10, 3 * count);
    }

    private static IEnumerable<string> Problems(ToolRun run, bool isFirst, JsonElement original)
    {
        if (run.Error.Contains(CommandLineErrors.Bug, StringComparison.Ordinal))
        {
            yield return string.Join(" | ", run.Error.Split('\n').Skip(1).Where(line => line.Length > 0).Take(6));
        }

        foreach (var raw in Hostile.RawIn(run.Output).Concat(Hostile.RawIn(run.Error)).Take(1))
        {
            yield return raw;
        }

        if (run is { Code: ExitCode.Done } && isFirst && run.Output.StartsWith('{') && !JsonElement.DeepEquals(original, run.Json.GetProperty("revision")))
        {
            yield return "an altered revision is accepted";
        }
    }

    // What broke, whatever file and verb it was found by.
    private static string Kind(string problem) => problem.IndexOf("   at ", StringComparison.Ordinal) is > 0 and var at ? problem[at..Math.Min(problem.Length, at + 300)] : problem[..Math.Min(60, problem.Length)];

    private static async Task<JsonElement> ShownAsync(MutatedStore store)
    {
        using var folder = new ToolFolder();
        foreach (var (path, content) in store.Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
            await File.WriteAllBytesAsync(folder.File(path), content);
        }

        var shown = (await RunAsync(folder.Path, ["show", store.First, "--workflow", "support-desk", "--format", "json"], CancellationToken.None)).Expect(ExitCode.Done);
        Assert.DoesNotContain("warning", shown.Error, StringComparison.Ordinal);
        (await RunAsync(folder.Path, ["check"], CancellationToken.None)).Expect(ExitCode.Done);
        SqliteConnection.ClearAllPools();
        return shown.Json.GetProperty("revision");
    }

    private static async Task<ToolRun> RunAsync(string folder, string[] words, CancellationToken cancellation)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal { Input = TextReader.Null, Output = output, Error = error };
        // A verb that only waits is not asked for longer.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            var typed = words is ["[suggest]", var line] ? line.Replace("DIR", folder, StringComparison.Ordinal) : null;
            var code = await Application.RunAsync(typed is null ? [.. words, "--project", folder] : [$"[suggest:{typed.Length}]", typed], terminal, patience.Token);
            return new(code, output.ToString(), error.ToString() + (patience.IsCancellationRequested ? $"{CommandLineErrors.Bug}\nit did not end in 30 s" : ""));
        }
        catch (Exception exception)
        {
            return new(ExitCode.Error, "", $"{CommandLineErrors.Bug}\nunhandled {exception}");
        }
    }

    private static string[][] CommandLines(MutatedStore store)
    {
        string[] lines =
        [
            "init", "status", "status --format json", "runs", "runs --format json", "runs --search x --block trouble", "runs --status failed", "logs", "logs RUN", "logs RUN --format json", "logs RUN --waterfall", "logs RUN --follow", "logs RUN --compare RUN",
            "logs --block trouble", "usage", "usage --format json", "keys", "keys add bot --environment staging", "keys rotate bot", "schedules", "schedules --format json", "runs --trigger schedule:nightly", "runs --feedback negative", "serve --urls none", "console --url none", "usage --by block", "validate --no-build", "validate --environment staging --suite desk", "capture RUN", "replay --last 1", "resume RUN", "resume --due", "signal RUN payment", "approve RUN --reason x", "rerun RUN", "cancel RUN",
            "run support-desk --no-build --input user_message=x", "run support-desk --environment staging --input user_message=x", "run --revision FIRST --input user_message=x",
            "history support-desk", "history support-desk --format json", "history greet", "history", "show latest --workflow support-desk", "show staging --workflow support-desk", "show SECOND", "show SECOND --format json", "show SECOND --graph mermaid", "show FIRST --graph text",
            "diff FIRST SECOND", "diff staging latest --workflow support-desk --format json", "diff FIRST SECOND --format jsonpatch", "diff SECOND FIRST --view code", "name FIRST Other --notes more", "name staging Another --workflow support-desk",
            "promote support-desk --to staging --plan", "promote support-desk --to staging --reason x", "promote support-desk --to production --plan", "promote --all --to staging --plan --format json", "rollback support-desk --environment staging --reason x --plan",
            "rollback support-desk --environment staging --reason x", "resolve support-desk --take records", "resolve support-desk --take manifest --reason x", "publish FIRST", "restore", "restore --environment staging", "check", "check --format json", "gc", "gc --apply", "completion bash",
        ];
        var missing = Verbs.Create().Select(verb => verb.Name).Except(lines.Select(line => line.Split(' ')[0]));
        Assert.Empty(missing);
        return
        [
            .. lines.Select(line => line.Replace("FIRST", store.First, StringComparison.Ordinal).Replace("SECOND", store.Second, StringComparison.Ordinal).Replace("RUN", store.Run, StringComparison.Ordinal).Split(' ')),
            .. new[] { "run ", "run support-desk --input ", "promote --to ", "show ", "logs ", "logs --block " }.Select(typed => new[] { "[suggest]", $"dotnet-scout --project DIR {typed}" }),
        ];
    }

    private static int Number(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
