using System.Diagnostics;
using Scout.Tool.Tests.Running;
using Scout.Tool.Tests.Trust;

namespace Scout.Tool.Tests.CommandLine;

/// <summary>Ctrl+C, typed once in a terminal, ends the tool in whatever state it is, with 130, and nothing of it is left.</summary>
public sealed class InterruptedTests : IDisposable
{
    // Not ending is the fault; how soon depends on what else the machine does.
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(20);

    // Until a command that says nothing has come to where it waits.
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(3);
    private readonly MarkedProcesses _processes = new();

    public InterruptedTests() => Assert.SkipUnless(PseudoTerminal.Exists, "There is no `script` to make a terminal with: install the package bsdutils (util-linux).");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_nobody_types_the_inputs()
    {
        using var project = await RunFolder.CreateAsync();

        await InterruptedAsync(_processes.Start(project.Folder.Path, "run", "troubles", "--no-build", "--inputs", "-"), _ => Task.Delay(Start, Cancellation));
    }

    [Fact]
    public async Task While_nobody_writes_the_inputs_into_the_pipe()
    {
        using var project = await RunFolder.CreateAsync();
        var tool = ToolProcess.Start(project.Folder.Path, "run", "troubles", "--no-build", "--inputs", "-");

        // Another process holds the pipe, and does not end with the tool.
        var pipe = new ProcessStartInfo("bash", ["-c", "\"$@\" < <(trap '' INT; sleep 30)", "bash", tool.FileName, .. tool.ArgumentList]) { WorkingDirectory = project.Folder.Path };
        await InterruptedAsync(_processes.Mark(pipe), _ => Task.Delay(Start, Cancellation));
    }

    [Fact]
    public async Task While_it_waits_for_the_lock_of_the_store()
    {
        using var project = await RunFolder.CreateAsync();
        using var held = new FileStream(project.Folder.File(".scout/lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        await InterruptedAsync(_processes.Start(project.Folder.Path, "gc", "--apply"), _ => Task.Delay(Start, Cancellation));
    }

    [Fact]
    public async Task While_it_shows_a_run_live_and_the_cursor_is_shown_again()
    {
        using var project = await RunFolder.CreateAsync();

        var shown = await InterruptedAsync(
            _processes.Start(project.Folder.Path, "run", "troubles", "--no-build", "--watch", "--input", "kind=wait"),
            async terminal =>
            {
                await terminal.ShowsAsync("\e[?25l");
                await _processes.FindAsync(" worker ");
                await Task.Delay(Start, Cancellation);
            });

        Assert.True(shown.LastIndexOf("\e[?25h", StringComparison.Ordinal) > shown.LastIndexOf("\e[?25l", StringComparison.Ordinal), shown);
    }

    [Fact]
    public async Task While_code_that_does_not_listen_computes_and_has_started_another_process()
    {
        using var project = await RunFolder.CreateAsync(workflows: "brood");

        await InterruptedAsync(_processes.Start(project.Folder.Path, "run", "brood", "--no-build", "--input", "kind=child"), _ => _processes.FindAsync("sleep 600"));
    }

    [Fact]
    public async Task While_it_restores_from_a_feed_that_does_not_answer()
    {
        await using var clone = await HostileClone.CreateAsync();
        using var feed = new SilentFeed();
        clone.WriteNuGetConfig(feed.Url);

        await InterruptedAsync(_processes.Mark(clone.Start(ToolProcess.DotNet, "exec", ToolProcess.Tool, "restore")), _ => feed.AskedAsync());

        Assert.Empty(Directory.EnumerateFileSystemEntries(clone.Bundles));
    }

    public void Dispose() => _processes.Dispose();

    // Gives what was shown.
    private async Task<string> InterruptedAsync(ProcessStartInfo tool, Func<PseudoTerminal, Task> before)
    {
        using var terminal = new PseudoTerminal(tool);
        await before(terminal);
        var exitCode = await terminal.InterruptAsync(Promptly);
        Assert.True(exitCode == 130, $"{exitCode}:\n{terminal.Shown}");
        Assert.Contains("Interrupted", terminal.Shown, StringComparison.Ordinal);
        await _processes.ExpectNothingLeftAsync();
        return terminal.Shown;
    }
}
