using Scout.Environments.Workers;
using Scout.Revisions.Runs;

namespace Scout.Host.Tests;

/// <summary>What only computes is bound by its block's timeout as all else is.</summary>
public sealed class HeavyTests(WorkerFixture fixture) : IClassFixture<WorkerFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WorkerClient Worker => fixture.Worker;

    [Theory]
    [InlineData("text", "limited")]
    [InlineData("condition", "is_condition")]
    public async Task A_template_or_a_condition_ends_with_the_timeout_of_its_block(string kind, string block)
    {
        var run = await Worker.RunAsync(await TestBundle.RequestAsync("heavy", $$"""{"kind":"{{kind}}"}"""), Cancellation);
        var error = Assert.IsType<RunFailed>((await run.ReadEventsAsync(Cancellation).ToListAsync(Cancellation))[^1]).Error;
        Assert.Equal(("SCOUT7011", block), (error.Code, error.Block));
    }
}
