using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Limits;

public class UnknownModelTests
{
    private const string Rule = "SCOUT2041";

    private static readonly (string, string)[] Settings =
    [
        ("/shop/scout.json", """{ "models": { "fast": { "provider": "script" } }, "environments": { "production": { "models": { "smart": { "provider": "services" } } } } }"""),
    ];

    [Theory]
    [InlineData("fats", "block 'note': scout.json has no model 'fats'; did you mean 'fast'? If not, add 'fats' to \"models\" there")]
    [InlineData("reasoning", "scout.json has no model 'reasoning'; add it to \"models\" there, such as \"reasoning\": { \"provider\": \"services\" } for a client that the project registers")]
    public Task An_alias_that_no_environment_has_triggers(string alias, string message) => RuleTest.Check(Rule, Model($"[|\"{alias}\"|]"), message, Settings);

    [Theory]
    [InlineData("fast")]
    [InlineData("smart")]
    public Task An_alias_of_the_project_or_of_some_environment_does_not_trigger(string alias) => RuleTest.Check(Rule, Model($"\"{alias}\""), files: Settings);

    [Fact]
    public Task Without_scout_json_nothing_triggers() => RuleTest.Check(Rule, Model("\"fats\""));

    [Theory]
    [InlineData("{ \"models\": { ")]
    [InlineData("{ \"models\": [] }")]
    [InlineData("")]
    public Task Where_scout_json_cannot_be_read_nothing_triggers(string json) => RuleTest.Check(Rule, Model("\"fats\""), files: [("scout.json", json)]);

    [Fact]
    public Task The_fix_names_the_nearest_one() => FixTest<UnknownModelFixer>.Check(
        Rule,
        Model("[|\"fats\"|]") + Model("[|\"smrat\"|]", "other"),
        Model("\"fast\"") + Model("\"smart\"", "other"),
        Settings);

    private static string Model(string alias, string id = "note") => $$"""flow.Llm("{{id}}", new() { Model = {{alias}}, Prompt = "a" });""";
}
