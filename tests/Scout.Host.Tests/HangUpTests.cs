using System.Diagnostics;
using System.Text;
using Scout.Environments.Workers;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;

namespace Scout.Host.Tests;

/// <summary>A worker whose client is killed, or goes mad, must not stay behind.</summary>
public class HangUpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_ends_its_runs_and_itself_when_its_client_is_gone(bool amidAMessage)
    {
        var (process, stream) = await StartAsync();
        var channel = new MessageChannel(stream);
        await WorkerHandshake.ReadAsync(channel, Cancellation);
        await channel.SendAsync(await TestBundle.RequestAsync("troubles", """{"kind":"wait"}"""), Cancellation);
        while (await channel.ReceiveAsync(Cancellation) is not RunReported { Records: [.., BlockStarted] })
        {
            Assert.False(process.HasExited);
        }

        if (amidAMessage)
        {
            await stream.WriteAsync("x"u8.ToArray(), Cancellation);
        }

        await channel.DisposeAsync();
        await process.WaitForExitAsync(Cancellation);

        // By itself, with all that it has started.
        Assert.Equal(OperatingSystem.IsWindows() ? -1 : 128 + 9, process.ExitCode);
        process.Dispose();
    }

    [Fact]
    public async Task A_worker_that_gets_no_messages_but_noise_says_so_and_ends()
    {
        var (process, stream) = await StartAsync();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"), Cancellation);
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("SCOUT7301", await errors, StringComparison.Ordinal);
        await stream.DisposeAsync();
        process.Dispose();
    }

    [Fact]
    public async Task A_worker_whose_client_is_gone_before_it_comes_removes_what_that_has_left()
    {
        var folder = Directory.CreateTempSubdirectory("scout-").FullName;
        var socket = Path.Combine(folder, "w");
        await File.WriteAllTextAsync(socket, "", Cancellation);
        using var process = Process.Start(new HostCommand(TestBundle.Output).StartInfo("worker", "--channel", socket))!;
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal((1, false), (process.ExitCode, Directory.Exists(folder)));
    }

    /// <remarks>It has no channel: only its parent tells whether somebody still waits.</remarks>
    [Fact]
    public async Task A_snapshot_whose_definition_never_ends_ends_soon_after_whoever_asked_for_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not say who started whom.");
        var folder = Directory.CreateTempSubdirectory();
        var host = new HostCommand(TestBundle.Output).StartInfo("snapshot", Path.Combine(folder.FullName, "result"));
        // The shell is the owner, and says who the host is.
        var start = new ProcessStartInfo("sh", ["-c", "\"$@\" >/dev/null & echo $!; wait", "sh", host.FileName, .. host.ArgumentList]) { RedirectStandardOutput = true, Environment = { ["SCOUT_TEST_ENDLESS"] = "1" } };
        using var owner = Process.Start(start)!;
        using var snapshot = Process.GetProcessById(int.Parse((await owner.StandardOutput.ReadLineAsync(Cancellation))!, System.Globalization.CultureInfo.InvariantCulture));
        while (!File.Exists(Path.Combine(folder.FullName, "result.begun")))
        {
            await Task.Delay(20, Cancellation);
        }

        Assert.False(snapshot.HasExited);
        owner.Kill();
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            limit.CancelAfter(TimeSpan.FromSeconds(30));
            await snapshot.WaitForExitAsync(limit.Token);
            Assert.Empty(folder.EnumerateFiles());
        }
        finally
        {
            snapshot.Kill(entireProcessTree: true);
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(Process Process, Stream Stream)> StartAsync()
    {
        using var socket = new WorkerSocket();
        var process = Process.Start(new HostCommand(TestBundle.Output).StartInfo("worker", "--channel", socket.FilePath))!;
        return (process, await socket.AcceptAsync(Cancellation));
    }
}
