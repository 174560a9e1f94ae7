using Scout.Revisions.Runs;
using Scout.Runs.Changes;

namespace Scout.Runs.Tests;

/// <summary>How revisions do, since when they fail, and what is shown of a run to anybody.</summary>
public sealed class JudgingRuns : IAsyncLifetime
{
    private static readonly RunError Broken = new("SCOUT7016", "No letter for jean@example.org can have 2 orders.", "letter", "at Desk.Compose");
    private static readonly RunError Slow = new("SCOUT7002", "It took too long.", "letter");
    private readonly PastRuns _past = new();

    private RunStore Runs => _past.Runs;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _past.DisposeAsync();

    [Fact]
    public async Task Failures_began_after_the_last_run_that_succeeded()
    {
        await _past.AddAsync('a', Broken);
        var good = await _past.AddAsync('a', promotion: "1-aaaaaaaaaa");
        await _past.AddAsync('b', environment: "staging");
        var first = await _past.AddAsync('b', Slow, promotion: "2-bbbbbbbbbb");
        await _past.AddAsync('b', Broken);
        var last = await _past.AddAsync('b', Broken);
        await _past.AddAsync('b', Broken);
        await _past.AddAsync('b');

        var begin = Runs.FailuresSince(last)!;

        Assert.Equal((good, first, 3L), (begin.LastGood?.RunId, begin.First.RunId, begin.Failures));
    }

    [Fact]
    public async Task Where_others_succeed_in_between_the_first_that_failed_alike_is_told_and_what_succeeded_before_it()
    {
        await _past.AddAsync('a', Slow);
        var before = await _past.AddAsync('a');
        await _past.AddAsync('b');
        var alike = await _past.AddAsync('b', Broken);
        var good = await _past.AddAsync('b');
        var last = await _past.AddAsync('b', Broken);

        var begin = Runs.FailuresSince(last)!;

        Assert.Equal((good, last, 1L), (begin.LastGood?.RunId, begin.First.RunId, begin.Failures));
        Assert.Equal((alike, before), (begin.FirstAlike.RunId, begin.GoodBeforeAlike?.RunId));
    }

    [Fact]
    public async Task What_never_worked_and_what_did_not_fail_has_no_success_before()
    {
        var failed = await _past.AddAsync('a', Broken);
        var good = await _past.AddAsync('a', environment: "staging");

        Assert.Null(Runs.FailuresSince(good));
        Assert.Null(Runs.FailuresSince(failed)!.LastGood);
        Assert.Null(Runs.FailuresSince(failed)!.GoodBeforeAlike);
        Assert.Null(Runs.FailuresSince("20261101t090000-0000000000"));
    }

    [Fact]
    public async Task A_revision_has_what_its_runs_took_and_cost()
    {
        foreach (var milliseconds in new[] { 100, 300, 200, 1_000 })
        {
            await _past.AddAsync('a', milliseconds: milliseconds, cost: 0.01m);
        }

        await _past.AddAsync('a', Broken, milliseconds: 9_000, cost: 0.02m);
        await _past.AddAsync('b', milliseconds: 5_000, cost: 7);
        await _past.AddAsync('a', milliseconds: 7_000, cost: 1, environment: "staging");

        var sample = Runs.Sample("desk", PastRuns.Revision('a'), ["production"]);

        Assert.Equal((5, 1, 200.0, 1_000.0, 0.012m), (sample.Runs, sample.Failed, sample.MedianMs, sample.SlowMs, sample.MeanCost));
        var block = Assert.Single(sample.Blocks);
        Assert.Equal(("letter", 5L, 4L, 0.06m), (block.Key, block.Value.Runs, block.Value.Times, block.Value.Cost));
        Assert.Equal(6, Runs.Sample("desk", PastRuns.Revision('a')).Runs);
        Assert.Equal((0, null), (Runs.Sample("desk", PastRuns.Revision('f')).Runs, Runs.Sample("desk", PastRuns.Revision('f')).MeanCost));
    }

    [Fact]
    public async Task Every_revision_has_its_health_in_every_environment_where_it_ran()
    {
        await _past.AddAsync('a');
        await _past.AddAsync('a', Broken);
        await _past.AddAsync('a', environment: "staging");
        await _past.AddAsync('b', Slow);
        // What is under way has not gone well yet.
        await _past.AddAsync('b', isOpen: true);
        await _past.AddAsync('c', isOpen: true);

        Assert.Equal((3, 3), (Runs.List(new() { IsCounted = true, Environment = "production" }).Runs.Length, Runs.Health()[("desk", "production")].Runs));
        Assert.Equal(
            [("a", "production", 2L, 1L), ("b", "production", 1L, 1L), ("a", "staging", 1L, 0L)],
            Runs.Revisions("desk").Select(health => (health.RevisionId[..1], health.Environment, health.Runs, health.Failed)).OrderBy(health => health.Environment).ThenBy(health => health.Item1));
        Assert.Empty(Runs.Revisions("other"));
    }

    [Theory]
    [InlineData("SCOUT7016", true)]
    [InlineData("can have 2 ORDERS", true)]
    [InlineData("desk.compose", true)]
    [InlineData("2", true)]
    [InlineData("took too long", false)]
    public async Task A_search_finds_what_a_run_failed_with(string text, bool isFound)
    {
        await _past.AddAsync('a');
        var failed = await _past.AddAsync('a', Broken);

        Assert.Equal(isFound ? [failed] : [], Runs.List(new() { Search = text }).Runs.Select(run => run.RunId));
        Assert.Equal(2, Runs.List(new() { Search = "HELLO" }).Runs.Length);
    }

    [Fact]
    public async Task Of_a_run_that_is_shared_nothing_that_was_in_it_is_left()
    {
        var run = Runs.Read(await _past.AddAsync('a', Broken, cost: 0.01m, said: "I am Jean"));
        var good = Runs.Read(await _past.AddAsync('a', said: "I am Jean"));

        var (shared, other) = (SharedRun.Of(run), SharedRun.Of(good));

        Assert.Equal("""{"text":"[text, 9 characters]"}""", shared.Inputs.GetRawText());
        Assert.Equal("""{"text":"[text, 9 characters]"}""", other.Output!.Value.GetRawText());
        Assert.Equal(new RunError("SCOUT7016", "[text, 49 characters]", "letter"), shared.Error);
        Assert.Equal(shared.Error, shared.Blocks["letter"].Error);
        Assert.DoesNotContain("Jean", shared.Blocks["letter"].Input!.Value.GetRawText() + other.Blocks["letter"].Output!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((run.Status, run.ElapsedMs, run.Used), (shared.Status, shared.ElapsedMs, shared.Used));
    }
}
