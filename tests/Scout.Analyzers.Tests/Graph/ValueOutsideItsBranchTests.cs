using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Graph;

public class ValueOutsideItsBranchTests
{
    private const string Rule = "SCOUT1003";

    [Fact]
    public Task A_value_that_a_local_takes_out_of_a_branch_triggers() => RuleTest.Check(Rule, """
        Value<string> note = null!;
        flow.When("effect", "true", flow => { note = flow.Text("inside", "a"); });
        var answer = flow.Text("outside", $"{[|note|]}");
        """, "block 'outside': reads 'inside' (Example.cs:7), which runs only inside 'effect'; return the value from the branch and read 'effect', or define 'inside' before it");

    [Fact]
    public Task A_value_of_one_branch_in_another_and_in_the_result_triggers() => RuleTest.Check(Rule, """
        Value<string> note = null!;
        flow.If("choice", "true", then: flow => { note = flow.Text("yes", "a"); return note; }, otherwise: flow => flow.Text("no", $"{[|note|]}"));
        return Reply.Of(answer: [|note|]);
        """);

    [Fact]
    public Task A_value_in_the_result_is_read_by_the_workflow() => RuleTest.Check(Rule, """
        Value<string> note = null!;
        flow.When("effect", "true", flow => { note = flow.Text("inside", "a"); });
        return Reply.Of(answer: [|note|]);
        """, "workflow 'example': reads 'inside' (Example.cs:7), which runs only inside 'effect'");

    [Fact]
    public Task A_value_that_is_read_in_its_branch_or_below_does_not_trigger() => RuleTest.Check(Rule, """
        var note = flow.Text("note", "a");
        flow.If("choice", "true",
            then: flow =>
            {
                var inner = flow.Text("inner", $"{note}");
                flow.When("effect", "true", flow => flow.Text("below", $"{inner}"));
                return inner;
            },
            otherwise: _ => note);
        return Reply.Of(answer: note);
        """);

    [Fact]
    public Task A_local_that_is_given_another_value_does_not_trigger() => RuleTest.Check(Rule, """
        Value<string> note = null!;
        flow.When("effect", "true", flow => { note = flow.Text("inside", "a"); });
        note = flow.Text("outside", "b");
        return Reply.Of(answer: note);
        """);

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
