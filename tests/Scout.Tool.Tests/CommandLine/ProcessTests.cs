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

    [Fact]
    public async Task Ctrl_C_cancels_the_run_and_ends_with_130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        using var project = await RunFolder.CreateAsync();
        var start = ToolProcess.Start(project.Folder.Path, "run", "troubles", "--no-build", "--input", "kind=wait");

        var (exitCode, output, error) = await ToolProcess.RunAsync(start, (process, line) =>
        {
            if (line.StartsWith("run ", StringComparison.Ordinal))
            {
                using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
            }
        });

        Assert.Equal(130, exitCode);
        Assert.Contains("Canceled after", output, StringComparison.Ordinal);
        Assert.Contains("Interrupted", error, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[", output + error, StringComparison.Ordinal);
    }

    /// <remarks>Code that never looks whether it is canceled was waited for, and then what was left of its process: 10 seconds in all.</remarks>
    [Fact]
    public async Task Ctrl_C_does_not_wait_for_code_that_does_not_listen()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        using var project = await RunFolder.CreateAsync();
        var start = ToolProcess.Start(project.Folder.Path, "run", "troubles", "--no-build", "--input", "kind=stuck");

        var interrupted = 0L;
        var (exitCode, output, _) = await ToolProcess.RunAsync(start, (process, line) =>
        {
            if (line.StartsWith("run ", StringComparison.Ordinal))
            {
                interrupted = Stopwatch.GetTimestamp();
                using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
            }
        });

        Assert.Equal(130, exitCode);
        Assert.Contains("Canceled after", output, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(interrupted).TotalSeconds, 0, 8);
    }

    [Fact]
    public async Task Ctrl_C_does_not_wait_for_a_worker_that_is_stopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        using var project = await RunFolder.CreateAsync();
        var start = ToolProcess.Start(project.Folder.Path, "run", "troubles", "--no-build", "--input", "kind=wait");

        var interrupted = 0L;
        var (exitCode, output, error) = await ToolProcess.RunAsync(start, (process, line) =>
        {
            if (line.StartsWith("run ", StringComparison.Ordinal))
            {
                interrupted = Stopwatch.GetTimestamp();
                using var stop = Process.Start("pkill", ["-STOP", "-P", $"{process.Id}"]);
                stop.WaitForExit();
                using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
            }
        });

        Assert.Contains("resume", output + error, StringComparison.Ordinal);
        Assert.NotEqual(0, exitCode);
        Assert.InRange(Stopwatch.GetElapsedTime(interrupted).TotalSeconds, 0, 20);
    }

    [Fact]
    public async Task Ctrl_C_twice_ends_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        using var project = await RunFolder.CreateAsync();
        var start = ToolProcess.Start(project.Folder.Path, "run", "troubles", "--no-build", "--input", "kind=stuck");

        var (exitCode, output, _) = await ToolProcess.RunAsync(start, (process, line) =>
        {
            if (line.StartsWith("run ", StringComparison.Ordinal))
            {
                using var kill = Process.Start("sh", ["-c", $"kill -INT {process.Id}; sleep 0.1; kill -INT {process.Id}"]);
            }
        });

        Assert.Equal(130, exitCode);
        Assert.DoesNotContain("Canceled after", output, StringComparison.Ordinal);
    }
}
