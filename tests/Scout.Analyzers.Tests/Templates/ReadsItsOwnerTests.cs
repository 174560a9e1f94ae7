using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class ReadsItsOwnerTests
{
    private const string Rule = "SCOUT1022";

    [Fact]
    public Task The_block_itself_and_those_around_it_trigger() => RuleTest.Check(Rule, """
        flow.If("choice", "true", then: flow => flow.Text("note", "{{ [|choice|] }}{{ [|note|] }}"), otherwise: _ => Value.Of(""));
        """, "which it is a part of; read what '");

    [Fact]
    public Task A_loop_around_it_does_not_trigger() => RuleTest.Check(Rule, """
        var orders = flow.Code("orders", Desk.FindOrders, input.Text);
        flow.ForEach("each", orders, (flow, order) => flow.Text("note", "{{ each.item.number }}"));
        """);
}
