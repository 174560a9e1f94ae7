using System.Diagnostics;

namespace Scout.Tool.Tests.CommandLine;

public sealed class ProcessTests
{
    [Fact]
    public async Task The_executable_ends_with_the_exit_code_and_keeps_diagnostics_off_stdout()
    {
        using var folder = new ToolFolder();

        var version = await ToolProcess.RunAsync(ToolProcess.Start(folder.Path, "--version"));
        var status = await ToolProcess.RunAsync(ToolProcess.Start(folder.Path, "status"));

        Assert.Equal((0, ""), (version.ExitCode, version.Error));
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", version.Output);
        Assert.Equal((1, ""), (status.ExitCode, status.Output));
        Assert.StartsWith("error SCOUT60", status.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show nope 2>&-", 1, "")]
    [InlineData("show nope >&- 2>&-", 1, "")]
    [InlineData("nonsense 2>&-", 1, "")]
    [InlineData("status 2>&-", 0, "")]
    [InlineData("status >&-", 1, "error SCOUT6202: standard output cannot be written: ")]
    [InlineData("status --format json >&-", 1, "error SCOUT6202: standard output cannot be written: ")]
    [InlineData("status --format json >/dev/full", 1, "error SCOUT6202: standard output cannot be written: ")]
    public async Task A_stream_that_cannot_be_written_ends_the_tool_as_what_it_did_does(string words, int code, string error)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no full device here.");
        using var project = await RunFolder.CreateAsync();

        var run = await ToolProcess.RunAsync(new("sh", ["-c", $"exec '{ToolProcess.DotNet}' exec '{ToolProcess.Tool}' {words}"]) { WorkingDirectory = project.Folder.Path });

        Assert.True(run.ExitCode == code, $"{run.ExitCode}: {run.Output}{run.Error}");
        Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_cancels_the_run_and_ends_with_130()
    {
        var run = await InterruptedAsync("wait", "kill -INT $1");

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("Canceled after", run.Output, StringComparison.Ordinal);
        Assert.Contains("Interrupted", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[", run.Output + run.Error, StringComparison.Ordinal);
    }

    /// <remarks>Code that never looks whether it is canceled was waited for, and then what was left of its process: 10 seconds in all.</remarks>
    [Fact]
    public async Task Ctrl_C_does_not_wait_for_code_that_does_not_listen()
    {
        var run = await InterruptedAsync("stuck", "kill -INT $1");

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("Canceled after", run.Output, StringComparison.Ordinal);
        Assert.InRange(run.Seconds, 0, 8);
    }

    [Fact]
    public async Task Ctrl_C_does_not_wait_for_a_worker_that_is_stopped()
    {
        var run = await InterruptedAsync("wait", "pkill -STOP -P $1; kill -INT $1");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("resume", run.Output + run.Error, StringComparison.Ordinal);
        Assert.InRange(run.Seconds, 0, 20);
    }

    [Fact]
    public async Task Ctrl_C_twice_ends_at_once()
    {
        var run = await InterruptedAsync("stuck", "kill -INT $1; sleep 0.1; kill -INT $1");

        Assert.Equal(130, run.ExitCode);
        Assert.DoesNotContain("Canceled after", run.Output, StringComparison.Ordinal);
    }

    // What becomes of a run when a shell does something to the tool, whose process is $1, once it is under way; and how long it takes from then on.
    private static async Task<(int ExitCode, string Output, string Error, double Seconds)> InterruptedAsync(string kind, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        using var project = await RunFolder.CreateAsync();
        var start = ToolProcess.Start(project.Folder.Path, "run", "troubles", "--no-build", "--input", $"kind={kind}");
        var interrupted = 0L;
        var (exitCode, output, error) = await ToolProcess.RunAsync(start, (process, line) =>
        {
            if (line.StartsWith("run ", StringComparison.Ordinal))
            {
                interrupted = Stopwatch.GetTimestamp();
                using var shell = Process.Start("sh", ["-c", script, "sh", $"{process.Id}"]);
            }
        });
        return (exitCode, output, error, Stopwatch.GetElapsedTime(interrupted).TotalSeconds);
    }
}
