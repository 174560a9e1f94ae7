using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class ForeignTemplateSyntaxTests
{
    private const string Rule = "SCOUT1034";

    [Theory]
    [InlineData("a [|{% if x %}|] b [|{% endif %}|]", "which Scriban takes for text; write Scriban's, between '{{' and '}}'")]
    [InlineData("a [|{# c #}|]", "'{# c #}' is a comment of Jinja, which Scriban takes for text")]
    [InlineData("{{ inputs.text }} [|{{|] inputs.email", "'{{' is not closed, so that all that follows it is code; write '}}' after the code")]
    public Task What_is_no_Scriban_triggers(string template, string message) => RuleTest.Check(Rule, $$"""flow.Text("note", "{{template}}");""", message);

    [Theory]
    [InlineData("{{ '{% if x %}' }} {{ inputs.text }} }} {%")]
    [InlineData("{{ # comment }} {#id}")]
    public Task Scriban_does_not_trigger(string template) => RuleTest.Check(Rule, $$"""flow.Text("note", "{{template}}");""");
}
