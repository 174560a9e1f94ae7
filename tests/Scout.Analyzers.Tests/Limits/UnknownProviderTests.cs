using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Limits;

public class UnknownProviderTests
{
    private const string Rule = "SCOUT2044";

    private static readonly (string, string)[] Settings =
    [
        ("/shop/scout.json", """{ "models": { "fast": { "provider": "openai" }, "typo": { "provider": "scirpt" }, "mine": { "provider": "services" } }, "environments": { "production": { "models": { "mine": { "provider": "services" }, "late": { "provider": "ollama" } } } } }"""),
    ];

    [Theory]
    [InlineData("fast", "block 'note': in scout.json the model 'fast' has the provider 'openai', which this version does not have; it has script and services.")]
    [InlineData("typo", "the provider 'scirpt', which this version does not have; did you mean 'script'?")]
    [InlineData("late", "the provider 'ollama'")]
    public Task A_provider_that_there_is_not_triggers(string alias, string message) => RuleTest.Check(Rule, Model($"[|\"{alias}\"|]"), message, Settings);

    [Fact]
    public Task Others_do_not_trigger() => RuleTest.Check(Rule, Model("\"mine\""), files: Settings);

    [Fact]
    public Task Without_scout_json_nothing_triggers() => RuleTest.Check(Rule, Model("\"fast\""));

    private static string Model(string alias) => $$"""flow.Llm("note", new() { Model = {{alias}}, Prompt = "a" });""";
}
