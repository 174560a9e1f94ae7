using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class ReadBeforeDefinedTests
{
    private const string Rule = "SCOUT1017";

    [Fact]
    public Task A_block_of_further_down_triggers() => RuleTest.Check(Rule, """
        flow.If("choice", "true", then: flow => flow.Text("note", "{{ [|later|] }}"), otherwise: _ => Value.Of(""));
        flow.Text("later", "a");
        """, "block 'note': reads 'later' (Example.cs:7), which is defined after it; define 'later' first");

    [Fact]
    public Task A_block_of_further_up_does_not_trigger() => RuleTest.Check(Rule, """
        flow.Text("early", "a");
        flow.If("choice", "true", then: flow => flow.Text("note", "{{ early }}"), otherwise: _ => Value.Of(""));
        """);
}
