using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Graph;

public class FlowOfAnotherScopeTests
{
    private const string Rule = "SCOUT1004";

    [Fact]
    public Task The_outer_flow_in_a_branch_triggers() => RuleTest.Check(Rule, """
        var answer = flow.If("choice", "true", then: inner => [|flow|].Text("yes", "a"), otherwise: inner => inner.Text("no", "b"));
        """, "block 'yes': is added inside a branch of 'choice' (Example.cs:6) by a flow from outside it; use the flow that the branch is given");

    [Fact]
    public Task The_flow_of_a_branch_in_a_branch_of_it_triggers() => RuleTest.Check(Rule, """
        flow.When("outer", "true", outer => outer.When("inner", "true", _ => [|outer|].Text("note", "a")));
        """);

    [Fact]
    public Task The_outer_flow_in_a_loop_and_in_a_fallback_triggers() => RuleTest.Check(Rule, """
        var orders = flow.Code("orders", Desk.FindOrders, input.Text, new() { OnError = OnError.Fallback(_ => [|flow|].Code("again", Desk.FindOrders, input.Text)) });
        flow.ForEach("lines", orders, (_, order) => [|flow|].Text("line", $"{order.Number}"));
        """);

    [Fact]
    public Task A_branchs_own_flow_and_one_that_nobody_knows_do_not_trigger() => RuleTest.Check(Rule, """
        flow.If("choice", "true", then: flow => flow.Text("yes", "a"), otherwise: other => other.Text("no", "b"));
        Func<Flow, Value<string>> branch = some => some.Text("some", "c");
        flow.When("effect", "true", inner => { var kept = inner; kept.Text("note", "d"); });
        flow.When("known", "true", inner => inner.Text("began", $"{flow.Run.StartedAt:yyyy}"));
        """);

    [Fact]
    public Task The_fix_takes_the_branchs_flow_and_names_one_that_was_discarded() => FixTest<FlowOfAnotherScopeFixer>.Check(Rule, """
        flow.If("choice", "true", then: _ => [|flow|].Text("yes", "a"), otherwise: inner => [|flow|].Text("no", "b"));
        flow.When("outer", "true", outer => outer.When("inner", "true", _ => { [|outer|].Text("c", "c"); [|flow|].Text("d", "d"); }));
        flow.ForEach("lines", flow.Code("orders", Desk.FindOrders, input.Text), (_, order) => [|flow|].Text("line", $"{order.Number}"));
        """, """
        flow.If("choice", "true", then: flow => flow.Text("yes", "a"), otherwise: inner => inner.Text("no", "b"));
        flow.When("outer", "true", outer => outer.When("inner", "true", flow => { flow.Text("c", "c"); flow.Text("d", "d"); }));
        flow.ForEach("lines", flow.Code("orders", Desk.FindOrders, input.Text), (flow, order) => flow.Text("line", $"{order.Number}"));
        """);
}
