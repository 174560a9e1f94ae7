using System.Diagnostics;
using Scout.Tool.CommandLine;
using Scout.Tool.Tests.Trust;

namespace Scout.Tool.Tests.Running;

/// <summary>Nothing outlives the tool: no worker, no process that code of a block has started, no temporary folder; whatever ends it.</summary>
public sealed class DyingOwnerTests
{
    [Theory]
    [InlineData("loop")]
    [InlineData("child")]
    [InlineData("session")]
    [InlineData("orphan")]
    public async Task Nothing_outlives_a_tool_that_is_killed(string kind) => await KilledAsync(kind, (_, _) => Task.CompletedTask);

    /// <remarks>The system wakes a group that has nobody above it any more (POSIX: an orphaned process group with a stopped member), and so the worker sees that.</remarks>
    [Fact]
    public async Task A_worker_that_was_stopped_as_its_tool_was_killed_ends() => await KilledAsync(
        "child",
        async (processes, tool) =>
        {
            var worker = await processes.FindAsync(" worker ");
            MarkedProcesses.Signal("STOP", worker);
            MarkedProcesses.Signal("KILL", tool);
        });

    [Theory]
    [InlineData("left")]
    [InlineData("crash")]
    public async Task Nothing_that_a_block_has_started_outlives_a_tool_that_ends_by_itself(string kind)
    {
        Skip();
        using var project = await RunFolder.CreateAsync(workflows: "brood");
        using var processes = new MarkedProcesses();

        await ToolProcess.RunAsync(processes.Start(project.Folder.Path, "run", "brood", "--no-build", "--input", $"kind={kind}"));

        await processes.ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task What_a_worker_that_is_killed_has_started_does_not_outlive_it()
    {
        Skip();
        using var project = await RunFolder.CreateAsync(workflows: "brood");
        using var processes = new MarkedProcesses();
        using var tool = Begin(processes, project, "orphan");
        await processes.FindAsync("sleep 600");

        MarkedProcesses.Signal("KILL", await processes.FindAsync(" worker "));

        await processes.ExpectNothingLeftAsync();
    }

    /// <remarks>NuGet asks again and again, for minutes; and what was begun stays in the cache until somebody looks there.</remarks>
    [Fact]
    public async Task A_restore_that_is_killed_leaves_no_process_and_the_next_one_removes_what_it_had_begun()
    {
        Skip();
        await using var clone = await HostileClone.CreateAsync();
        using var processes = new MarkedProcesses();
        using var feed = new SilentFeed();
        clone.WriteNuGetConfig(feed.Url);
        using var tool = Process.Start(processes.Mark(clone.Start(ToolProcess.DotNet, "exec", ToolProcess.Tool, "restore")))!;
        await feed.AskedAsync();

        MarkedProcesses.Signal("KILL", tool.Id);

        await processes.ExpectNothingLeftAsync();
        Assert.NotEmpty(Leftovers(clone));
        clone.WriteNuGetConfig($"{clone.Feed.Url}/v3/index.json");
        (await clone.ScoutAsync("restore")).Expect(ExitCode.Done);
        Assert.Empty(Leftovers(clone));
    }

    private static IEnumerable<string> Leftovers(HostileClone clone) =>
        Directory.EnumerateFileSystemEntries(clone.Bundles).Where(path => path.Contains(".tmp", StringComparison.Ordinal));

    // Kills the tool once a block has begun, and whatever else is wanted before that; then nothing may be left.
    private static async Task KilledAsync(string kind, Func<MarkedProcesses, int, Task> before)
    {
        Skip();
        using var project = await RunFolder.CreateAsync(workflows: "brood");
        using var processes = new MarkedProcesses();
        using var tool = Begin(processes, project, kind);
        await tool.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        if (kind != "loop")
        {
            await processes.FindAsync("sleep 600");
        }

        await before(processes, tool.Id);
        MarkedProcesses.Signal("KILL", tool.Id);
        await processes.ExpectNothingLeftAsync();
    }

    // Says a line on stderr once its block has begun.
    private static Process Begin(MarkedProcesses processes, RunFolder project, string kind)
    {
        var start = processes.Start(project.Folder.Path, "run", "brood", "--no-build", "--input", $"kind={kind}");
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }

    private static void Skip() => Assert.SkipUnless(OperatingSystem.IsLinux(), "What is left is found in /proc.");
}
