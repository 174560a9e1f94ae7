namespace Scout.Workflows.Tests.Authoring;

public sealed class BranchTests
{
    [Fact]
    public void An_if_needs_its_condition_and_what_its_results_read_outside() => Assert.Equal(
        """{"config":{"condition":"inputs.urgent"},"needs":["inputs","usual"],"otherwise":{"blocks":{},"result":"usual"},"output":{"type":"string"},"then":{"blocks":{"fast":{"config":{"template":"Fast"},"needs":[],"output":{"type":"string"},"type":"text"}},"result":"fast"},"type":"if"}""",
        Build.Json<Question, string>("blocks/route", (flow, input) =>
        {
            var usual = flow.Text("usual", "As usual");
            return flow.If("route", input.Urgent, then: flow => flow.Text("fast", "Fast"), otherwise: _ => usual);
        }));

    [Fact]
    public void A_switch_goes_by_the_values_of_a_string() => Assert.Equal(
        """{"cases":{"a":{"blocks":{},"result":{"$literal":1}},"b":{"blocks":{},"result":{"$literal":2}}},"config":{"value":"inputs.text"},"needs":["inputs"],"otherwise":{"blocks":{},"result":{"$literal":3}},"output":{"format":"int32","type":"integer"},"type":"switch"}""",
        Build.Json<Question, int>("blocks/choose", (flow, input) =>
            flow.Switch("choose", input.Text, new() { ["a"] = _ => Value.Of(1), ["b"] = _ => Value.Of(2) }, otherwise: _ => Value.Of(3))));

    [Fact]
    public void A_switch_goes_by_the_values_of_an_enum_as_json_writes_them() => Assert.Equal(
        """{"new_order":{"blocks":{},"result":{"$literal":1}}}""",
        Build.Json<Question, int>("blocks/choose/cases", (flow, input) =>
            flow.Switch("choose", input.Topic, new() { [Topic.NewOrder] = _ => Value.Of(1) }, otherwise: _ => Value.Of(3))));

    [Fact]
    public void A_when_runs_blocks_for_their_effect_and_can_be_waited_for()
    {
        static Value<string> Define(Flow flow, Value<Question> input)
        {
            var told = flow.When("tell", input.Urgent, flow => flow.Code("call", Methods.Soon, input.Text));
            return flow.Text("done", "Done", new() { After = [told] });
        }

        Assert.Equal("""{"condition":"inputs.urgent"}""", Build.Json<Question, string>("blocks/tell/config", Define));
        Assert.Equal("""{"type":"null"}""", Build.Json<Question, string>("blocks/tell/output", Define));
        Assert.StartsWith("""{"blocks":{"call":{""", Build.Json<Question, string>("blocks/tell/then", Define), StringComparison.Ordinal);
        Assert.DoesNotContain("result", Build.Json<Question, string>("blocks/tell/then", Define), StringComparison.Ordinal);
        Assert.Equal("""["tell"]""", Build.Json<Question, string>("blocks/done/needs", Define));
    }

    [Fact]
    public void Branches_may_yield_constants()
    {
        Assert.Equal(
            """{"config":{"condition":"inputs.urgent"},"needs":["inputs"],"otherwise":{"blocks":{},"result":{"$literal":"no"}},"output":{"type":"string"},"then":{"blocks":{},"result":{"$literal":"yes"}},"type":"if"}""",
            Build.Json<Question, string>("blocks/route", (flow, input) => flow.If("route", input.Urgent, then: _ => "yes", otherwise: _ => "no")));
        Assert.Equal(
            """{"blocks":{},"result":{"$literal":"other"}}""",
            Build.Json<Question, string>("blocks/route/otherwise", (flow, input) => flow.Switch("route", input.Topic, new() { [Topic.Billing] = _ => "billing" }, otherwise: _ => "other")));
    }

    [Fact]
    public void Branches_of_different_values_are_refused() => Assert.Equal(
        "SCOUT1044",
        Assert.Throws<ScoutException>(() => Build.Json<Question, string>("blocks", (flow, input) =>
        {
            flow.If("route", input.Urgent, then: flow => (Value)flow.Text("a", "x"), otherwise: flow => (Value)flow.Text("b", "y"));
            return input.Text;
        })).Code);

    [Fact]
    public void A_run_may_end_early_with_a_constant_and_a_fold_begin_with_one()
    {
        Assert.Equal(
            """{"$literal":"done"}""",
            Build.Json<Question, string>("blocks/stop/config/result", (flow, input) =>
            {
                flow.StopIf("stop", input.Urgent, "done");
                return input.Text;
            }));
        Assert.Equal(
            """{"$literal":0}""",
            Build.Json<Question, double>("blocks/total/config/seed", (flow, input) => flow.Reduce("total", input.Order.Lines, 0.0, (flow, sum, line) => line.Price)));
    }

    [Fact]
    public void A_fallback_of_a_block_for_its_effect_yields_nothing_either() => Assert.Equal(
        """{"fallback":{"blocks":{"note":{"config":{"template":"Failed"},"needs":[],"output":{"type":"string"},"type":"text"}}}}""",
        Build.Json<Question, string>("blocks/tell/on_error", (flow, input) =>
        {
            flow.When("tell", input.Urgent, flow => flow.Code("call", Methods.Soon, input.Text), new() { OnError = OnError.Fallback<object?>(flow => { flow.Text("note", "Failed"); return Value.Of<object?>(null); }) });
            return input.Text;
        }));

    [Fact]
    public void A_stop_makes_every_later_block_of_its_scope_wait()
    {
        static Value<string> Define(Flow flow, Value<Question> input)
        {
            flow.Text("before", "a");
            var stopped = flow.StopIf("stop", input.Urgent, input.Text);
            flow.When("tell", input.Urgent, flow => flow.Text("inside", "b"));
            flow.StopIf("again", "false", Value.Of("x"));
            return flow.Text("after", "c", new() { After = [stopped] });
        }

        Assert.Equal("""{"config":{"condition":"inputs.urgent","result":"inputs.text"},"needs":["inputs"],"output":{"type":"null"},"type":"stopif"}""", Build.Json<Question, string>("blocks/stop", Define));
        Assert.Equal("[]", Build.Json<Question, string>("blocks/before/needs", Define));
        Assert.Equal("""["inputs","stop"]""", Build.Json<Question, string>("blocks/tell/needs", Define));
        Assert.Equal("[]", Build.Json<Question, string>("blocks/tell/then/blocks/inside/needs", Define));
        Assert.Equal("""["stop"]""", Build.Json<Question, string>("blocks/again/needs", Define));
        Assert.Equal("""["again","stop"]""", Build.Json<Question, string>("blocks/after/needs", Define));
    }

    [Fact]
    public void A_stop_yields_what_its_workflow_yields() => Assert.Equal(
        ["SCOUT1027: block 'stop' (BranchTests.cs): ends the run with int, but the workflow yields string; give it a value of that type"],
        Build.Errors<Question, string>((flow, input) =>
        {
            flow.When("tell", input.Urgent, flow => flow.StopIf("stop", "true", Value.Of(1)));
            return input.Text;
        }));

    [Fact]
    public void A_foreach_reads_its_item_and_yields_a_list() => Assert.Equal(
        """{"body":{"blocks":{"line":{"config":{"template":"{{ index }}: {{ item.name }}"},"needs":[],"output":{"type":"string"},"type":"text"}},"result":"line"},"config":{"concurrency":2,"items":"inputs.order.lines"},"needs":["inputs"],"output":{"items":{"type":"string"},"type":"array"},"type":"foreach"}""",
        Build.Json<Question, IReadOnlyList<string>>("blocks/lines", (flow, input) =>
            flow.ForEach("lines", input.Order.Lines, (flow, line) => flow.Text("line", "{{ index }}: {{ item.name }}"), new() { Concurrency = 2 })));

    [Fact]
    public void A_foreach_that_tolerates_failures_yields_a_list_with_nulls()
    {
        static Value<IReadOnlyList<string?>> Texts(Flow flow, Value<Question> input) =>
            flow.ForEach("lines", input.Order.Lines, (flow, line) => flow.Text("line", "{{ item.name }}"), tolerate: 3);
        static Value<IReadOnlyList<double?>> Prices(Flow flow, Value<Question> input) =>
            flow.ForEach("lines", input.Order.Lines, (flow, line) => line.Price, Tolerate.All, new() { Concurrency = 2, OnError = OnError.Continue<IReadOnlyList<double?>>([null]) });
        static Value<IReadOnlyList<Order?>> Orders(Flow flow, Value<Question> input) =>
            flow.ForEach("lines", input.Orders, (flow, order) => order, 1_000_000);

        Assert.Equal("""{"items":"inputs.order.lines","tolerate":3}""", Build.Json<Question, IReadOnlyList<string?>>("blocks/lines/config", Texts));
        Assert.Equal("""{"items":{"type":["string","null"]},"type":"array"}""", Build.Json<Question, IReadOnlyList<string?>>("blocks/lines/output", Texts));
        Assert.Equal("""{"concurrency":2,"items":"inputs.order.lines","tolerate":"all"}""", Build.Json<Question, IReadOnlyList<double?>>("blocks/lines/config", Prices));
        Assert.Equal("""{"items":{"type":["number","null"]},"type":"array"}""", Build.Json<Question, IReadOnlyList<double?>>("blocks/lines/output", Prices));
        Assert.Equal("""{"items":"inputs.orders","tolerate":1000000}""", Build.Json<Question, IReadOnlyList<Order?>>("blocks/lines/config", Orders));
        Assert.Equal("""["object","null"]""", Build.Json<Question, IReadOnlyList<Order?>>("blocks/lines/output/items/type", Orders));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    [InlineData(int.MaxValue)]
    public void A_foreach_tolerates_a_number_of_failures_in_its_range_or_all(int count) => Assert.Equal(
        [$"SCOUT1014: block 'lines' (BranchTests.cs): tolerate is {count}; use a value from 1 to 1000000, or Tolerate.All"],
        Build.Errors<Question, IReadOnlyList<string?>>((flow, input) => flow.ForEach("lines", input.Order.Lines, (flow, line) => line.Name, tolerate: count)));

    [Fact]
    public void An_inner_loop_reaches_the_outer_ones_item_by_its_id() => Assert.Equal(
        "\"{{ orders.item.id }} {{ item.name }} {{ orders.index }} {{ index }}\"",
        Build.Json<Question, IReadOnlyList<IReadOnlyList<string>>>("blocks/orders/body/blocks/lines/body/blocks/line/config/template", (flow, input) =>
            flow.ForEach("orders", input.Orders, (flow, order) =>
                flow.ForEach("lines", order.Lines, (flow, line) =>
                    flow.Text("line", $$$"""{{{order.Id}}} {{{line.Name}}} {{ orders.index }} {{ index }}""")))));

    [Fact]
    public void A_reduce_reads_its_accumulator_and_its_item() => Assert.Equal(
        """{"body":{"blocks":{"add":{"config":{"template":"{{ accumulator }}, {{ item }}"},"needs":[],"output":{"type":"string"},"type":"text"}},"result":"add"},"config":{"items":{"$literal":["a"]},"seed":"inputs.text"},"needs":["inputs"],"output":{"type":"string"},"type":"reduce"}""",
        Build.Json<Question, string>("blocks/join", (flow, input) =>
            flow.Reduce("join", Value.Of<string[]>(["a"]), input.Text, (flow, all, item) => flow.Text("add", $"{all}, {item}"))));

    [Fact]
    public void A_repeat_carries_a_value_until_its_condition_holds() => Assert.Equal(
        """{"body":{"blocks":{"better":{"config":{"template":"{{ accumulator }} {{ index }}"},"needs":[],"output":{"type":"string"},"type":"text"}},"result":"better"},"config":{"most":5,"seed":"inputs.text","until":"accumulator == 'good' || inputs.urgent"},"needs":["inputs"],"output":{"type":"string"},"type":"repeat"}""",
        Build.Json<Question, string>("blocks/polish", (flow, input) =>
            flow.Repeat("polish", input.Text, until: text => text.Is("good") | input.Urgent, body: (flow, text) => flow.Text("better", $$$"""{{{text}}} {{ index }}"""), most: 5)));

    [Fact]
    public void A_repeats_condition_is_a_text_too_and_its_block_may_have_to_end_by_it()
    {
        static Value<double> Define(Flow flow, Value<Question> input)
        {
            var least = flow.Text("least", "3");
            return flow.Repeat("grow", 0.5, value => $"{value} > 2 && index < 9 && {least} == '3' && grow.accumulator > 0", (flow, value) => value, most: 1000, new() { MustHold = true });
        }

        Assert.Equal(
            """{"most":1000,"must_hold":true,"seed":{"$literal":0.5},"until":"accumulator > 2 && index < 9 && least == '3' && grow.accumulator > 0"}""",
            Build.Json<Question, double>("blocks/grow/config", Define));
        Assert.Equal("""["least"]""", Build.Json<Question, double>("blocks/grow/needs", Define));
    }

    [Fact]
    public void A_repeat_in_a_loop_reads_its_item_by_the_loops_id() => Assert.Equal(
        "\"accumulator == orders.item.id\"",
        Build.Json<Question, IReadOnlyList<string>>("blocks/orders/body/blocks/find/config/until", (flow, input) =>
            flow.ForEach("orders", input.Orders, (flow, order) =>
                flow.Repeat("find", "", until: text => $"{text} == {order.Id}", body: (flow, text) => flow.Text("next", "{{ accumulator }}{{ orders.index }}"), most: 3))));

    [Fact]
    public void A_repeat_says_what_is_wrong_with_it() => Assert.Equal(
    [
        "SCOUT1014: block 'a' (BranchTests.cs): most is 0; use a value from 1 to 1000",
        "SCOUT1011: block 'b' (BranchTests.cs): until reads 'itme', which does not exist; there is a, accumulator, b, index, inputs, run, secrets, vars",
        "SCOUT1003: block 'c' (BranchTests.cs): reads 'inside' (BranchTests.cs), which runs only inside 'c'; return the value from the branch and read 'c', or define 'inside' before it",
        "SCOUT1013: block 'd' (BranchTests.cs): the condition 'accumulator' is a text, not true or false; compare it with something",
        "SCOUT1004: block 'stray' (BranchTests.cs): is added in the condition of 'e' (BranchTests.cs), which is computed after each round and has no blocks; add it before 'e', or in its body",
    ],
    Build.Errors<Question, string>((flow, input) =>
    {
        flow.Repeat("a", input.Text, text => text.Is("x"), (flow, text) => text, most: 0);
        flow.Repeat("b", input.Text, text => "itme == 1", (flow, text) => text, most: 1);
        flow.Repeat("c", input.Text, text => "inside == 'x'", (flow, text) => flow.Text("inside", "x"), most: 1);
        flow.Repeat("d", input.Text, text => "accumulator", (flow, text) => text, most: 1);
        flow.Repeat("e", input.Text, text => flow.Text("stray", "x").Is("x"), (flow, text) => text, most: 1);
        return input.Text;
    }));
}
