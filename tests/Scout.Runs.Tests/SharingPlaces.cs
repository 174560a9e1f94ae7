using System.Diagnostics;
using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Owning;
using Scout.Runs.Queries;

namespace Scout.Runs.Tests;

/// <summary>The runs of an owner share the places at a model whose alias has limits, in whichever workers they are.</summary>
public sealed class SharingPlaces
{
    // Each run has a worker of its own.
    private static readonly WorkerPoolOptions OfTheirOwn = new() { Idle = TimeSpan.Zero, MostMemory = 1 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_runs_in_three_workers_have_no_more_requests_under_way_than_the_alias_allows()
    {
        using var folder = await PierAsync("\"concurrency\": 2");
        await using var runs = folder.Open();
        await using var owner = RunOwner.Open(runs, OfTheirOwn, TimeProvider.System);
        var target = await folder.TargetAsync("pier");

        var started = new List<OwnedRun>();
        for (var run = 0; run < 3; run++)
        {
            started.Add(await owner.StartAsync(target, Inputs(folder, [.. Enumerable.Range(0, 6).Select(ship => $"s{run}{ship}")]), Cancellation));
        }

        Assert.All(await Task.WhenAll(started.Select(run => run.End)), end => Assert.Equal(RunStatus.Completed, end.Status));
        var lines = Lines(folder);
        Assert.Equal((3, 36), (lines.Select(line => line.Split(' ')[2]).Distinct().Count(), lines.Length));
        Assert.Equal(2, MostAtOnce(lines));
    }

    [Fact]
    public async Task Without_a_limit_they_are_all_under_way_at_once()
    {
        using var folder = await PierAsync(null);
        await using var runs = folder.Open();
        await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);

        var run = await owner.StartAsync(await folder.TargetAsync("pier"), Inputs(folder, [.. Enumerable.Range(0, 6).Select(ship => $"late{ship}")]), Cancellation);
        await UntilAsync(() => Lines(folder).Length == 6);
        Go(folder);

        Assert.Equal(RunStatus.Completed, (await run.End).Status);
        Assert.Equal(6, MostAtOnce(Lines(folder)));
    }

    [Fact]
    public async Task Who_waits_for_long_is_seen_from_another_process_and_a_worker_that_is_killed_gives_its_places_to_others()
    {
        using var folder = await PierAsync("\"concurrency\": 1");
        await using var runs = folder.Open();
        await using var owner = RunOwner.Open(runs, OfTheirOwn, TimeProvider.System);
        var target = await folder.TargetAsync("pier");
        var holding = await owner.StartAsync(target, Inputs(folder, "late"), Cancellation);
        await UntilAsync(() => Lines(folder).Length == 1);
        var waiting = await owner.StartAsync(target, Inputs(folder, "soon"), Cancellation);

        await using var other = folder.Open();
        await UntilAsync(() => Queued(other, waiting) > 0);
        var seen = other.Entry(waiting.RunId);
        Assert.Equal((RunStatus.Running, "ships[0]/moor", "waits for a place at model 'pier': 1 of 1 requests under way"), (seen.Status, Assert.Single(seen.Queued!.Value).Block, seen.Queued!.Value[0].Text));
        Assert.Equal(seen.Queued!.Value, other.Read(waiting.RunId).Queued);
        Assert.Null(other.Entry(holding.RunId).Queued);

        using (var worker = Process.GetProcessById(int.Parse(Lines(folder)[0].Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture)))
        {
            worker.Kill();
        }

        Assert.Equal(RunStatus.Interrupted, (await holding.End).Status);
        Assert.Equal(RunStatus.Completed, (await waiting.End).Status);
        Assert.Null(other.Entry(waiting.RunId).Queued);
    }

    [Fact]
    public async Task A_run_that_is_canceled_in_the_queue_holds_nobody_back_and_waits_for_nothing_any_more()
    {
        using var folder = await PierAsync("\"concurrency\": 1");
        await using var runs = folder.Open();
        await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);
        var target = await folder.TargetAsync("pier");
        var holding = await owner.StartAsync(target, Inputs(folder, "late"), Cancellation);
        await UntilAsync(() => Lines(folder).Length == 1);
        var canceled = await owner.StartAsync(target, Inputs(folder, "a", "b", "c"), Cancellation);
        await UntilAsync(() => Queued(runs, canceled) == 3);
        var last = await owner.StartAsync(target, Inputs(folder, "d"), Cancellation);

        await canceled.CancelAsync();
        Assert.Equal(RunStatus.Canceled, (await canceled.End).Status);
        Assert.Null(runs.Entry(canceled.RunId).Queued);
        Go(folder);

        Assert.Equal(RunStatus.Completed, (await last.End).Status);
        Assert.Equal(RunStatus.Completed, (await holding.End).Status);
        Assert.DoesNotContain(Lines(folder), line => line.StartsWith("begin a", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_has_used_up_its_budget_is_kept_and_goes_on_when_it_is_raised()
    {
        using var folder = await PierAsync("\"concurrency\": 1, \"price\": { \"input\": 1000, \"output\": 1000 }", """{ "cost": 0.25 }""");
        await using var runs = folder.Open();
        await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);

        var run = await owner.StartAsync(await folder.TargetAsync("pier"), Inputs(folder, "a", "b", "c", "d"), Cancellation);
        var end = await run.End;

        // 0.1 each: after the third it has cost more than it may.
        Assert.Equal((RunStatus.BudgetExceeded, "SCOUT7430", 0.3m), (end.Status, end.Error?.Code, end.Used.Cost));
        var entry = runs.Entry(run.RunId);
        Assert.Equal((RunStatus.BudgetExceeded, "SCOUT7430", 0.3m), (entry.Status, entry.Error?.Code, entry.Cost));
        Assert.NotNull(entry.Ended);
        Assert.Equal(run.RunId, Assert.Single(runs.List(new() { Status = RunStatus.BudgetExceeded }).Runs).RunId);
        Assert.Contains(runs.Unfinished(), unfinished => unfinished.RunId == run.RunId);
        Assert.Equal((1, 1), runs.Health()[("pier", "development")] is var health ? (health.Runs, health.Failed) : default);
        Assert.Equal(0.3m, Assert.Single(runs.Usage(UsageBy.Block, new(DateTimeOffset.MinValue)), line => line.Name.EndsWith("/moor", StringComparison.Ordinal)).Cost);

        // Whoever opens the store next leaves it as it is.
        await using var other = folder.Open();
        Assert.Equal(RunStatus.BudgetExceeded, other.Read(run.RunId).Status);

        await WriteAsync(folder, "\"concurrency\": 1, \"price\": { \"input\": 1000, \"output\": 1000 }", """{ "cost": 0.5 }""");
        var again = await (await owner.ResumeAsync(await folder.TargetAsync("pier"), run.RunId, null, Cancellation)).End;

        Assert.Equal((RunStatus.Completed, 0.4m), (again.Status, again.Used.Cost));
        Assert.Equal((RunStatus.Completed, 0.4m, null), runs.Entry(run.RunId) is var whole ? (whole.Status, whole.Cost, whole.Error) : default);
        Assert.Equal(["begin a", "begin b", "begin c", "begin d"], Lines(folder).Where(line => line.StartsWith("begin", StringComparison.Ordinal)).Select(line => line[..7]).Order());
    }

    [Fact]
    public async Task A_run_that_has_used_up_its_budget_may_be_canceled()
    {
        using var folder = await PierAsync("\"concurrency\": 1", """{ "tokens": 100 }""");
        await using var runs = folder.Open();
        await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);
        var run = await owner.StartAsync(await folder.TargetAsync("pier"), Inputs(folder, "a", "b"), Cancellation);
        Assert.Equal(RunStatus.BudgetExceeded, (await run.End).Status);

        Assert.Equal(RunStatus.Canceled, (await runs.CancelAsync(run.RunId, TimeProvider.System, Cancellation)).Status);
        Assert.DoesNotContain(runs.Unfinished(), unfinished => unfinished.RunId == run.RunId);
    }

    [Fact]
    public async Task A_budget_of_cost_without_a_price_is_refused_before_anything_runs()
    {
        using var folder = await PierAsync("\"concurrency\": 1", """{ "cost": 0.25 }""");
        await using var runs = folder.Open();
        await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);

        var run = await owner.StartAsync(await folder.TargetAsync("pier"), Inputs(folder, "a"), Cancellation);

        var refusal = Assert.Single(run.Refusals);
        Assert.Equal("SCOUT7431", refusal.Code);
        Assert.Contains("model 'pier'", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Lines(folder));
        Assert.Empty(runs.List().Runs);
    }

    private static async Task<RunsFolder> PierAsync(string? limits, string? budget = null)
    {
        var folder = await RunsFolder.CreateAsync("pier");
        await WriteAsync(folder, limits, budget);
        return folder;
    }

    private static Task WriteAsync(RunsFolder folder, string? limits, string? budget) => File.WriteAllTextAsync(
        folder.File("scout.json"),
        $$"""{ "models": { "pier": { "provider": "services"{{(limits is null ? "" : $", {limits}")}} } }, "environments": { "development": { "workflows": { "pier": { "limits": {{budget ?? "{}"}} } } } } }""",
        Cancellation);

    private static JsonElement Inputs(RunsFolder folder, params string[] ships) => RunsFolder.Inputs(new { log = folder.File("log"), ships });

    // It may not have a record yet.
    private static int Queued(RunStore runs, OwnedRun run) => runs.List().Runs.FirstOrDefault(entry => entry.RunId == run.RunId)?.Queued?.Length ?? 0;

    private static void Go(RunsFolder folder) => File.WriteAllText(folder.File("go"), "");

    private static string[] Lines(RunsFolder folder)
    {
        while (true)
        {
            try
            {
                return File.ReadAllLines(folder.File("log"));
            }
            catch (FileNotFoundException)
            {
                return [];
            }
            catch (IOException)
            {
                // Somebody writes it just now.
                Thread.Sleep(1);
            }
        }
    }

    private static int MostAtOnce(string[] lines)
    {
        var (now, most) = (0, 0);
        foreach (var line in lines)
        {
            now += line.StartsWith("begin", StringComparison.Ordinal) ? 1 : -1;
            most = Math.Max(most, now);
        }

        return most;
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var end = Stopwatch.StartNew(); !holds(); await Task.Delay(20, Cancellation))
        {
            Assert.True(end.Elapsed < TimeSpan.FromSeconds(60), "It does not come.");
        }
    }
}
