using System.Collections.Immutable;
using System.Text.Json;
using Scout.Execution.Plans;
using Scout.Execution.Runs;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;
using static Scout.Execution.Tests.Runs.WaitingBlocks;

namespace Scout.Execution.Tests.Runs;

/// <summary>A run that only waits is let go of, and goes on from its records when what it waits for has come.</summary>
public class ParkedRuns
{
    private const string Track = "Track(System.String,System.Int32)";

    [Fact]
    public async Task It_is_let_go_of_when_nothing_works_and_nothing_is_due_soon()
    {
        var plan = Plan($$"""{{{Delay("pause", "\"PT1H\"")}},{{Event("paid", "payment", more: ""","timeout_ms":60000""")}},{{Approve("ok")}}}""", "\"ok\"");
        var run = Begun(parking: Parking.Idle);
        var outcome = await run.RunAsync(plan);

        Assert.Equal((RunEnd.Waiting, run.Time.GetUtcNow().AddMinutes(1)), (outcome.End, outcome.Due));
        Assert.Equal(outcome.Due, Assert.IsType<RunWaiting>(run.Events[^1]).Due);
        Assert.Empty(run.Events.OfType<BlockStopped>());
    }

    [Fact]
    public async Task It_is_not_let_go_of_where_nobody_would_take_it_up_or_something_is_due_soon()
    {
        foreach (var (parking, block) in new[] { (Parking.Never, Approve("ok")), (Parking.Idle, Delay("ok", "\"PT4S\"")), (Parking.Outside, Delay("ok", "\"P9D\"")) })
        {
            var run = Begun(parking: parking);
            var running = run.RunAsync(Plan($$"""{{{block}}}""", "\"ok\""));
            await WaitsAsync(run, "ok");
            await Task.Delay(30, TestContext.Current.CancellationToken);
            Assert.False(running.IsCompleted);
            run.Signal(null, Decided(true), block: "ok");
            run.Time.Advance(TimeSpan.FromDays(9));
            Assert.Equal(RunEnd.Completed, (await running).End);
        }

        Assert.Equal(RunEnd.Waiting, (await Begun(parking: Parking.Outside).RunAsync(Plan($$"""{{{Approve("ok")}},{{Delay("soon", "\"PT1S\"")}}}""", "\"ok\""))).End);
    }

    [Fact]
    public async Task It_is_not_let_go_of_while_a_block_works_or_a_record_hides_a_secret()
    {
        var working = Begun(parking: Parking.Idle);
        var outcome = await working.RunAsync(Plan($$"""{{{Approve("ok")}},{{Method("slow", Track, """[{"$literal":"slow"}]""")}}}""", "\"ok\""));
        Assert.Equal(RunEnd.Waiting, outcome.End);
        Assert.Contains(working.Events, record => record is BlockCompleted { Block: "slow" });

        var secret = Begun(parking: Parking.Idle);
        secret.Configuration["Secrets:TOKEN"] = "correct-horse-battery";
        var running = secret.RunAsync(Plan($$"""{{{Text("token", "{{ secrets.TOKEN }}")}},{{Approve("ok", needs: "token")}}}""", "\"ok\""));
        await WaitsAsync(secret, "ok");
        await Task.Delay(30, TestContext.Current.CancellationToken);
        Assert.False(running.IsCompleted);
        secret.Signal(null, Decided(true), block: "ok");
        Assert.Equal(RunEnd.Completed, (await running).End);
    }

    [Fact]
    public async Task A_retry_that_is_due_late_lets_go_of_it_and_is_made_then()
    {
        var plan = Plan($$"""{{{Method("bad", Track, """[{"$literal":"bad"},{"$literal":1}]""", more: ""","retry":{"attempts":2,"delay_ms":3600000,"max_delay_ms":3600000}""")}}}""", "\"bad\"");
        var run = Begun(parking: Parking.Idle);
        var outcome = await run.RunAsync(plan);
        Assert.Equal((RunEnd.Waiting, run.Time.GetUtcNow().AddHours(1)), (outcome.End, outcome.Due));

        var again = new TestRun { Journal = [.. run.Events], Parking = Parking.Idle, RunId = run.RunId };
        again.Time.SetUtcNow(outcome.Due!.Value);
        Assert.Equal("\"bad\"", (await again.RunAsync(plan)).Output?.GetRawText());
        Assert.Equal(2, Assert.Single(again.Events.OfType<BlockStarted>()).Attempt);
    }

    [Fact]
    public async Task The_timeout_around_a_wait_and_the_time_that_it_took_go_on_while_nobody_has_the_run()
    {
        var plan = Plan(
            $$"""{{{Block("maybe", "if", """{"condition":"true"}""", $"\"then\":{Scope(Approve("ok"), "\"ok\"")},\"otherwise\":{Scope("", "{\"$literal\":1}")}", more: ""","timeout_ms":7200000,"on_error":{"continue":{"$literal":"late"}}""")}}}""",
            "\"maybe\"");
        var run = Begun(parking: Parking.Idle);
        var outcome = await run.RunAsync(plan);
        Assert.Equal(run.Time.GetUtcNow().AddHours(2), outcome.Due);

        var late = Begun([.. run.Events], Parking.Idle);
        late.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal("\"late\"", (await late.RunAsync(plan)).Output?.GetRawText());
        Assert.Equal("ok", Assert.Single(late.Events.OfType<BlockStopped>()).Block);
        Assert.Equal(TimeSpan.FromHours(2).TotalMilliseconds, late.Events.OfType<BlockCompleted>().Last().ElapsedMs, 0.001);

        var early = Begun([.. run.Events], Parking.Idle);
        early.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((RunEnd.Waiting, outcome.Due), await early.RunAsync(plan) is var again ? (again.End, again.Due) : default);
    }

    [Fact]
    public async Task A_fallback_that_waits_lets_go_of_it_although_what_it_stands_in_for_waited_too_long()
    {
        var plan = Plan($$"""{{{Block("paid", "waitfor", """{"event":"paid"}""", "", more: $",\"timeout_ms\":3000,\"on_error\":{{\"fallback\":{Scope(Block("again", "waitfor", """{"event":"again"}""", ""), "\"again\"")}}}")}}}""", "\"paid\"");
        var run = Begun(parking: Parking.Idle);
        var running = run.RunAsync(plan);
        await run.UntilAsync<BlockWaiting>();
        run.Time.Advance(TimeSpan.FromSeconds(3));

        var outcome = await running.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal((RunEnd.Waiting, (DateTimeOffset?)null), (outcome.End, outcome.Due));
    }

    /// <remarks>Every record may be the last one that was kept: what was told is told again by whoever kept it, with the same number.</remarks>
    [Fact]
    public async Task It_goes_on_after_every_record_with_the_same_output()
    {
        var plan = Journey();
        var whole = Begun();
        var running = whole.RunAsync(plan);
        RunSignal[] told =
        [
            new() { Event = "late", Data = JsonElement.Parse("\"early\""), By = "ada@example.com", Number = 1 },
            new() { Block = "ok", Data = JsonElement.Parse(Decided(true)), By = "ada@example.com", Number = 2 },
            new() { Event = "each", Data = JsonElement.Parse("1"), By = "ada@example.com", Number = 3 },
            new() { Event = "each", Data = JsonElement.Parse("2"), By = "ada@example.com", Number = 4 },
        ];
        Array.ForEach(told, whole.Mailbox.Post);
        await whole.UntilAsync(record => record is BlockWaiting { Block: "pause" });
        whole.Time.Advance(TimeSpan.FromDays(1));
        var outcome = await running;
        Assert.Equal(RunEnd.Completed, outcome.End);

        for (var length = 1; length < whole.Events.Count; length++)
        {
            var before = whole.Events.Take(length).ToImmutableArray();
            var journal = before;
            RunResult? last = null;
            List<RunEvent> after = [];
            for (var times = 0; last?.End is null or RunEnd.Waiting; times++)
            {
                Assert.InRange(times, 0, 10);
                var next = Begun(journal, Parking.Idle);
                next.Time.SetUtcNow(last?.Due ?? journal[^1].Time);
                Array.ForEach(told, next.Mailbox.Post);
                last = await next.RunAsync(plan);
                after.AddRange(next.Events);
                journal = [.. journal, .. next.Events];
            }

            Assert.Equal((length, outcome.Output!.Value.GetRawText()), (length, last.Output?.GetRawText()));
            // Nobody is asked, and nothing is noted, a second time.
            Assert.Equal(journal.OfType<BlockWaiting>().Count(), journal.OfType<BlockWaiting>().Select(waiting => waiting.Block).Distinct().Count());
            Assert.Equal(told.Select(signal => signal.Number).Order(), journal.OfType<RunSignaled>().Select(record => record.Signal.Number).Order());
            Assert.Empty(after.OfType<BlockCompleted>().Select(completed => completed.Block).Intersect(before.OfType<BlockCompleted>().Select(completed => completed.Block)));
            Assert.Equal(Enumerable.Range(0, journal.Length).Select(at => (long)at), journal.Select(record => record.Sequence));
        }
    }

    [Fact]
    public async Task What_was_told_with_a_secret_in_it_cannot_be_gone_on_from()
    {
        var plan = Plan($$"""{{{Text("token", "{{ secrets.TOKEN }}")}},{{Event("paid", "payment", needs: "token")}},{{Approve("ok", needs: "paid")}}}""", "\"paid\"");
        var run = Begun();
        run.Configuration["Secrets:TOKEN"] = "correct-horse-battery";
        var running = run.RunAsync(plan);
        run.Signal("payment", "\"correct-horse-battery\"");
        await WaitsAsync(run, "ok");
        await run.Cancellation.CancelAsync();
        await running;
        var journal = run.Events.TakeWhile(record => record is not (BlockStopped or RunCanceled)).ToImmutableArray();

        Assert.DoesNotContain("correct-horse", string.Concat(journal.Select(record => JsonSerializer.Serialize(record, RunJson.Written))), StringComparison.Ordinal);
        var again = Begun(journal);
        again.Configuration["Secrets:TOKEN"] = "correct-horse-battery";
        var error = await Assert.ThrowsAsync<ScoutException>(() => again.RunAsync(plan));
        Assert.Equal("SCOUT7019", error.Code);
    }

    private static Plan Journey()
    {
        var each = Scope(Event("one", "each", """{"type":"integer"}"""), "\"one\"");
        return Plan(
            $$"""
            {{{Method("first", Track, """[{"$literal":"first"}]""")}},
            {{Delay("pause", "\"PT1H\"", needs: "first")}},
            {{Approve("ok", needs: "first")}},
            {{Block("loop", "foreach", """{"items":"[1, 2]","concurrency":1}""", $"\"body\":{each}", needs: "ok")}},
            {{Event("late", "late", needs: "loop pause")}}}
            """,
            """{"late":"late","loop":"loop","ok":"ok.by","pause":"pause"}""");
    }
}
