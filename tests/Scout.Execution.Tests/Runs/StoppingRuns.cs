using System.Text.Json;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

public class StoppingRuns
{
    private const string No = """{"child":"sha256:0000000000000000000000000000000000000000000000000000000000000000"}""";

    [Fact]
    public async Task A_run_ends_early_with_the_blocks_result_and_what_waits_for_it_never_starts()
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(
            Plan($$"""{{{Stop("done", "inputs.over", "inputs.name", "inputs")}},{{Text("later", "later", "done")}}}""", "\"later\""), """{"over":true,"name":"ada"}""");

        Assert.Equal(RunEnd.Stopped, outcome.End);
        Assert.Equal("\"ada\"", outcome.Output!.Value.GetRawText());
        Assert.Equal(["done"], run.Started);
        Assert.Equal("""{"condition":true}""", run.Events.OfType<BlockStarted>().Single().Input!.Value.GetRawText());
        Assert.Equal("""{"stopped":true}""", run.Events.OfType<BlockCompleted>().Single().Meta!.Value.GetRawText());
    }

    [Fact]
    public async Task A_run_goes_on_where_the_condition_is_false()
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(
            Plan($$"""{{{Stop("done", "inputs.over", "inputs.name", "inputs")}},{{Text("later", "later", "done")}}}""", "\"later\""), """{"over":false,"name":"ada"}""");

        Assert.Equal("\"later\"", outcome.Output!.Value.GetRawText());
        Assert.Equal("null", run.Output("done"));
        Assert.Equal(["done", "later"], run.Started);
    }

    [Fact]
    public async Task What_runs_beside_it_is_stopped()
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(Plan(
            $$"""{{{Method("slow", "Forever(System.Threading.CancellationToken)")}},{{Stop("done", "true", "{\"$literal\":1}")}}}""", "\"slow\""));

        Assert.Equal("1", outcome.Output!.Value.GetRawText());
        Assert.DoesNotContain(run.Events.OfType<BlockCompleted>(), completed => completed.Block == "slow");
    }

    [Fact]
    public async Task One_in_a_loop_ends_the_whole_run()
    {
        var run = new TestRun();
        var body = Scope($"{Stop("found", "item == 'b'", "item")},{Text("line", "{{ item }}", "found")}", "\"line\"");
        var outcome = await run.RunAsync(Plan(
            $$"""{{{Block("each", "foreach", """{"items":{"$literal":["a","b","c"]},"concurrency":1}""", $"\"body\":{body}")}},{{Text("later", "later", "each")}}}""", "\"later\""));

        Assert.Equal("\"b\"", outcome.Output!.Value.GetRawText());
        Assert.Equal(["each", "each[0]/found", "each[0]/line", "each[1]/found"], run.Started);
    }

    [Fact]
    public async Task One_in_a_workflow_that_is_called_ends_that_one_alone()
    {
        var child = Plan($$"""{{{Stop("done", "true", "{\"$literal\":\"early\"}")}},{{Text("later", "later", "done")}}}""", "\"later\"");
        var run = new TestRun();
        var outcome = await run.RunAsync(
            Plan($$"""{{{Block("ask", "call", """{"workflow":"child","inputs":{}}""", "")}},{{Text("said", "{{ ask }}!", "ask")}}}""", "\"said\"", No, ("child", child)));

        Assert.Equal("\"early!\"", outcome.Output!.Value.GetRawText());
        Assert.Equal(["ask", "ask/done", "said"], run.Started);
    }

    [Fact]
    public async Task A_result_that_does_not_fit_the_output_is_the_blocks_failure()
    {
        var plan = PlanOf("""{"type":"string"}""", $$"""{{{Stop("done", "true", "{\"$literal\":1}")}}}""", "{\"$literal\":\"late\"}");
        var outcome = await new TestRun().RunAsync(plan);

        Assert.Equal(RunEnd.Failed, outcome.End);
        Assert.Equal("done", outcome.Error!.Block);
        Assert.Contains("output: a text is expected, not the number 1", outcome.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_used_for_an_output_is_known_from_the_records_alone()
    {
        var plan = Plan($$"""{{{Method("a", "Shout(System.String)", """[{"$literal":"x"}]""")}}}""", "\"a\"");
        var state = new RunState(plan);
        state.Apply(new RunRecord.Began(JsonElement.Parse("{}")));
        state.Apply(new RunRecord.BlockDone(0, 0, 1, JsonElement.Parse("1"), JsonElement.Parse("""{"model":"m"}""")));

        Assert.True(state.TryNext(out var told));
        Assert.Equal((CommandKind.Completed, """{"model":"m"}"""), (told.Kind, told.Frame.Slots[told.Slot].Notes!.Meta!.Value.GetRawText()));
    }

    private static string Stop(string id, string condition, string result, string needs = "") => Block(
        id, "stopif", $$"""{"condition":{{JsonSerializer.Serialize(condition)}},"result":{{(result.StartsWith('{') ? result : JsonSerializer.Serialize(result))}}}""", "", needs);
}
