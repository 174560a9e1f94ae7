using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class ConditionIsNoBooleanTests
{
    private const string Rule = "SCOUT1013";

    [Theory]
    [InlineData("[|inputs.text|]", "the condition 'inputs.text' is a text, not true or false; compare it with something")]
    [InlineData("true && [|0|]", "the condition '0' is a number, not true or false; compare it with something")]
    public Task A_condition_that_is_something_else_triggers(string condition, string message) =>
        RuleTest.Check(Rule, $$"""flow.When("note", "{{condition}}", then: flow => flow.Text("other", "a"));""", $"block 'note': {message}");

    [Fact]
    public Task A_hole_that_is_something_else_triggers() => RuleTest.Check(
        Rule,
        """flow.When("note", $"{[|input.Text|]} && {input.Email} != null", then: flow => flow.Text("other", "a"));""",
        "block 'note': the condition 'input.Text' is a text");

    [Theory]
    [InlineData("inputs.text == 'a' || !(inputs.text.size > 3)")]
    [InlineData("vars.anything")]
    [InlineData("inputs.nothing")]
    public Task What_is_true_or_false_or_not_known_does_not_trigger(string condition) =>
        RuleTest.Check(Rule, $$"""flow.When("note", "{{condition}}", then: flow => flow.Text("other", "a"));""");
}
