using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Mutations;

/// <summary>Named pipes where files are expected: to open one is to wait for ever, and so none is opened.</summary>
public sealed class PipeTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<MutatedStore>> Made = new(MutatedStore.CreateAsync);

    [Theory]
    [InlineData("scout.json", "runs", "SCOUT6033")]
    [InlineData(".scout/environments/support-desk.json", "status", "SCOUT6033")]
    [InlineData(".scout/runs/runs.db", "runs", "SCOUT7371")]
    [InlineData(".scout/runs/runs.db-journal", "runs", "SCOUT7371")]
    [InlineData(".scout/runs/inbox/20261123t224256-81d0c44a12.jsonl", "runs", "SCOUT7362")]
    public async Task A_named_pipe_in_the_place_of_a_file_is_refused_and_not_waited_for(string file, string commandLine, string code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps its pipes elsewhere.");
        using var folder = await FolderAsync();
        File.Delete(folder.File(file));
        Pipe(folder.File(file));

        var run = await RunAsync(folder, commandLine);

        Assert.DoesNotContain(CommandLineErrors.Bug, run.Error, StringComparison.Ordinal);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'ROOT/pipe'")]
    [InlineData("'../../../pipe'")]
    [InlineData("'1-0123456789ab'")]
    [InlineData("'inbox/pipe.jsonl'")]
    [InlineData("'inbox/../../../scout.json'")]
    [InlineData("'inbox/a' || char(0) || 'b'")]
    [InlineData("'a' || char(0) || 'b'")]
    [InlineData("''")]
    [InlineData("'.'")]
    public async Task An_owner_that_no_process_can_be_is_nobody_alive(string owner)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps its pipes elsewhere.");
        using var folder = await FolderAsync();
        Directory.Delete(folder.File(".scout/runs/inbox"), recursive: true);
        Directory.CreateDirectory(folder.File(".scout/runs/inbox"));
        Directory.CreateDirectory(folder.File(".scout/runs/owners"));
        Pipe(folder.File("pipe"));
        Pipe(folder.File(".scout/runs/owners/1-0123456789ab"));
        using (var connection = new SqliteConnection($"Data Source={folder.File(".scout/runs/runs.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"DELETE FROM records WHERE kind = 'RunCompleted'; UPDATE runs SET status = 'running', ended = NULL, last = (SELECT max(sequence) FROM records WHERE run = number), owner = {owner.Replace("ROOT", folder.Path, StringComparison.Ordinal)}";
            Assert.NotEqual(0, command.ExecuteNonQuery());
        }

        var run = await RunAsync(folder, "runs");

        Assert.Equal("", run.Error);
        Assert.Contains("interrupted", run.Output, StringComparison.Ordinal);
    }

    private static async Task<ToolFolder> FolderAsync()
    {
        var store = await Made.Value;
        var folder = new ToolFolder();
        store.Write(folder.Path, ".scout/.gitignore", text => text + "#\n");
        return folder;
    }

    // What waits for a pipe waits in the system, and hears of no cancellation.
    private static async Task<ToolRun> RunAsync(ToolFolder folder, string commandLine)
    {
        try
        {
            return await Task.Run(() => folder.RunAsync(commandLine)).WaitAsync(Long, TestContext.Current.CancellationToken);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
        }
    }

    private static void Pipe(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}
