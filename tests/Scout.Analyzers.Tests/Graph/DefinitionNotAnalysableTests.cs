using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Graph;

public class DefinitionNotAnalysableTests
{
    private const string Rule = "SCOUT1031";

    [Theory]
    [InlineData("flow.Text([|$\"note{input}\"|], \"a\");", "the block's id is no constant, so while you type it is not checked that the names in this definition's templates exist; write the id as a literal. The build checks them all")]
    [InlineData("foreach (var name in new[] { \"a\" }) { [|flow.Text(name, \"a\")|]; }", "a C# loop adds the block any number of times")]
    [InlineData("Func<Value<string>> add = () => [|flow.Text(\"note\", \"a\")|];", "a lambda that is no branch adds the block")]
    [InlineData("Value<string> Add() => [|flow.Text(\"note\", \"a\")|];", "a local function adds the block")]
    [InlineData("var same = [|flow|];", "the flow is handed to other code")]
    [InlineData("Value<string> Add(Flow inner) => null!; flow.If(\"choice\", \"true\", then: [|Add|], otherwise: flow => flow.Text(\"no\", \"a\"));", "write the branch as a lambda: flow => flow.Text(...)")]
    public Task A_block_that_only_running_shows_triggers(string statement, string message) => RuleTest.Check(Rule, statement, message);

    [Fact]
    public Task Blocks_with_constant_ids_do_not_trigger() => RuleTest.Check(Rule, """
        const string Id = "note";
        flow.Text(Id, "a");
        foreach (var number in new[] { 1, 2 }) { _ = number; }
        flow.When("effect", "true", flow => { if (Id.Length > 2) { flow.Text("more", "b"); } });
        flow.Text("began", $"{flow.Run.StartedAt:yyyy}");
        flow.When("again", flow.Run.Attempt > 1, inner => inner.Text("which", $"{flow.Run.Id}"));
        """);
}
