using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Graph;

public class WorkflowIdTests
{
    private const string Rule = "SCOUT1005";

    [Theory]
    [InlineData("Shop")]
    [InlineData("shop_desk")]
    [InlineData("-shop")]
    public Task An_id_that_is_no_kebab_case_triggers(string id) => RuleTest.Check(Rule, Source($"[|\"{id}\"|]"), $"workflow '{id}': its id is no workflow id; write it in kebab-case");

    [Theory]
    [InlineData("shop")]
    [InlineData("shop-desk-2")]
    public Task Kebab_case_does_not_trigger(string id) => RuleTest.Check(Rule, Source($"\"{id}\""));

    private static string Source(string id) => $$"""
        [Workflow({{id}})]
        public sealed class One : Workflow<Request, string>
        {
            protected override Value<string> Define(Flow flow, Value<Request> input) => input.Text;
        }
        """;
}
