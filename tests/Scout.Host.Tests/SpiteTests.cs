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
    [InlineData("nested", "InvalidOperationException: at 1.")]
    [InlineData("nested_deep", "InvalidOperationException: at 1.")]
    [InlineData("nested_message", "AggregateException: its message cannot be read: that would tell more than 200 exceptions")]
    [InlineData("nested_cast", "TypeInitializationException")]
    [InlineData("doubled", "AggregateException: its message cannot be read")]
    [InlineData("ours", "aaaaaaaaaa")]
    [InlineData("later", "its message cannot be read")]
    [InlineData("inner", "outside")]
    [InlineData("many", "AggregateException")]
    [InlineData("text", "SpitefulException: spite.")]
    [InlineData("stack", "SpitefulException: spite.")]
    [InlineData("data", "SpitefulException: spite.")]
    [InlineData("null", "SpitefulException")]
    [InlineData("huge", "aaaaaaaaaa")]
    [InlineData("getter", "its message cannot be read")]
    [InlineData("endless", "its message cannot be read")]
    [InlineData("waits", "its message cannot be read: that takes longer than 2 s")]
    [InlineData("text_waits", "SpitefulException: spite.")]
    [InlineData("unbounded", "longer than 24 MiB")]
    [InlineData("silent", "took longer than its timeout")]
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
    [InlineData("log_long")]
    [InlineData("finalizer")]
    [InlineData("fine")]
    public async Task Code_that_is_spiteful_elsewhere_goes_on(string kind)
    {
        var events = await RunAsync(kind);
        Assert.Single(events.OfType<BlockCompleted>());
        Assert.IsType<RunCompleted>(events[^1]);
    }

    /// <remarks>Nobody can go on in such a process: its runs end, and say at which block.</remarks>
    [Theory]
    [InlineData("deep")]
    [InlineData("finalizer_throws")]
    public async Task Code_that_ends_its_process_fails_the_run_that_names_its_block(string kind)
    {
        await using var worker = await WorkerClient.StartAsync(TestBundle.Output, cancellation: Cancellation);
        var events = await RunAsync(kind, worker);
        Assert.Single(events, happened => happened is BlockStarted);
        Assert.DoesNotContain(events, happened => happened is BlockCompleted or BlockFailed);
        var error = Assert.IsType<RunFailed>(events[^1]).Error;
        Assert.Equal(("SCOUT7314", "spite"), (error.Code, error.Block));
        Assert.Contains("while block 'spite' was under way", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Detail!);
    }

    private async Task<List<RunEvent>> RunAsync(string kind, WorkerClient? worker = null)
    {
        var run = await (worker ?? Worker).RunAsync(await TestBundle.RequestAsync("spite", $$"""{"kind":"{{kind}}"}"""), Cancellation);
        Assert.Empty(run.Refusals);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        return await run.ReadEventsAsync(limit.Token).ToListAsync(limit.Token);
    }
}
