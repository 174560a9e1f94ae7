using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class NameOutsideItsBranchTests
{
    private const string Rule = "SCOUT1003";

    [Fact]
    public Task A_name_of_a_block_in_a_branch_triggers_outside_it() => RuleTest.Check(Rule, """
        flow.If("choice", "true", then: flow => flow.Text("inside", "a"), otherwise: flow => flow.Text("other", "{{ [|inside|] }}"));
        """, "block 'other': reads 'inside' (Example.cs:6), which runs only inside 'choice'; return the value from the branch and read 'choice', or define 'inside' before it");

    [Fact]
    public Task A_name_of_a_block_around_does_not_trigger() => RuleTest.Check(Rule, """
        flow.Text("outside", "a");
        flow.If("choice", "true", then: flow => flow.Text("inside", "a{{ outside }}"), otherwise: flow => flow.Text("other", "{{ outside }}"));
        """);
}
