using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Values;

public class UnknownArgumentTests
{
    private const string Rule = "SCOUT1043";

    [Theory]
    [InlineData("""var reply = Reply.Of([|Answer|]: input.Text);""", "'Reply.Of' has no parameter 'Answer'; did you mean 'answer'?")]
    [InlineData("""var reply = Reply.Of([|text|]: input.Text);""", "'Reply.Of' has no parameter 'text'; there is answer, note")]
    [InlineData("""flow.If("i", input.Text == "a", then: _ => "x", [|otherwize|]: _ => "y");""", "'flow.If' has no parameter 'otherwize'; did you mean 'otherwise'?")]
    [InlineData("""flow.Text("t", [|Template|]: "x");""", "did you mean 'template'?")]
    public Task A_name_that_no_parameter_has_triggers(string statement, string message) => RuleTest.Check(Rule, statement, message, compiles: false);

    [Fact]
    public Task Names_of_parameters_and_mistakes_of_other_methods_do_not_trigger() => RuleTest.Check(Rule, """
        var reply = Reply.Of(answer: "x", note: "y");
        var text = string.Concat(first: "x");
        """, compiles: false);

    [Fact]
    public Task The_fix_takes_the_one_that_was_meant() => FixTest<UnknownArgumentFixer>.Check(
        Rule,
        """var reply = Reply.Of({|CS1739:[|Answer|]|}: input.Text, note: "x");""",
        """var reply = Reply.Of(answer: input.Text, note: "x");""");
}
