using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Graph;

public class BlockIdTests
{
    private const string Rule = "SCOUT1001";

    [Theory]
    [InlineData("Find Customer", "is no block id; write [a-z][a-z0-9_]*, such as 'find_customer'")]
    [InlineData("for", "is a word of Scriban's language; write another, such as 'the_for'")]
    [InlineData("inputs", "is a name that templates already have; write another, such as 'the_inputs'")]
    public Task An_id_that_is_none_triggers(string id, string problem) =>
        RuleTest.Check(Rule, $$"""flow.Text([|"{{id}}"|], "a");""", $"block '{id}': the id {problem}");

    [Fact]
    public Task An_id_that_is_right_does_not_trigger() => RuleTest.Check(Rule, """flow.Text("find_customer2", "a");""");

    [Fact]
    public Task The_fix_writes_one_that_is_right() => FixTest<BlockIdFixer>.Check(
        Rule,
        """flow.Text([|"Find Customer"|], "a"); flow.Text([|"for"|], "b");""",
        """flow.Text("find_customer", "a"); flow.Text("the_for", "b");""");
}
