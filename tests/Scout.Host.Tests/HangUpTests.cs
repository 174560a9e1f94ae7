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

    [Fact]
    public async Task A_worker_ends_its_runs_and_itself_when_its_client_is_gone()
    {
        var (process, stream) = await StartAsync();
        var channel = new MessageChannel(stream);
        await WorkerHandshake.ReadAsync(channel, Cancellation);
        await channel.SendAsync(await TestBundle.RequestAsync("troubles", """{"kind":"wait"}"""), Cancellation);
        while (await channel.ReceiveAsync(Cancellation) is not RunReported { Records: [.., BlockStarted] })
        {
            Assert.False(process.HasExited);
        }

        await channel.DisposeAsync();
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
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

    private static async Task<(Process Process, Stream Stream)> StartAsync()
    {
        using var socket = new WorkerSocket();
        var process = Process.Start(new HostCommand(TestBundle.Output).StartInfo("worker", "--channel", socket.FilePath))!;
        return (process, await socket.AcceptAsync(Cancellation));
    }
}
