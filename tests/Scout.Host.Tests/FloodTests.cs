using System.Diagnostics;
using Scout.Environments.Workers;
using Scout.Revisions.Runs;

namespace Scout.Host.Tests;

/// <summary>Code that holds every thread of the pool holds up other code, and nothing of the engine.</summary>
public sealed class FloodTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flooded_worker_answers_keeps_timeouts_and_cancels()
    {
        await using var worker = await WorkerClient.StartAsync(TestBundle.Output, new() { StopTimeout = TimeSpan.FromSeconds(1) }, Cancellation);
        var watch = Stopwatch.StartNew();
        var run = await worker.RunAsync(await TestBundle.RequestAsync("flood", """{"kind":"x"}"""), Cancellation);
        var ending = run.ReadEventsAsync(Cancellation).ToListAsync(Cancellation).AsTask();

        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);
        var heard = worker.Heard;
        await worker.PingAsync();
        var answered = Stopwatch.StartNew();
        while (worker.Heard == heard && answered.Elapsed < TimeSpan.FromSeconds(5))
        {
            await Task.Delay(10, Cancellation);
        }

        Assert.True(worker.Heard > heard, "The worker does not answer.");

        // Another run begins in the flood, and is canceled in it.
        var other = await worker.RunAsync(await TestBundle.RequestAsync("troubles", """{"kind":"wait"}"""), Cancellation);
        var canceling = other.ReadEventsAsync(Cancellation).ToListAsync(Cancellation).AsTask();
        await worker.CancelAsync(other.RunId, Cancellation);
        Assert.IsType<RunCanceled>((await canceling)[^1]);
        Assert.Equal("SCOUT7011", Assert.IsType<RunFailed>((await ending)[^1]).Error.Code);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }
}
