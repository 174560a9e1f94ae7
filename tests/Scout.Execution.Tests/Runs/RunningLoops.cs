using Scout.Execution.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

public class RunningLoops
{
    [Fact]
    public async Task A_foreach_keeps_the_order_and_names_each_item()
    {
        var run = new TestRun();
        var body = Scope(Text("line", "{{ index }}:{{ item }}/{{ lines.index }}") + "," + Method("loud", "Shout(System.String)", """["line"]""", "line"), "\"loud\"");
        var outcome = await run.RunAsync(Plan($$"""{{{Block("lines", "foreach", """{"items":"inputs.items"}""", $"\"body\":{body}", "inputs")}}}""", "\"lines\""), """{"items":["a","b","c"]}""");
        Assert.Equal("""["0:A/0","1:B/1","2:C/2"]""", outcome.Output!.Value.GetRawText());
        Assert.Contains("lines[2]/loud", run.Started);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_foreach_works_on_no_more_items_at_once_than_it_may(int concurrency)
    {
        var items = string.Join(',', Enumerable.Range(0, 50));
        var body = Scope(Method("inside", "Crowd(System.Int32)", """["item"]"""), "\"inside\"");
        var outcome = await new TestRun().RunAsync(Plan($$"""{{{Block("all", "foreach", $$"""{"items":{"$literal":[{{items}}]},"concurrency":{{concurrency}}}""", $"\"body\":{body}")}}}""", "\"all\""));
        Assert.Equal(50, outcome.Output!.Value.GetArrayLength());
        Assert.All(outcome.Output.Value.EnumerateArray(), most => Assert.InRange(most.GetInt32(), 1, concurrency));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("\"all\"")]
    public async Task A_foreach_goes_on_without_the_items_that_may_fail_and_its_meta_names_them(string tolerate)
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(Tolerant(tolerate, "item == 'b' || item == 'd'"));

        Assert.Equal("""["A",null,"C",null,"E"]""", outcome.Output!.Value.GetRawText());
        Assert.Equal(["all[1]/half", "all[3]/half"], run.Events.OfType<BlockFailed>().Select(failed => failed.Block).Order());
        var meta = run.Events.OfType<BlockCompleted>().Single(completed => completed.Block == "all").Meta!.Value;
        Assert.Equal(2, meta.GetProperty("failed").GetInt32());
        Assert.Equal(
            ["1 SCOUT7016", "3 SCOUT7016"],
            meta.GetProperty("failures").EnumerateArray().Select(failure => $"{failure.GetProperty("index")} {failure.GetProperty("code")}"));
        Assert.StartsWith("Block 'all[1]/half' failed: ", meta.GetProperty("failures")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_failure_more_than_is_tolerated_fails_a_foreach()
    {
        var run = new TestRun();
        var outcome = await run.RunAsync(Tolerant("2", "item != 'c'"));

        Assert.Equal((RunEnd.Failed, "SCOUT7016"), (outcome.End, outcome.Error!.Code));
        Assert.StartsWith("3 items of 'all' failed, and 2 are tolerated. The last one: Block 'all[", outcome.Error.Message, StringComparison.Ordinal);
        Assert.Equal(3, run.Events.OfType<BlockFailed>().Count(failed => failed.Block.EndsWith("/half", StringComparison.Ordinal)));
        Assert.Single(run.Events.OfType<BlockFailed>(), failed => failed.Block == "all");
    }

    [Fact]
    public async Task A_foreach_in_which_nothing_fails_has_no_meta_for_it()
    {
        var run = new TestRun();
        await run.RunAsync(Tolerant("2", "false"));
        Assert.Null(run.Events.OfType<BlockCompleted>().Single(completed => completed.Block == "all").Meta);
    }

    [Fact]
    public async Task What_lies_in_a_branch_or_in_the_result_of_an_item_fails_the_item_alone_and_the_meta_lists_the_first_hundred()
    {
        var items = string.Join(',', Enumerable.Range(0, 250));
        var branch = Block("odd", "if", """{"condition":"all.item % 2 == 1"}""", $"\"then\":{Scope(Method("bad", "Fail(System.String)", """[{"$literal":"why"}]"""), "\"bad\"")},\"otherwise\":{Scope(Text("good", "{{ all.item }}"), "\"good\"")}");
        var run = new TestRun();
        var outcome = await run.RunAsync(Plan(
            $$"""{{{Block("all", "foreach", $$"""{"items":{"$literal":[{{items}}]},"tolerate":"all","concurrency":1}""", $"\"body\":{Scope(branch, "\"item == 248 ? odd.a.b : odd\"")}")}}}""", "\"all\""));

        var output = outcome.Output!.Value;
        Assert.All(Enumerable.Range(0, 250), item => Assert.Equal(item % 2 == 1 || item == 248 ? null : $"{item}", output[item].GetString()));
        var meta = run.Events.OfType<BlockCompleted>().Single(completed => completed.Block == "all").Meta!.Value;
        Assert.Equal((126, 100), (meta.GetProperty("failed").GetInt32(), meta.GetProperty("failures").GetArrayLength()));
        Assert.Equal(250, run.Events.OfType<BlockFailed>().Count());
    }

    [Fact]
    public async Task An_attempt_at_a_foreach_that_is_made_again_counts_its_failures_anew()
    {
        var run = new TestRun();
        var body = Scope(Method("half", "Half(System.String)", """["all.item"]"""), "\"half\"");
        var outcome = await run.RunAsync(Plan(
            $$"""{{{Block("all", "foreach", """{"items":{"$literal":["a","",""]},"tolerate":1}""", $"\"body\":{body}", more: ""","retry":{"attempts":2,"delay_ms":0},"on_error":{"continue":{"$literal":["none"]}}""")}}}""", "\"all\""));

        Assert.Equal("""["none"]""", outcome.Output!.Value.GetRawText());
        Assert.Equal(4, run.Events.OfType<BlockFailed>().Count());
        Assert.Null(run.Events.OfType<BlockCompleted>().Single(completed => completed.Block == "all").Meta);
    }

    [Fact]
    public async Task A_foreach_over_nothing_is_an_empty_list()
    {
        var outcome = await new TestRun().RunAsync(Plan($$"""{{{Block("all", "foreach", """{"items":{"$literal":[]}}""", $"\"body\":{Scope(Text("x", "x"), "\"x\"")}")}}}""", "\"all\""));
        Assert.Equal("[]", outcome.Output!.Value.GetRawText());
    }

    [Theory]
    [InlineData("[1,2,3,4]", "34")]
    [InlineData("[]", "24")]
    public async Task A_reduce_folds_in_order(string items, string expected)
    {
        var body = Scope(Method("sum", "Add(System.Int32,System.Int32)", """["accumulator","item"]"""), "\"sum\"");
        var outcome = await new TestRun().RunAsync(Plan($$"""{{{Block("total", "reduce", """{"items":"inputs.items","seed":{"$literal":24}}""", $"\"body\":{body}", "inputs")}}}""", "\"total\""), $$"""{"items":{{items}}}""");
        Assert.Equal(expected, outcome.Output!.Value.GetRawText());
    }

    [Theory]
    [InlineData("accumulator >= inputs.enough", 10, "8", 4, true)]
    [InlineData("index == 1", 10, "4", 2, true)]
    [InlineData("grow.accumulator + grow.index > 2", 10, "4", 2, true)]
    [InlineData("false", 3, "6", 3, false)]
    [InlineData("true", 3, "2", 1, true)]
    public async Task A_repeat_carries_its_value_until_the_condition_holds_or_there_are_no_more_rounds(string until, int most, string expected, int rounds, bool held)
    {
        var run = new TestRun();
        var body = Scope(Method("sum", "Add(System.Int32,System.Int32)", """["accumulator",{"$literal":2}]"""), "\"sum\"");
        var outcome = await run.RunAsync(Plan($$"""{{{Block("grow", "repeat", $$"""{"seed":{"$literal":0},"until":"{{until}}","most":{{most}}}""", $"\"body\":{body}", "inputs")}}}""", "\"grow\""), """{"enough":7}""");

        Assert.Equal(expected, outcome.Output!.Value.GetRawText());
        Assert.Equal(["grow", .. Enumerable.Range(0, rounds).Select(round => $"grow[{round}]/sum")], run.Started);
        var told = run.Events.OfType<BlockCompleted>().Single(completed => completed.Block == "grow");
        Assert.Equal($$"""{"rounds":{{rounds}},"held":{{(held ? "true" : "false")}}}""", told.Meta!.Value.GetRawText());
    }

    [Fact]
    public async Task A_repeat_that_must_end_by_its_condition_fails_without_it_and_may_be_tried_again()
    {
        var run = new TestRun();
        var body = Scope(Method("sum", "Add(System.Int32,System.Int32)", """["accumulator",{"$literal":2}]"""), "\"sum\"");
        var outcome = await run.RunAsync(Plan(
            $$"""{{{Block("grow", "repeat", """{"seed":{"$literal":0},"until":"accumulator > 9","most":2,"must_hold":true}""", $"\"body\":{body}", more: ""","retry":{"attempts":2,"delay_ms":0}""")}}}""", "\"grow\""));

        Assert.Equal((RunEnd.Failed, "SCOUT7030", "grow"), (outcome.End, outcome.Error!.Code, outcome.Error.Block));
        Assert.StartsWith("Block 'grow' went on for 2 rounds, the most that it may, and its condition still does not hold.", outcome.Error.Message, StringComparison.Ordinal);
        Assert.Equal(4, run.Started.Count(block => block.EndsWith("/sum", StringComparison.Ordinal)));
        Assert.Single(run.Events.OfType<BlockRetrying>());
    }

    [Fact]
    public async Task A_repeats_condition_sees_nothing_of_its_body_and_no_boolean_fails_it()
    {
        var body = Scope(Text("inside", "x"), "\"inside\"");
        var hidden = await new TestRun().RunAsync(Plan($$"""{{{Block("grow", "repeat", """{"seed":{"$literal":0},"until":"inside == 'x'","most":2}""", $"\"body\":{body}")}}}""", "\"grow\""));
        var text = await new TestRun().RunAsync(Plan($$"""{{{Block("grow", "repeat", """{"seed":{"$literal":0},"until":"accumulator","most":2}""", $"\"body\":{body}")}}}""", "\"grow\""));

        Assert.Equal((RunEnd.Failed, "SCOUT7103"), (hidden.End, hidden.Error!.Code));
        Assert.Equal((RunEnd.Failed, "SCOUT7106"), (text.End, text.Error!.Code));
    }

    [Fact]
    public async Task A_repeat_in_a_loop_reads_the_loops_item_by_its_id()
    {
        var round = Scope(Text("longer", "{{ accumulator }}{{ each.item }}{{ index }}"), "\"longer\"");
        var body = Scope(Block("grow", "repeat", """{"seed":{"$literal":""},"until":"accumulator.size >= 2 * each.item","most":5}""", $"\"body\":{round}"), "\"grow\"");
        var outcome = await new TestRun().RunAsync(Plan($$"""{{{Block("each", "foreach", """{"items":{"$literal":[1,2,3]}}""", $"\"body\":{body}")}}}""", "\"each\""));
        Assert.Equal("""["10","2021","303132"]""", outcome.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task Nested_loops_reach_the_outer_one_by_its_id()
    {
        var inner = Scope(Text("cell", "{{ outer.item }}{{ item }}{{ outer.index }}{{ index }}"), "\"cell\"");
        var body = Scope(Block("inner", "foreach", """{"items":{"$literal":["x","y"]}}""", $"\"body\":{inner}"), "\"inner\"");
        var outcome = await new TestRun().RunAsync(Plan($$"""{{{Block("outer", "foreach", """{"items":{"$literal":["a","b"]}}""", $"\"body\":{body}")}}}""", "\"outer\""));
        Assert.Equal("""[["ax00","ay01"],["bx10","by11"]]""", outcome.Output!.Value.GetRawText());
    }

    private static Plans.Plan Tolerant(string tolerate, string fails)
    {
        var body = Scope(
            Method("half", "Half(System.String)", $$"""["({{fails}}) ? '' : all.item"]""") + "," + Method("loud", "Shout(System.String)", """["half"]""", "half"), "\"loud\"");
        return Plan($$"""{{{Block("all", "foreach", $$"""{"items":{"$literal":["a","b","c","d","e"]},"tolerate":{{tolerate}}}""", $"\"body\":{body}")}}}""", "\"all\"");
    }
}
