using Scout.Revisions.Runs;
using Scout.Server.Running;

namespace Scout.Server.Tests.Life;

/// <summary>Runs whose worker died are gone on with while the server lives.</summary>
public sealed class LosingWorkers
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
    private readonly LostRuns _lost = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_goes_on_whose_worker_another_has_ended_and_that_one_ends_no_other_worker_again()
    {
        await using var served = await Served.StartAsync(["troubles"]);
        var innocent = await BeginAsync(served, "wait");
        await UntilAsync(() => served.Runs.Entry(innocent).Status == RunStatus.Running && served.Runs.Records(innocent).Any(record => record is BlockStarted));

        var guilty = await BeginAsync(served, "crash");
        await UntilAsync(() => Starts(served, innocent) == 2 && Starts(served, guilty) >= 2);
        await UntilAsync(() => served.Runs.Entry(guilty).Status == RunStatus.Interrupted);

        Assert.Equal(RunStatus.Running, served.Runs.Entry(innocent).Status);
        (await served.PostAsync($"/v2/runs/{innocent}/cancel")).Expect(200);
        await UntilAsync(() => served.Runs.Entry(innocent).Status == RunStatus.Canceled);
        Assert.Equal(2, Starts(served, innocent));
    }

    [Fact]
    public void Each_is_tried_a_few_times_later_each_time()
    {
        var now = Noon;
        foreach (var seconds in new[] { 2, 15, 120 })
        {
            Assert.True(_lost.Add("a", now));
            Assert.Empty(_lost.Due(now.AddSeconds(seconds - 1), _ => false));
            now = now.AddSeconds(seconds);
            Assert.Equal(["a"], _lost.Due(now, _ => false));
            _lost.Try("a");
            Assert.Empty(_lost.Due(now, _ => true));
        }

        Assert.False(_lost.Add("a", now));
        Assert.True(_lost.Add("a", now));
    }

    [Fact]
    public void Few_are_tried_at_once()
    {
        foreach (var run in Enumerable.Range(0, 10))
        {
            Assert.True(_lost.Add($"{run}", Noon.AddSeconds(run)));
        }

        var first = _lost.Due(Noon.AddMinutes(1), _ => false);
        Assert.Equal(["0", "1", "2", "3"], first);
        foreach (var run in first)
        {
            _lost.Try(run);
        }

        Assert.Empty(_lost.Due(Noon.AddMinutes(1), _ => true));
        Assert.Equal(["4"], _lost.Due(Noon.AddMinutes(1), run => run != "2"));
        _lost.Forget("2");
        Assert.Equal(["0", "1", "3"], _lost.Tried);
        _lost.PutOff("4", Noon.AddHours(1));
        Assert.Equal(["5"], _lost.Due(Noon.AddMinutes(1), _ => true));
    }

    private static async Task<string> BeginAsync(Served served, string kind) =>
        (await served.PostAsync("/v2/workflows/troubles/execute?environment=console", new { inputs = new { kind } }, ("Prefer", "respond-async"))).Expect(202).Header("Scout-Run-Id");

    private static int Starts(Served served, string run) => served.Runs.Records(run).Count(record => record is BlockStarted);

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(50, Cancellation);
        }
    }
}
