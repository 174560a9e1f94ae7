using Scout.Environments.Workers;
using Scout.Revisions.Runs;

namespace Scout.Host.Tests;

/// <summary>Whatever code of a block does, its attempt ends in exactly one record, and the worker lives.</summary>
public sealed class SpiteTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WorkerClient Worker => fixture.Worker;

    [Theory]
    [InlineData("message", "its message cannot be read: that throws SpitefulException")]
    [InlineData("later", "its message cannot be read")]
    [InlineData("inner", "outside")]
    [InlineData("many", "AggregateException")]
    [InlineData("text", "spite")]
    [InlineData("stack", "spite")]
    [InlineData("data", "spite")]
    [InlineData("null", "SpitefulException")]
    [InlineData("huge", "aaaaaaaaaa")]
    [InlineData("getter", "its message cannot be read")]
    [InlineData("endless", "its message cannot be read")]
    [InlineData("json", "its message cannot be read")]
    [InlineData("dispose", "its message cannot be read")]
    [InlineData("canceled", "by itself")]
    [InlineData("task", "TaskCanceledException")]
    public async Task Code_that_throws_while_it_is_asked_why_it_threw_fails_once(string kind, string told)
    {
        var events = await RunAsync(kind);
        Assert.Single(events.OfType<BlockFailed>());
        var error = Assert.IsType<RunFailed>(events[^1]).Error;
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length + (error.Detail?.Length ?? 0), 1, 100_000);
    }

    [Theory]
    [InlineData("log")]
    [InlineData("finalizer")]
    [InlineData("fine")]
    public async Task Code_that_is_spiteful_elsewhere_goes_on(string kind)
    {
        var events = await RunAsync(kind);
        Assert.Single(events.OfType<BlockCompleted>());
        Assert.IsType<RunCompleted>(events[^1]);
    }

    private async Task<List<RunEvent>> RunAsync(string kind)
    {
        var run = await Worker.RunAsync(await TestBundle.RequestAsync("spite", $$"""{"kind":"{{kind}}"}"""), Cancellation);
        Assert.Empty(run.Refusals);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        return await run.ReadEventsAsync(limit.Token).ToListAsync(limit.Token);
    }
}
