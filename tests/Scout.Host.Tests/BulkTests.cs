using Scout.Environments.Workers;
using Scout.Revisions.Runs;

namespace Scout.Host.Tests;

/// <summary>What is too long to be handed on fails the run at its block, and nothing else.</summary>
public sealed class BulkTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WorkerClient Worker => fixture.Worker;

    [Fact]
    public async Task A_block_gives_24_MiB_at_most()
    {
        var events = await RunAsync("one");
        var failed = Assert.Single(events.OfType<BlockFailed>().Select(failed => failed.Error).Distinct());
        Assert.Equal("SCOUT7210", failed.Code);
        Assert.Contains("longer than 24 MiB as JSON", failed.Message, StringComparison.Ordinal);
        Assert.IsType<RunFailed>(events[^1]);
    }

    /// <remarks>No record of it could be sent, and the run waited for ever.</remarks>
    [Fact]
    public async Task A_block_that_is_given_more_than_a_message_holds_fails_the_run_and_the_worker_lives()
    {
        var events = await RunAsync("sum");
        var error = Assert.IsType<RunFailed>(events[^1]).Error;
        Assert.Equal(("SCOUT7301", "sum"), (error.Code, error.Block));
        Assert.Equal(Enumerable.Range(0, events.Count).Select(at => (long)at), events.Select(happened => happened.Sequence));
        Assert.IsType<RunCompleted>((await RunAsync("little"))[^1]);
    }

    private async Task<List<RunEvent>> RunAsync(string kind)
    {
        var run = await Worker.RunAsync(await TestBundle.RequestAsync("bulk", $$"""{"kind":"{{kind}}"}"""), Cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        return await run.ReadEventsAsync(limit.Token).ToListAsync(limit.Token);
    }
}
