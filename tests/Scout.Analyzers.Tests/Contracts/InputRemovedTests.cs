using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Contracts;

public sealed class InputRemovedTests
{
    private const string Rule = "SCOUT3011";
    private const string Before = "input $.locale string optional\ninput $.name string required";
    private const string Broken = "public sealed record [|Input|](string Name);";

    [Fact]
    public Task A_member_that_is_gone_triggers_at_the_record() => RuleTest.Check(
        Rule, Running.Source(Broken),
        "input 'locale' is gone, but production runs 3f9a1c2b7e, whose callers send 'locale'; keep it, or make it optional first",
        Running.File(Before));

    [Fact]
    public Task A_member_inside_is_named_by_its_path_and_triggers_at_its_own_record() => RuleTest.Check(
        Rule, Running.Source("public sealed record Input(IReadOnlyList<Line> Lines);\npublic sealed record [|Line|](string Text);"),
        "input 'lines[].big price' is gone",
        Running.File("input $.lines array required\ninput $.lines[] object -\ninput $.lines[].big%0020price number optional\ninput $.lines[].text string required"));

    [Fact]
    public Task A_record_of_another_assembly_triggers_where_the_workflow_names_it() => RuleTest.Check(
        Rule, Running.Source("", "[|Microsoft.Extensions.Logging.EventId|]"), "input 'locale' is gone",
        Running.File("input $.locale string optional"));

    [Fact]
    public Task A_class_between_triggers_at_the_workflow() => RuleTest.Check(
        Rule,
        """
        public abstract class Base : Workflow<Microsoft.Extensions.Logging.EventId, string>;

        [Workflow("greeting")]
        public sealed class [|Greeting|] : Base
        {
            protected override Value<string> Define(Flow flow, Value<Microsoft.Extensions.Logging.EventId> input) => null!;
        }
        """,
        "input 'locale' is gone",
        Running.File("input $.locale string optional"));

    [Fact]
    public Task Several_environments_are_one_report() => RuleTest.Check(
        Rule, Running.Source(Broken), "but staging runs 81d0c44a12, and production runs 3f9a1c2b7e, whose",
        Running.Files(Running.Revision(Before, "revision greeting 81d0c44a12 own staging"), Running.Revision(Before, Running.Production)));

    [Fact]
    public Task Environments_of_one_revision_are_named_together() => RuleTest.Check(
        Rule, Running.Source(Broken), "but staging and production run 3f9a1c2b7e, whose",
        Running.File(Before, "revision greeting 3f9a1c2b7e own staging production"));

    [Fact]
    public Task A_workflow_whose_project_is_gone_triggers_where_a_class_has_its_id() => RuleTest.Check(
        Rule, Running.Source(Broken), files: Running.File(Before, "revision greeting 3f9a1c2b7e stray production"));

    [Fact]
    public Task Only_environments_that_count_trigger() => RuleTest.Check(
        Rule, Running.Source(Broken), "but production runs 3f9a1c2b7e, whose",
        Running.Files(Running.Revision(Before, "revision greeting 81d0c44a12 own staging"), Running.Revision(Before, Running.Production)),
        "root = true\n[*.cs]\nscout_contract_environments = production\n");

    [Fact]
    public Task A_misspelt_environment_switches_nothing_off_and_is_told() => RuleTest.Check(
        Rule, Running.Source(Broken), "production runs 3f9a1c2b7e (every environment counts, because scout.json has no 'producton', which scout_contract_environments names), whose",
        Running.File(Before), "root = true\n[*.cs]\nscout_contract_environments = producton\n");

    [Theory]
    [InlineData("none")]
    [InlineData("staging")]
    public Task What_does_not_count_does_not_trigger(string environments) => RuleTest.Check(
        Rule, Running.Source(Unmarked), files: Running.File(Before), settings: $"root = true\n[*.cs]\nscout_contract_environments = {environments}\n");

    [Fact]
    public Task What_is_kept_does_not_trigger() => RuleTest.Check(
        Rule, Running.Source("public sealed record Input(string Name, string Locale = \"en\", int More = 1);"), files: Running.File(Before));

    [Fact]
    public Task Another_workflow_does_not_trigger() => RuleTest.Check(
        Rule, Running.Source(Unmarked), files: Running.File(Before, "revision farewell 3f9a1c2b7e own production"));

    [Fact]
    public Task No_baseline_and_one_that_is_not_known_do_not_trigger()
    {
        var (name, text) = Running.File(Before)[0];
        return Task.WhenAll(
            RuleTest.Check(Rule, Running.Source(Unmarked)),
            RuleTest.Check(Rule, Running.Source(Unmarked), files: [(name, text.Replace("scout-baseline 1", "scout-baseline 2", StringComparison.Ordinal))]));
    }

    private static string Unmarked => Broken.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
}
