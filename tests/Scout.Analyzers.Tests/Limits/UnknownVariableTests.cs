using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Limits;

public class UnknownVariableTests
{
    private const string Rule = "SCOUT2042";

    private static readonly (string, string)[] Settings =
    [
        ("scout.json", """{ "variables": { "brand": "Acme", "my key": 1 }, "environments": { "production": { "variables": { "limit": 5 } } } }"""),
    ];

    [Theory]
    [InlineData("{{ vars.[|brnad|] }}", "block 'note': scout.json has no variable 'brnad'; did you mean 'brand'? If not, add 'brnad' to \"variables\" there")]
    [InlineData("{{ if vars.[|opening_hours|] == 1 }}a{{ end }}", "scout.json has no variable 'opening_hours'; add it to \"variables\" there, such as \"opening_hours\": \"...\"")]
    [InlineData("{{ vars['[|brnad|]'] }}", "did you mean 'brand'?")]
    public Task A_variable_that_no_environment_has_triggers(string template, string message) => RuleTest.Check(Rule, Text(template), message, Settings);

    [Fact]
    public Task A_variable_in_a_condition_triggers() => RuleTest.Check(Rule, """
        flow.When("effect", "vars.[|limits|] > 3", flow => flow.Text("note", "a"));
        """, "block 'effect': scout.json has no variable 'limits'; did you mean 'limit'?", Settings);

    [Fact]
    public Task A_variable_in_a_request_triggers() => RuleTest.Check(Rule, """
        flow.Http("ask", new() { Url = "{{ vars.[|brnad|] }}/x", Headers = new() { ["X-A"] = "{{ vars.brand }}" } });
        """, "block 'ask': scout.json has no variable 'brnad'; did you mean 'brand'?", Settings);

    [Fact]
    public Task A_variable_that_code_reads_triggers() => RuleTest.Check(Rule, """
        flow.Text("note", $"{Variable([|"brnad"|])} {Variable("brand")}");
        """, "block 'note': scout.json has no variable 'brnad'; did you mean 'brand'?", Settings);

    [Theory]
    [InlineData("{{ vars.brand }} {{ vars.limit }} {{ vars['my key'] }}")]
    [InlineData("{{ name = 'brand' }}{{ vars[name] }}")]
    [InlineData("{{ for item in vars }}{{ item }}{{ end }}")]
    public Task One_that_some_environment_has_or_that_is_chosen_by_a_run_does_not_trigger(string template) => RuleTest.Check(Rule, Text(template), files: Settings);

    [Fact]
    public Task Without_scout_json_nothing_triggers() => RuleTest.Check(Rule, Text("{{ vars.brnad }}"));

    [Fact]
    public Task The_fix_reads_the_nearest_one() => FixTest<UnknownVariableFixer>.Check(
        Rule, Text("{{ vars.[|brnad|] }} {{ vars.[|limt|] }}"), Text("{{ vars.brand }} {{ vars.limit }}"), Settings);

    [Fact]
    public Task The_fix_mends_code_too() => FixTest<UnknownVariableFixer>.Check(
        Rule, """flow.Text("note", $"{Variable([|"brnad"|])}");""", """flow.Text("note", $"{Variable("brand")}");""", Settings);

    private static string Text(string template) => $$"""flow.Text("note", "{{template}}");""";
}
