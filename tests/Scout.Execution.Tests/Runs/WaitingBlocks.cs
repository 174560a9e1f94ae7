using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

/// <summary>Blocks that wait for a time, an event or a person, in a run that is not let go of.</summary>
public class WaitingBlocks
{
    private const string Decision = """{"type":"object","properties":{"approved":{"type":"boolean"},"by":{"type":"string"},"reason":{"type":"string"},"at":{"type":"string"}},"required":["approved","by","reason","at"]}""";

    private static readonly DateTimeOffset Start = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);

    private static string Wait(string id, string type, string config, string output = Any, string needs = "", string more = "") =>
        $$"""{{JsonSerializer.Serialize(id)}}:{"type":"{{type}}","needs":[{{string.Join(',', needs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(need => $"\"{need}\""))}}],"config":{{config}},"output":{{output}}{{more}}}""";

    internal static string Approve(string id, string config = """{"text":"May I?"}""", string more = "", string needs = "") => Wait(id, "approve", config, Decision, needs, more);

    internal static string Decided(bool approved, string reason = "fine") => $$"""{"approved":{{(approved ? "true" : "false")}},"by":"Ada","reason":"{{reason}}","at":"2026-11-28T10:00:00Z"}""";

    [Theory]
    [InlineData("PT1H", 3600, "2026-11-28T10:00:00Z")]
    [InlineData("P2DT0.5S", 172800.5, "2026-11-30T09:00:00.5Z")]
    [InlineData("2026-11-28T09:30:00+00:00", 1800, "2026-11-28T09:30:00Z")]
    [InlineData("2026-11-28T11:30:00+02:00", 1800, "2026-11-28T09:30:00Z")]
    [InlineData("P100D", 8640000, "2027-03-08T09:00:00Z")]
    public async Task A_delay_ends_when_its_time_has_come(string time, double seconds, string output)
    {
        var run = Begun();
        var plan = Plan($$"""{{{Delay("pause", JsonSerializer.Serialize(time))}}}""", "\"pause\"");
        var running = run.RunAsync(plan);
        await WaitsAsync(run, "pause");
        run.Time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        await Task.Delay(30, TestContext.Current.CancellationToken);
        Assert.False(running.IsCompleted);
        run.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal($"\"{output}\"", (await running).Output?.GetRawText());
        Assert.Equal((WaitKind.Timer, Start.AddSeconds(seconds)), (run.Events.OfType<BlockWaiting>().Single().Wait.Kind, run.Events.OfType<BlockWaiting>().Single().Wait.Due!.Value));
        Assert.Equal(seconds * 1000, run.Events.OfType<BlockCompleted>().Single().ElapsedMs, 0.001);
    }

    [Theory]
    [InlineData("\"PT0S\"")]
    [InlineData("\"-PT5M\"")]
    [InlineData("\"2020-01-01T00:00:00Z\"")]
    public async Task A_time_that_has_passed_is_no_wait(string time) =>
        Assert.Equal(RunEnd.Completed, (await Begun().RunAsync(Plan($$"""{{{Delay("pause", time)}}}""", "\"pause\""))).End);

    [Theory]
    [InlineData("null", "SCOUT7031", "waits for null, which is neither a duration nor a time")]
    [InlineData("\"soon\"", "SCOUT7031", "waits for 'soon', which")]
    [InlineData("3", "SCOUT7031", "waits for a number, which")]
    [InlineData("\"P4000D\"", "SCOUT7032", "longer than 10 years")]
    [InlineData("\"2044-01-01T00:00:00Z\"", "SCOUT7032", "until 2044-01-01")]
    public async Task What_is_no_time_or_too_far_away_fails_the_block(string time, string code, string says)
    {
        var outcome = await Begun().RunAsync(Plan($$"""{{{Delay("pause", time)}}}""", "\"pause\""));

        Assert.Equal((RunEnd.Failed, code), (outcome.End, outcome.Error?.Code));
        Assert.Contains(says, outcome.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_ends_the_wait_and_its_data_is_the_output()
    {
        var run = Begun();
        var running = run.RunAsync(Plan($$"""{{{Event("paid", "payment")}},{{Text("thanks", "Thanks for {{ paid.amount }}.", needs: "paid")}}}""", "\"thanks\""));
        await WaitsAsync(run, "paid");
        run.Signal("other", "{}");
        run.Signal("payment", """{"amount":12.50}""");

        Assert.Equal("\"Thanks for 12.5.\"", (await running).Output?.GetRawText());
        Assert.Equal([(null, "other"), ("paid", "payment")], run.Events.OfType<RunSignaled>().Select(told => (told.TakenBy, told.Signal.Event)));
    }

    [Fact]
    public async Task Events_that_come_too_early_are_kept_and_each_goes_to_one_block()
    {
        var run = Begun();
        run.Signal("payment", "1");
        run.Signal("payment", "2");
        run.Signal("payment", "3");
        var outcome = await run.RunAsync(Plan($$"""{{{Event("a", "payment")}},{{Event("b", "payment", needs: "a")}},{{Event("c", "payment", needs: "b")}}}""", """{"a":"a","b":"b","c":"c"}"""));

        Assert.Equal("""{"a":1,"b":2,"c":3}""", outcome.Output?.GetRawText());
    }

    [Fact]
    public async Task An_event_goes_to_the_block_that_is_named_else_to_the_first_that_it_fits()
    {
        var run = Begun();
        var running = run.RunAsync(Plan(
            $$"""{{{Event("a", "e", """{"type":"integer"}""")}},{{Event("b", "e", """{"type":"string"}""")}},{{Event("c", "e", """{"type":"string"}""")}}}""", """{"a":"a","b":"b","c":"c"}"""));
        await WaitsAsync(run, "a", "b", "c");
        run.Signal("e", "\"for c\"", block: "c");
        run.Signal("e", "\"for b\"");
        run.Signal("e", "true");
        run.Signal("e", "4");

        Assert.Equal("""{"a":4,"b":"for b","c":"for c"}""", (await running).Output?.GetRawText());
        Assert.Equal(["c", "b", null, "a"], run.Events.OfType<RunSignaled>().Select(told => told.TakenBy));
    }

    [Fact]
    public async Task The_same_signal_told_twice_counts_once()
    {
        var run = Begun();
        var running = run.RunAsync(Plan($$"""{{{Event("a", "e")}},{{Event("b", "e", needs: "a")}}}""", """{"a":"a","b":"b"}"""));
        run.Signal("e", "1", number: 7);
        run.Signal("e", "1", number: 7);
        await WaitsAsync(run, "b");
        run.Signal("e", "1", number: 7);
        run.Signal("e", "2", number: 8);

        Assert.Equal("""{"a":1,"b":2}""", (await running).Output?.GetRawText());
        Assert.Equal([7, 8], run.Events.OfType<RunSignaled>().Select(told => told.Signal.Number));
    }

    [Theory]
    [InlineData(true, false, RunEnd.Completed)]
    [InlineData(false, true, RunEnd.Completed)]
    [InlineData(false, false, RunEnd.Failed)]
    public async Task A_decision_is_the_output_and_a_denial_fails_unless_it_may_be(bool isApproved, bool mayBeDenied, object end)
    {
        var run = Begun();
        var config = """{"text":"Refund {{ 12 }}?","may_be_denied":""" + (mayBeDenied ? "true}" : "false}");
        var running = run.RunAsync(Plan($$"""{{{Approve("ok", config, ""","retry":{"attempts":3,"delay_ms":0}""")}}}""", "\"ok\""));
        await WaitsAsync(run, "ok");
        Assert.Equal("Refund 12?", run.Events.OfType<BlockWaiting>().Single().Wait.Text);
        run.Signal(null, Decided(isApproved, "because"), block: "ok");
        var outcome = await running;

        Assert.Equal(end, outcome.End);
        if (outcome.Error is { } error)
        {
            // A decision is not asked for again.
            Assert.Equal(("SCOUT7033", 1), (error.Code, run.Started.Count()));
            Assert.Contains("denied by ada@example.com: because", error.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(Decided(isApproved, "because"), outcome.Output?.GetRawText());
        }
    }

    [Fact]
    public async Task Only_those_who_may_decide_do()
    {
        var run = Begun();
        var running = run.RunAsync(Plan($$"""{{{Approve("ok", """{"text":"May I?","by":["bob@example.com","cy@example.com"]}""")}}}""", "\"ok\""));
        await WaitsAsync(run, "ok");
        run.Signal(null, Decided(true, "by ada"), block: "ok");
        run.Signal("ok", Decided(true, "as an event"), block: "ok", by: "bob@example.com");
        run.Signal(null, Decided(true, "by bob"), block: "ok", by: "Bob@Example.com");

        Assert.Contains("by bob", (await running).Output?.GetRawText(), StringComparison.Ordinal);
        Assert.Equal([null, null, "ok"], run.Events.OfType<RunSignaled>().Select(told => told.TakenBy));
    }

    [Theory]
    [InlineData("", RunEnd.Failed)]
    [InlineData(""","on_error":{"continue":{"$literal":"nobody paid"}}""", RunEnd.Completed)]
    public async Task Who_waits_too_long_fails_or_goes_on_as_OnError_says(string onError, object end)
    {
        var run = Begun();
        var running = run.RunAsync(Plan($$"""{{{Event("paid", "payment", more: $",\"timeout_ms\":259200000{onError}")}}}""", "\"paid\""));
        await WaitsAsync(run, "paid");
        Assert.Equal(Start.AddDays(3), run.Events.OfType<BlockWaiting>().Single().Wait.Deadline);
        run.Time.Advance(TimeSpan.FromDays(3));
        var outcome = await running;

        Assert.Equal(end, outcome.End);
        Assert.Equal("SCOUT7034", (outcome.Error ?? run.Events.OfType<BlockCompleted>().Single().Replaces)!.Code);
    }

    [Fact]
    public async Task Who_waits_again_after_a_timeout_takes_what_comes_then()
    {
        var run = Begun();
        var running = run.RunAsync(Plan($$"""{{{Event("paid", "payment", more: ""","timeout_ms":60000,"retry":{"attempts":2,"delay_ms":1000}""")}}}""", "\"paid\""));
        await WaitsAsync(run, "paid");
        run.Time.Advance(TimeSpan.FromMinutes(1));
        await run.UntilAsync<BlockRetrying>();
        run.Time.Advance(TimeSpan.FromSeconds(1));
        await run.UntilAsync<BlockWaiting>();
        run.Signal("payment", "5");

        Assert.Equal("5", (await running).Output?.GetRawText());
    }

    [Fact]
    public async Task What_fails_or_ends_early_beside_a_wait_ends_it_and_says_so()
    {
        var failing = Begun();
        var failed = failing.RunAsync(Plan($$"""{{{Approve("ok")}},{{Event("go", "go", """{"type":"integer"}""")}},{{Method("bad", "Track(System.String,System.Int32)", """[{"$literal":"bad"},{"$literal":9}]""", needs: "go")}}}""", "\"bad\""));
        await WaitsAsync(failing, "go", "ok");
        failing.Signal("go", "1");
        Assert.Equal(RunEnd.Failed, (await failed).End);
        Assert.Equal("ok", failing.Events.OfType<BlockStopped>().Single().Block);

        var canceled = Begun();
        var running = canceled.RunAsync(Plan($$"""{{{Approve("ok")}}}""", "\"ok\""));
        await WaitsAsync(canceled, "ok");
        await canceled.Cancellation.CancelAsync();
        Assert.Equal(RunEnd.Canceled, (await running).End);
        Assert.Equal([typeof(BlockStopped), typeof(RunCanceled)], canceled.Events.TakeLast(2).Select(record => record.GetType()));
    }

    internal static TestRun Begun(System.Collections.Immutable.ImmutableArray<RunEvent> journal = default, Scout.Revisions.Channel.Parking parking = default)
    {
        var run = new TestRun { Journal = journal.IsDefault ? [] : journal, Parking = parking };
        run.Time.SetUtcNow(journal.IsDefaultOrEmpty ? Start : journal[^1].Time);
        return run;
    }

    internal static string Delay(string id, string time, string needs = "", string more = "") => Wait(id, "delay", "{\"time\":{\"$literal\":" + time + "}}", Any, needs, more);

    internal static string Event(string id, string name, string output = Any, string needs = "", string more = "") => Wait(id, "waitfor", $$"""{"event":"{{name}}"}""", output, needs, more);

    internal static async Task WaitsAsync(TestRun run, params string[] blocks)
    {
        foreach (var block in blocks)
        {
            await run.UntilAsync(record => record is BlockWaiting waiting && waiting.Block == block);
        }
    }
}
