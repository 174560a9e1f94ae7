using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class UnescapedValueTests
{
    private const string Rule = "SCOUT1036";

    [Theory]
    [InlineData(""" "https://shop.example/find?q={{ [|inputs.text|] }}&n={{ [|inputs.email|] }}" """, "is put into a URL as it is, so that its text can change what is around it; write 'inputs.")]
    [InlineData(""" $"https://shop.example/find?q=[|{input.Text}|]" """, "'input.Text' is put into a URL as it is")]
    [InlineData(""" "{ \"text\": \"{{ [|inputs.text|] }}\" }" """, "'inputs.text' is put into JSON as it is, so that its text can change what is around it; write 'inputs.text | string.escape_json'")]
    [InlineData(""" $"[\"a [|{input.Text}|]\"]" """, "'input.Text' is put into JSON as it is")]
    public Task A_text_that_is_not_escaped_triggers(string template, string message) => RuleTest.Check(Rule, $$"""flow.Text("note", {{template}});""", message);

    [Fact]
    public Task An_escape_of_another_language_triggers() => RuleTest.Check(
        Rule,
        """
        flow.Text("one", "{ \"text\": \"{{ inputs.text | [|string.escape|] }}\", \"a\": \"{{ inputs.text | string.escape_json }}\" }");
        flow.Text("two", "{{ inputs.text | string.escape }}");
        """,
        "block 'one': 'string.escape' writes escapes that JSON does not have, such as \\v and \\x01; write 'string.escape_json'");

    [Theory]
    [InlineData(""" "https://shop.example/{{ inputs.text }}" """)]
    [InlineData(""" "https://shop.example/find?q={{ inputs.text | html.url_encode }}" """)]
    [InlineData(""" "https://shop.example/find? Your question was {{ inputs.text }}" """)]
    [InlineData(""" "https://shop.example/find?tier={{ triage.score }}&urgent={{ triage.urgent }}&kind={{ triage.category }}" """)]
    [InlineData(""" $"https://shop.example/find?tier={triage.Score}&kind={triage.Category}" """)]
    [InlineData(""" "{ \"text\": {{ inputs.text | object.to_json }} }" """)]
    [InlineData(""" "[Note] \"{{ inputs.text }}\"" """)]
    public Task What_is_escaped_or_needs_no_escape_does_not_trigger(string template) => RuleTest.Check(Rule, $$"""
        var triage = flow.Llm<Triage>("triage", new() { Model = "fast", Prompt = "a" });
        flow.Text("note", {{template}});
        """);

    [Fact]
    public Task The_fix_adds_the_escape() => FixTest<UnescapedValueFixer>.Check(
        Rule,
        """
        flow.Text("one", "https://shop.example/find?q={{ [|inputs.text|] }}&n={{ [|inputs.email|] }}");
        flow.Text("two", $"https://shop.example/find?q=[|{input.Text}|]");
        flow.Text("three", "{ \"text\": \"{{ [|inputs.text|] }}\" }");
        """,
        """
        flow.Text("one", "https://shop.example/find?q={{ inputs.text | html.url_encode }}&n={{ inputs.email | html.url_encode }}");
        flow.Text("two", $"https://shop.example/find?q={{{{ {input.Text} | html.url_encode }}}}");
        flow.Text("three", "{ \"text\": \"{{ inputs.text | string.escape_json }}\" }");
        """);

    [Fact]
    public Task The_fix_gives_raw_strings_the_braces_that_code_needs() => FixTest<UnescapedValueFixer>.Check(
        Rule,
        """"
        var triage = flow.Llm<Triage>("triage", new() { Model = "fast", Prompt = "a" });
        flow.Text("one", $"""https://shop.example/find?tier={triage.Score}&q=[|{input.Text}|]&n=[|{input.Email.OrNull}|]""");
        flow.Text("two", $$"""
            { "text": "[|{{input.Text}}|]", "urgent": "{{triage.Score}}",
              "email": "about [|{{ input.Email.OrNull }}|]" }
            """);
        flow.Text("three", $$$"""{ "text": "[|{{{input.Text}}}|]", "more": {{ inputs.text | object.to_json }} }""");
        """",
        """"
        var triage = flow.Llm<Triage>("triage", new() { Model = "fast", Prompt = "a" });
        flow.Text("one", $$$"""https://shop.example/find?tier={{{triage.Score}}}&q={{ {{{input.Text}}} | html.url_encode }}&n={{ {{{input.Email.OrNull}}} | html.url_encode }}""");
        flow.Text("two", $$$"""
            { "text": "{{ {{{input.Text}}} | string.escape_json }}", "urgent": "{{{triage.Score}}}",
              "email": "about {{ {{{ input.Email.OrNull }}} | string.escape_json }}" }
            """);
        flow.Text("three", $$$"""{ "text": "{{ {{{input.Text}}} | string.escape_json }}", "more": {{ inputs.text | object.to_json }} }""");
        """");

    [Theory]
    [InlineData(""" Url = "https://a.test/find?q={{ inputs.text [|| html.url_encode|] }}" """, "block 'ask': 'html.url_encode' escapes a value that the request escapes itself, so that it would be escaped twice; leave it out")]
    [InlineData(""" Url = "https://a.test/{{ inputs.text [|| html.url_escape|] -}}" """, "'html.url_escape' escapes a value")]
    [InlineData(""" Url = $"https://a.test/{{{{ {input.Text} [|| html.url_encode|] }}}}" """, "'html.url_encode' escapes a value")]
    [InlineData(""" Url = "https://a.test", Query = new() { ["q"] = "{{ inputs.text [|| html.url_encode|] }}" } """, "'html.url_encode' escapes a value")]
    [InlineData(""" Url = "https://a.test", Query = new() { { "q", "{{ inputs.text | string.strip [|| html.url_encode|] }}" } } """, "'html.url_encode' escapes a value")]
    [InlineData(""" Url = "https://a.test", Method = HttpMethod.Post, Body = HttpBody.Form(new() { ["f"] = "{{ inputs.text[|| html.url_encode|] }}" }) """, "'html.url_encode' escapes a value")]
    [InlineData(""" Url = "https://a.test", Method = HttpMethod.Post, Body = HttpBody.Json("{ \"text\": \"{{ inputs.text [|| string.escape_json|] }}\" }") """, "'string.escape_json' escapes a value")]
    [InlineData(""" Url = "https://a.test", Method = HttpMethod.Post, Body = HttpBody.Json("{ \"text\": {{ inputs.text [|| object.to_json|] }} }") """, "'object.to_json' escapes a value")]
    [InlineData(""" Url = "https://a.test", Method = HttpMethod.Post, Body = HttpBody.Text("{ \"text\": \"{{ [|inputs.text|] }}\" }", "application/json") """, "'inputs.text' is put into JSON as it is")]
    public Task In_a_request_an_escape_of_a_value_that_it_escapes_triggers(string options, string message) => RuleTest.Check(Rule, $$"""flow.Http("ask", new() { {{options}} });""", message);

    [Theory]
    [InlineData(""" Url = "https://a.test/find?q={{ inputs.text }}" """)]
    [InlineData(""" Url = $"https://a.test/find?q={input.Text}" """)]
    [InlineData(""" Url = "https://a.test", Query = new() { ["filter"] = "{ \"text\": {{ inputs.text | object.to_json }} }", ["to"] = "https://a.test?q={{ inputs.text }}" } """)]
    [InlineData(""" Url = "https://a.test", Headers = new() { ["X-File"] = "{{ inputs.text | html.url_encode }}", ["Referer"] = $"https://a.test?q={input.Text}" } """)]
    [InlineData(""" Url = "https://a.test", Method = HttpMethod.Post, Body = HttpBody.Json($"{{ \"text\": \"{input.Text}\", \"all\": {input.Text} }}") """)]
    [InlineData(""" Url = "https://a.test", Method = HttpMethod.Post, Body = HttpBody.Json("{ \"to\": \"https://a.test?q={{ inputs.text | html.url_encode }}\" }") """)]
    [InlineData(""" Url = "https://a.test", Method = HttpMethod.Post, Body = HttpBody.Text("{{ inputs.text | html.url_encode }}") """)]
    [InlineData(""" Url = "https://a.test/{{ inputs.text | html.url_encode | string.upcase }}" """)]
    public Task In_a_request_what_is_put_in_needs_no_escape(string options) => RuleTest.Check(Rule, $$"""flow.Http("ask", new() { {{options}} });""");

    [Fact]
    public Task The_fix_takes_an_escape_out_of_a_request() => FixTest<UnescapedValueFixer>.Check(
        Rule,
        """
        flow.Http("one", new() { Url = "https://a.test/{{ inputs.text [|| html.url_encode|] }}?n={{ inputs.email  [||html.url_escape|]}}" });
        flow.Http("two", new() { Url = $"https://a.test/{{{{ {input.Text} [|| html.url_encode|] }}}}" });
        """,
        """
        flow.Http("one", new() { Url = "https://a.test/{{ inputs.text }}?n={{ inputs.email}}" });
        flow.Http("two", new() { Url = $"https://a.test/{{{{ {input.Text} }}}}" });
        """);
}
