using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

/// <summary>Something stands in for the work of blocks: they are given what they would be given, and do nothing.</summary>
public class StandingIn
{
    private const string Track = "Track(System.String,System.Int32)";

    [Fact]
    public async Task A_block_gives_what_stands_in_for_its_work_and_does_nothing()
    {
        var run = With(("pay", Output("\"paid\"")));

        var outcome = await run.RunAsync(Plan($$"""{{{Method("pay", Track, """[{"$literal":"pay"}]""", more: ""","once":true""")}},{{Text("after", "{{ pay }}!", "pay")}}}""", "\"after\""));

        Assert.Equal("paid!", outcome.Output!.Value.GetString());
        Assert.False(Methods.Tracked.ContainsKey(run.RunId));
        var (started, completed) = (run.Events.OfType<BlockStarted>().First(), run.Events.OfType<BlockCompleted>().First());
        Assert.Equal(("pay", false), (started.Input!.Value.EnumerateObject().First().Value.GetString(), started.Once));
        Assert.True(StandIn.IsIn(completed.Meta));
        Assert.False(StandIn.IsIn(run.Events.OfType<BlockCompleted>().Last().Meta));
    }

    [Theory]
    [InlineData("delay", """{"time":"\"P30D\""}""", "\"2026-12-24T00:00:00Z\"")]
    [InlineData("waitfor", """{"event":"paid"}""", "12.5")]
    public async Task What_waits_does_not_wait(string type, string config, string output)
    {
        var run = With(("pause", Output(output)));

        var outcome = await run.RunAsync(Plan($$"""{{{Block("pause", type, config, "")}}}""", "\"pause\""));

        Assert.Equal(output, outcome.Output!.Value.GetRawText());
        Assert.Empty(run.Events.OfType<BlockWaiting>());
    }

    [Fact]
    public async Task What_directs_other_blocks_does_not_go_into_them()
    {
        var run = With(("each", Output("[7]")), ("choice", Output("8")), ("called", Output("9")));
        static string Inner(string id) => Scope(Method(id, "Fail(System.String)", """[{"$literal":"no"}]"""), $"\"{id}\"");

        var outcome = await run.RunAsync(Plan(
            $"{{{Block("each", "foreach", """{"items":"[1,2]"}""", $"\"body\":{Inner("a")}")},{Block("choice", "if", """{"condition":"true"}""", $"\"then\":{Inner("b")},\"otherwise\":{Inner("c")}")},{Block("called", "call", """{"workflow":"other","inputs":"inputs"}""", "")}}}",
            "\"[each, choice, called]\"",
            """{"other":"sha256:0000000000000000000000000000000000000000000000000000000000000000"}""",
            ("other", Plan($$"""{{{Method("worse", "Fail(System.String)", """[{"$literal":"no"}]""")}}}""", "\"worse\""))));

        Assert.Equal("[[7],8,9]", outcome.Output!.Value.GetRawText());
        Assert.Equal(["called", "choice", "each"], run.Started.Order(StringComparer.Ordinal));
        Assert.All(run.Events.OfType<BlockStarted>(), started => Assert.Null(started.Branch));
    }

    [Fact]
    public async Task Each_round_has_its_own_and_others_have_that_of_all_rounds()
    {
        var run = With(("each[1]/ask", Output("\"second\"")), ("each[]/ask", Output("\"any\"")));
        var inner = Scope(Method("ask", "Fail(System.String)", """[{"$literal":"no"}]"""), "\"ask\"");

        var outcome = await run.RunAsync(Plan($"{{{Block("each", "foreach", """{"items":"[1,2,3]"}""", $"\"body\":{inner}")}}}", "\"each\""));

        Assert.Equal("""["any","second","any"]""", outcome.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task A_failure_that_stands_in_is_tried_again_and_recovered_from_like_any()
    {
        var run = new TestRun { StandIns = call => call.Path != "crm" ? null : call.Attempt < 3 ? new(null, new("X", "down")) : Output("\"up\"") };
        run.On = happened =>
        {
            run.Time.Advance(TimeSpan.FromMilliseconds((happened as BlockRetrying)?.DelayMs ?? 0));
            return Task.CompletedTask;
        };
        var blocks = Method("crm", "Fail(System.String)", """[{"$literal":"no"}]""", more: ""","retry":{"attempts":3,"delay_ms":1000}""");

        Assert.Equal("up", (await run.RunAsync(Plan($$"""{{{blocks}}}""", "\"crm\""))).Output!.Value.GetString());
        Assert.Equal(2, run.Events.OfType<BlockRetrying>().Count());

        var down = With(("crm", new(null, new("X", "down"))));
        var outcome = await down.RunAsync(Plan($$"""{{{Method("crm", "Fail(System.String)", """[{"$literal":"no"}]""", more: ""","on_error":{"continue":{"$literal":"spare"}}""")}}}""", "\"crm\""));
        Assert.Equal("spare", outcome.Output!.Value.GetString());
        Assert.Equal(("X", "crm"), (down.Events.OfType<BlockCompleted>().Single().Replaces!.Code, down.Events.OfType<BlockCompleted>().Single().Replaces!.Block));
    }

    [Fact]
    public async Task What_does_not_fit_the_output_fails_the_block_and_says_what_is_to_be_mended()
    {
        var run = With(("crm", Output("{\"tier\":\"gold\"}")));

        var outcome = await run.RunAsync(Plan($$"""{{{Method("crm", "Fail(System.String)", """[{"$literal":"no"}]""", output: """{"type":"object","properties":{"tier":{"type":"integer"}},"required":["tier"]}""", more: ""","retry":{"attempts":3,"delay_ms":1000}""")}}}""", "\"crm\""));

        Assert.Equal((RunEnd.Failed, "SCOUT7014"), (outcome.End, outcome.Error!.Code));
        Assert.Contains("crm.tier", outcome.Error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Mend what stands in for its work.", outcome.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_without_an_end_ends_with_the_timeout_by_the_runs_clock()
    {
        var run = With(("crm", StandIn.Endless));
        run.On = happened =>
        {
            run.Time.Advance(TimeSpan.FromMilliseconds(happened is BlockStarted or BlockRetrying ? 40_000 : 0));
            return Task.CompletedTask;
        };
        var blocks = Method("crm", "Fail(System.String)", """[{"$literal":"no"}]""", more: ""","timeout_ms":30000,"retry":{"attempts":2,"delay_ms":1000}""");

        var outcome = await run.RunAsync(Plan($$"""{{{blocks}}}""", "\"crm\""));

        Assert.Equal((RunEnd.Failed, "SCOUT7011"), (outcome.End, outcome.Error!.Code));
        Assert.Equal(2, run.Events.OfType<BlockStarted>().Count());
        Assert.True(run.Events.OfType<BlockFailed>().Single().ElapsedMs >= 60_000);
    }

    private static TestRun With(params (string Path, StandIn StandIn)[] all)
    {
        var byPath = all.ToDictionary(pair => pair.Path, pair => pair.StandIn, StringComparer.Ordinal);
        return new() { StandIns = call => StandIn.Find(byPath, call.Path) };
    }

    private static StandIn Output(string json) => new(JsonElement.Parse(json));
}
