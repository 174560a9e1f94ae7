using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Graph;

public class DuplicateWorkflowIdTests
{
    private const string Rule = "SCOUT1006";

    [Fact]
    public Task The_second_of_two_workflows_with_an_id_triggers() => RuleTest.Check(Rule, """
        [Workflow("shop")] public sealed class One : Workflow<Request, string> { protected override Value<string> Define(Flow flow, Value<Request> input) => input.Text; }
        [Workflow([|"shop"|])] public sealed class Two : Workflow<Request, string> { protected override Value<string> Define(Flow flow, Value<Request> input) => input.Text; }
        """, "workflow 'shop': its id is used twice, also at Example.cs:1; give one of the workflows another id");

    [Fact]
    public Task An_id_that_is_a_constant_triggers() => RuleTest.Check(Rule, """
        [Workflow("shop")] public sealed class One : Workflow<Request, string> { protected override Value<string> Define(Flow flow, Value<Request> input) => input.Text; }
        [Workflow([|Id|])] public sealed class Two : Workflow<Request, string> { private const string Id = "shop"; protected override Value<string> Define(Flow flow, Value<Request> input) => input.Text; }
        """);

    [Fact]
    public Task Other_ids_do_not_trigger() => RuleTest.Check(Rule, """
        [Workflow("shop")] public sealed class One : Workflow<Request, string> { protected override Value<string> Define(Flow flow, Value<Request> input) => input.Text; }
        [Workflow("Shop")] public sealed class Two : Workflow<Request, string> { protected override Value<string> Define(Flow flow, Value<Request> input) => input.Text; }
        """);
}
