using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Graph;

public class EarlyResultTests
{
    private const string Rule = "SCOUT1027";

    [Fact]
    public Task A_result_of_another_type_triggers() => RuleTest.Check(Rule, """
        var note = flow.Text("note", "a");
        flow.StopIf("done", "true", [|note|]);
        return Reply.Of(answer: note);
        """, "block 'done': ends the run with string, but the workflow yields Reply; give it a value of that type");

    [Fact]
    public Task A_value_where_null_is_allowed_is_told_how_to_be_passed() => RuleTest.Check(
        Rule,
        """
        public sealed record Number(int Of);

        [Workflow("count")]
        public sealed class Count : Workflow<Number, int?>
        {
            protected override Value<int?> Define(Flow flow, Value<Number> input)
            {
                flow.StopIf("done", "true", [|Value.Of(1)|]);
                return Value.Of<int?>(null);
            }
        }
        """,
        "block 'done': ends the run with int, but the workflow yields int?; pass it as .OrNull");

    [Fact]
    public Task A_result_in_a_branch_triggers_too() => RuleTest.Check(Rule, """
        flow.When("effect", "true", flow => flow.StopIf("done", "true", [|Value.Of(1)|]));
        return Reply.Of(answer: flow.Text("note", "a"));
        """);

    [Fact]
    public Task The_workflows_own_type_does_not_trigger() => RuleTest.Check(Rule, """
        var note = flow.Text("note", "a");
        flow.StopIf("done", "true", Reply.Of(answer: note));
        return Reply.Of(answer: note);
        """);
}
