using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Limits;

public class UnknownProviderTests
{
    private const string Rule = "SCOUT2044";

    private static readonly (string, string)[] Settings =
    [
        ("/shop/scout.json", """{ "models": { "fast": { "provider": "mistral" }, "typo": { "provider": "scirpt" }, "mine": { "provider": "services" } }, "environments": { "production": { "models": { "mine": { "provider": "services" }, "late": { "provider": "llama" }, "real": { "provider": "openai", "model": "gpt" } } } } }"""),
    ];

    [Theory]
    [InlineData("fast", "block 'note': in scout.json the model 'fast' has the provider 'mistral', which this version does not have; it has script, services, openai, anthropic, ollama.")]
    [InlineData("typo", "the provider 'scirpt', which this version does not have; did you mean 'script'?")]
    [InlineData("late", "the provider 'llama'")]
    [InlineData("real", "the provider 'openai', whose client is in a package that the project does not reference: dotnet add package Scout.Models.OpenAI")]
    public Task A_provider_that_there_is_not_triggers(string alias, string message) => RuleTest.Check(Rule, Model($"[|\"{alias}\"|]"), message, Settings);

    [Fact]
    public Task Others_do_not_trigger() => RuleTest.Check(Rule, Model("\"mine\""), files: Settings);

    [Fact]
    public Task Without_scout_json_nothing_triggers() => RuleTest.Check(Rule, Model("\"fast\""));

    private static string Model(string alias) => $$"""flow.Llm("note", new() { Model = {{alias}}, Prompt = "a" });""";
}
