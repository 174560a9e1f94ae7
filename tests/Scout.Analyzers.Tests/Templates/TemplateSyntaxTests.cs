using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class TemplateSyntaxTests
{
    private const string Rule = "SCOUT1010";

    [Fact]
    public Task A_statement_without_its_end_triggers_at_the_statement() => RuleTest.Check(Rule, """
        flow.Text("note", "a\n {{ [|if|] inputs.email }}b{{ if true }}{{ end }}");
        """, "block 'note': template does not parse: Error while parsing if statement: The <end> statement was not found");

    [Theory]
    [InlineData("{{ [|this|].inputs }}")]
    [InlineData("{{ inputs.text | [|}}|]")]
    public Task What_is_no_template_triggers(string template) => RuleTest.Check(Rule, $$"""flow.Text("note", "{{template}}");""");

    [Fact]
    public Task A_number_that_would_fill_the_memory_of_the_compiler_triggers() => RuleTest.Check(
        Rule,
        """flow.Text("note", "{{ [|1e99999999|] }}");""",
        "block 'note': template does not parse: a number has more than 400 digits, or an exponent beyond 400, and no number of C# has; write a shorter one");

    [Fact]
    public Task A_condition_of_two_expressions_triggers() => RuleTest.Check(
        Rule,
        """flow.When("note", "[|inputs.text == 'a'; true|]", then: flow => flow.Text("other", "a"));""",
        "block 'note': condition does not parse: this is not a single expression; write one Scriban expression, without braces around it");

    [Fact]
    public Task Templates_that_are_joined_are_not_read_one_by_one() => RuleTest.Check(Rule, """
        Template start = "{{ if true }}a", end = "b{{ end }}";
        flow.Text("note", $"{start}{end}");
        """);

    [Fact]
    public Task A_message_has_its_number() => RuleTest.Check(
        Rule,
        """flow.Llm("note", new() { Model = "fast", Messages = [Message.User("a"), Message.User("{{ [|this|] }}")] });""",
        "block 'note': Messages[1] does not parse: 'this' is not available");
}
