using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Security;

public class HostNotSafeTests
{
    private const string Rule = "SCOUT2022";

    [Theory]
    [InlineData(""" "[|http://|]api.example.com/v1" """, "block 'ask': the request goes over http, so that whoever is on the way reads it, secrets included, and may answer in its place; write https")]
    [InlineData(""" $"[|http://|]api.example.com/{input.Text}" """, "goes over http")]
    [InlineData(""" "[|HTTP://|]{{ vars.host }}/v1" """, "goes over http")]
    [InlineData(""" "[|http://|]localhost.example.com/v1" """, "goes over http")]
    [InlineData(""" "[|{{ inputs.text }}|]/v1" """, "block 'ask': 'inputs.text' decides which host the request goes to, and so do those who send it; begin the Url with the host, or with a variable of the environment: {{ vars.api }}/...")]
    [InlineData(""" $"https://[|{input.Text}|]/v1" """, "'input.Text' decides which host")]
    [InlineData(""" $"https://api.[|{triage.Questions}|].example.com/v1" """, "'triage.Questions' decides which host")]
    [InlineData(""" "https://example.com:[|{{ inputs.text }}|]/v1" """, "'inputs.text' decides which host")]
    [InlineData(""" "{{ vars.api }}[|{{ inputs.text }}|]" """, "'inputs.text' decides which host")]
    [InlineData(""" "https://[|{{ secrets.USER }}|]@example.com/v1" """, "'secrets.USER' decides which host")]
    [InlineData(""" "[|{{ if inputs.text == 'a' }}|]https://a.test{{ end }}" """, "decides which host")]
    [InlineData(""" [|input.Text|] """, "'input.Text' decides which host")]
    [InlineData(""" [|note|] """, "'note' decides which host")]
    public Task A_request_that_is_read_on_the_way_or_goes_wherever_data_say_triggers(string url, string message) => RuleTest.Check(Rule, Source(url), message);

    [Theory]
    [InlineData(""" "https://api.example.com/v1" """)]
    [InlineData(""" $"https://api.example.com/{input.Text}?to=http://x&q={input.Text}" """)]
    [InlineData(""" "http://localhost:5000/v1" """)]
    [InlineData(""" $"http://127.0.0.1/{input.Text}" """)]
    [InlineData(""" "http://[::1]:5000" """)]
    [InlineData(""" "{{ vars.api }}/v1/{{ inputs.text }}" """)]
    [InlineData(""" "https://{{ vars.host }}:{{ vars.port }}/{{ inputs.text }}" """)]
    [InlineData(""" $"{Variable("api")}/v1/{input.Text}" """)]
    [InlineData(""" $"{api}/v1/{input.Text}" """)]
    [InlineData(""" Variable("api") """)]
    [InlineData(""" "https://api.example.com/" + Environment.NewLine """)]
    public Task A_host_that_the_author_or_the_environment_names_does_not_trigger(string url) => RuleTest.Check(Rule, Source(url));

    [Fact]
    public Task A_text_that_is_no_url_of_a_request_does_not_trigger() => RuleTest.Check(Rule, """
        flow.Text("link", "http://api.example.com/{{ inputs.text }}");
        flow.Http("ask", new() { Url = "https://api.example.com", Query = new() { ["to"] = "http://api.example.com" }, Headers = new() { ["Origin"] = $"{input.Text}" } });
        """);

    [Fact]
    public Task The_fix_writes_https() => FixTest<HostNotSafeFixer>.Check(
        Rule,
        """
        flow.Http("one", new() { Url = "[|http://|]api.example.com/{{ inputs.text }}" });
        flow.Http("two", new() { Url = $"[|http://|]api.example.com/{input.Text}" });
        flow.Http("three", new() { Url = "[|{{ inputs.text }}|]" });
        """,
        """
        flow.Http("one", new() { Url = "https://api.example.com/{{ inputs.text }}" });
        flow.Http("two", new() { Url = $"https://api.example.com/{input.Text}" });
        flow.Http("three", new() { Url = "[|{{ inputs.text }}|]" });
        """);

    private static string Source(string url) => $$"""
        var triage = flow.Llm<Triage>("triage", new() { Model = "fast", Prompt = "a" });
        var note = flow.Text("note", "a");
        var api = Variable("api");
        flow.Http("ask", new() { Url = {{url}} });
        """;
}
