using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Security;

public class HttpClientInCodeBlockTests
{
    private const string Rule = "SCOUT2023";

    [Fact]
    public Task A_client_that_a_code_block_makes_triggers() => RuleTest.Check(Rule, Prelude.Definition(
        """flow.Code("page", Fetch, input.Text);""",
        """public static Task<string> Fetch(string address, CancellationToken cancellation) => [|new System.Net.Http.HttpClient()|].GetStringAsync(address, cancellation);"""),
        "'Example.Fetch' makes an HttpClient for each run");

    [Fact]
    public Task A_client_that_other_code_makes_does_not_trigger() => RuleTest.Check(Rule, Prelude.Definition(
        """flow.Code("page", Fetch, input.Text);""",
        """
        private static readonly System.Net.Http.HttpClient Client = new();
        public static Task<string> Fetch(string address, CancellationToken cancellation) => Client.GetStringAsync(address, cancellation);
        public static System.Net.Http.HttpClient Other() => new System.Net.Http.HttpClient();
        """));
}
