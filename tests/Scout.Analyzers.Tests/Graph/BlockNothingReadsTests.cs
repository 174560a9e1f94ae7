using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Graph;

public class BlockNothingReadsTests
{
    private const string Rule = "SCOUT1030";

    [Fact]
    public Task A_text_that_nothing_reads_triggers() => RuleTest.Check(Rule, """
        var note = flow.Text([|"note"|], "a");
        """, "block 'note': runs, but nothing reads what it yields; read it, or remove the block");

    [Fact]
    public Task A_model_that_nothing_reads_triggers() => RuleTest.Check(Rule, """
        flow.Llm<Triage>([|"triage"|], new() { Model = "fast", Prompt = $"{input.Text}" });
        """);

    [Theory]
    [InlineData("")]
    [InlineData(", Method = HttpMethod.Get")]
    [InlineData(", Method = HttpMethod.Head")]
    [InlineData(", Headers = new() { [\"Accept\"] = \"text/plain\" }")]
    public Task A_request_that_changes_nothing_and_that_nothing_reads_triggers(string options) => RuleTest.Check(Rule, $$"""
        flow.Http([|"ask"|], new() { Url = "https://a.test"{{options}} });
        """, "block 'ask': runs, but nothing reads what it yields; read it, or remove the block");

    [Fact]
    public Task A_request_that_changes_something_does_not_trigger() => RuleTest.Check(Rule, """
        flow.Http("post", new() { Url = "https://a.test", Method = HttpMethod.Post });
        flow.Http("delete", new() { Url = "https://a.test", Method = HttpMethod.Delete });
        flow.Http("some", new() { Url = "https://a.test", Method = new(input.ToString() ?? "") });
        flow.If("choice", "true", then: flow => flow.Http("put", new() { Url = "https://a.test", Method = HttpMethod.Put }), otherwise: _ => "");
        """);

    [Theory]
    [InlineData("Url = $\"https://a.test/{note}\"")]
    [InlineData("Url = \"https://a.test/{{ note }}\"")]
    [InlineData("Url = \"https://a.test\", Query = new() { [\"q\"] = note }")]
    [InlineData("Url = \"https://a.test\", Headers = new() { { \"X-A\", \"{{ note }}\" } }")]
    [InlineData("Url = \"https://a.test\", Body = HttpBody.Form(new() { [\"f\"] = $\"{note}\" })")]
    [InlineData("Url = \"https://a.test\", Body = HttpBody.Json(note)")]
    [InlineData("Url = \"https://a.test\", Body = HttpBody.Json(\"{{ note }}\")")]
    [InlineData("Url = \"https://a.test\", Body = HttpBody.Text($\"{note}\")")]
    public Task What_a_request_reads_does_not_trigger(string options) => RuleTest.Check(Rule, $$"""
        var note = flow.Text("note", "a");
        flow.Http("ask", new() { Method = HttpMethod.Post, {{options}} });
        """);

    [Theory]
    [InlineData("Body = Made()")]
    [InlineData("Query = Fields")]
    public Task Where_a_request_is_made_elsewhere_nothing_triggers(string option) => RuleTest.Check(Rule, Prelude.Definition(
        $$"""
        flow.Text("note", "a");
        flow.Http("ask", new() { Method = HttpMethod.Post, Url = "https://a.test", {{option}} });
        """,
        """
        private static HttpFields Fields => new() { ["q"] = "{{ note }}" };
        private static HttpBody Made() => HttpBody.Text("{{ note }}");
        """));

    [Fact]
    public Task Branches_and_loops_of_such_blocks_trigger_once() => RuleTest.Check(Rule, """
        flow.If([|"choice"|], "true", then: flow => flow.Text("yes", "a"), otherwise: flow => flow.Text("no", "b"));
        var orders = flow.Code("orders", Desk.FindOrders, input.Text);
        _ = flow.ForEach([|"lines"|], orders, (flow, order) => flow.Text("line", $"{order.Number}"));
        flow.When("effect", "true", flow => flow.Text([|"lost"|], "c"));
        """);

    [Fact]
    public Task What_is_read_does_not_trigger() => RuleTest.Check(Rule, """
        flow.Text("raw", "a");
        Value<string> kept;
        var branch = flow.If("branch", "true", then: flow => kept = flow.Text("kept", "a"), otherwise: flow => flow.Text("other", $"{input.Text}"));
        flow.Text("asked", "true");
        var hole = flow.Text("hole", "{{ raw }}");
        var waited = flow.Text("waited", $"{hole}");
        var choice = flow.If("choice", "asked == 'true'", then: flow => flow.Text("yes", "a"), otherwise: flow => flow.Text("no", "b"), new() { After = [waited, branch] });
        return Reply.Of(answer: choice);
        """);

    [Fact]
    public Task What_may_do_something_does_not_trigger() => RuleTest.Check(Rule, """
        var found = flow.Code("found", Desk.FindOrder, input.Text);
        flow.Call("echo", new Echo(), input);
        flow.Llm("agent", new() { Model = "fast", Prompt = "a", Tools = [Desk.FindOrder] });
        flow.If("choice", "true", then: flow => flow.Code("inner", Desk.FindOrder, input.Text), otherwise: _ => found);
        flow.Text("sure", "a", new() { OnError = OnError.Fallback(flow => flow.Call("other", new Echo(), input)) });
        """);

    [Theory]
    [InlineData("for (var i = 0; i < 2; i++) { flow.Text($\"a{i}\", \"a\"); }")]
    [InlineData("flow.Code(\"code\", Desk.FindOrder, input.Text); flow.Text(\"all\", Made());")]
    [InlineData("flow.Text(\"all\", Written() + \"x\");")]
    public Task Where_not_everything_can_be_seen_nothing_triggers(string statement) => RuleTest.Check(Rule, $$$"""
        [Workflow("shop")] public sealed class One : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input)
            {
                flow.Text("note", "a");
                {{{statement}}}
                return input.Text;
            }

            private static Template Made() => "{{ note }}{{ all }}";
            private static string Written() => "{{ note }}{{ all }}";
        }
        """);
}
