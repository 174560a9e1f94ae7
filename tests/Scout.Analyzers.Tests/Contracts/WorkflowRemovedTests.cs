using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Contracts;

public sealed class WorkflowRemovedTests
{
    private const string Rule = "SCOUT3016";
    private const string Types = "public sealed record Input(string Name);";
    private const string Contract = "input $.name string required";

    // The other workflow of every test's project.
    private static readonly string Echo = Running.Revision("", "revision echo 81d0c44a12 own production");

    [Fact]
    public Task A_workflow_that_is_gone_triggers_at_the_class_that_is_new() => RuleTest.Check(
        Rule,
        Running.Source(Types, id: "\"farewell\"") + """

        [Workflow([|"welcome"|])]
        public sealed class Welcome : Workflow<Input, string>
        {
            protected override Value<string> Define(Flow flow, Value<Input> input) => null!;
        }
        """,
        "workflow 'greeting' is gone, but production runs 3f9a1c2b7e; give its class the id 'greeting' again, or say in .editorconfig that this environment does not count",
        Running.Files(Echo, Running.Revision(Contract, "revision farewell 81d0c44a12 own production"), Running.Revision(Contract, Running.Production)));

    [Fact]
    public Task Without_a_new_class_it_triggers_at_another_workflow() => RuleTest.Check(
        Rule, Running.Source(Types, id: "[|\"farewell\"|]"), "workflow 'greeting' is gone",
        Running.Files(Echo, Running.Revision(Contract, "revision farewell 81d0c44a12 own production"), Running.Revision(Contract, Running.Production)));

    [Theory]
    [InlineData("revision greeting 3f9a1c2b7e stray production")]
    [InlineData("revision welcome 3f9a1c2b7e own production")]
    public Task What_is_not_its_own_or_is_there_does_not_trigger(string revision) =>
        RuleTest.Check(Rule, Running.Source(Types, id: "\"welcome\""), files: Running.File(Contract, revision));

    [Fact]
    public Task An_id_that_is_a_constant_does_not_trigger() =>
        RuleTest.Check(Rule, Running.Source($"{Types}\npublic static class Ids {{ public const string Greeting = \"greeting\"; }}", id: "Ids.Greeting"), files: Running.File(Contract));

    [Fact]
    public Task An_environment_that_does_not_count_does_not_trigger() => RuleTest.Check(
        Rule, Running.Source(Types, id: "\"welcome\""), files: Running.File(Contract), settings: "root = true\n[*.cs]\nscout_contract_environments = staging\n");
}
