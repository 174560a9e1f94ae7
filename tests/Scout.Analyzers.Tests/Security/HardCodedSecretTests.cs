using Scout.Analyzers.Fixes;
using Scout.Analyzers.Security;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Security;

public class HardCodedSecretTests
{
    private const string Rule = "SCOUT2020";
    private const string Token = "ghp_Zk3vQ9xT1bRmW7cYpL2sD8fGhJ4nA6uE0iO5";

    [Theory]
    [InlineData("Bearer " + Token, "GITHUB_TOKEN")]
    [InlineData("key sk-proj-4fK9aLmQ2xVb7RtYw3Zc8 here", "OPENAI_API_KEY")]
    [InlineData("sk-ant-api03-4fK9aLmQ2xVb7RtYw3Zc8", "ANTHROPIC_API_KEY")]
    [InlineData("AKIAIOSFODNN7EXAMP42", "AWS_ACCESS_KEY_ID")]
    [InlineData("Server=db;Database=shop;User Id=app;Password=correcthorse;", "PASSWORD")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIE", "PRIVATE_KEY")]
    [InlineData("the token is q7ZxK2mPv9RtL4sWb8NcY3hDf6JgA1eT0uQi", "API_KEY")]
    public void A_text_with_a_secret_is_found(string text, string name) => Assert.Equal(name, SecretText.Find(text)?.Name);

    [Theory]
    [InlineData("sk-your-key-goes-here-please-change-it")]
    [InlineData("sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4")]
    [InlineData("https://example.com/Products/2024/Summer/Catalogue/Page42/DetailView")]
    [InlineData("AVeryLongNameOfAClassThatSomebodyWroteIn2024ForVersion2")]
    [InlineData("Ask for the password= and write it down")]
    [InlineData("Host=db;Password={{ secrets.DB }};Port=1")]
    public void A_text_without_one_is_not(string text) => Assert.Null(SecretText.Find(text));

    [Fact]
    public Task A_secret_in_a_template_triggers_at_the_secret() => RuleTest.Check(
        Rule, $$"""flow.Text("header", "Bearer [|{{Token}}|]");""", "this looks like a GitHub token in code, which everybody who reads the repository or a revision can use; write Secret(\"GITHUB_TOKEN\") in its place");

    [Fact]
    public Task A_secret_in_a_header_triggers_and_the_fix_reads_it() => FixTest<HardCodedSecretFixer>.Check(
        Rule,
        $$"""
        flow.Http("ask", new() { Url = "https://a.test", Headers = new() { ["Authorization"] = "Bearer [|{{Token}}|]" } });
        """,
        """
        flow.Http("ask", new() { Url = "https://a.test", Headers = new() { ["Authorization"] = $"Bearer {Secret("GITHUB_TOKEN")}" } });
        """);

    [Fact]
    public Task A_secret_in_a_code_block_or_a_field_triggers() => RuleTest.Check(Rule, Prelude.Definition(
        """flow.Code("call", Call, input.Text);""",
        $$"""
        private const string Key = "[|{{Token}}|]";
        public static string Call(string text) => text + "[|{{Token}}|]";
        public static string NotCode(string text) => text + "{{Token}}";
        """));

    [Fact]
    public Task A_name_of_a_secret_does_not_trigger() => RuleTest.Check(Rule, """
        flow.Text("header", $"Bearer {Secret("GITHUB_TOKEN")}");
        flow.Text("other", "Bearer {{ secrets.GITHUB_TOKEN_OF_THE_DEPLOYMENT_2024 }}");
        """);

    [Fact]
    public Task The_fix_takes_it_from_configuration() => FixTest<HardCodedSecretFixer>.Check(Rule, $$$$""""
        flow.Text("plain", "Bearer [|{{{{Token}}}}|]");
        flow.Text("typed", $"{input.Text} Bearer [|{{{{Token}}}}|]!");
        flow.Text("scriban", "{{ inputs.text }} Bearer [|{{{{Token}}}}|]");
        flow.Text("raw", """Bearer [|{{{{Token}}}}|]""");
        """", $$$$""""
        flow.Text("plain", $"Bearer {Secret("GITHUB_TOKEN")}");
        flow.Text("typed", $"{input.Text} Bearer {Secret("GITHUB_TOKEN")}!");
        flow.Text("scriban", $$$"""{{ inputs.text }} Bearer {{{Secret("GITHUB_TOKEN")}}}""");
        flow.Text("raw", $"""Bearer {Secret("GITHUB_TOKEN")}""");
        """");
}
