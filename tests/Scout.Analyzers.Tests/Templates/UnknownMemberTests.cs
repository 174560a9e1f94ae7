using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class UnknownMemberTests
{
    private const string Rule = "SCOUT1012";

    [Theory]
    [InlineData("{{ inputs.[|txt|] }}", "template: 'inputs' has no member 'txt'; did you mean 'text'?")]
    [InlineData("{{ inputs.text.[|length|] }}", "template: 'inputs.text' is a text and has no member 'length'; read 'inputs.text' itself")]
    [InlineData("{{ orders.[|number|] }}", "template: 'orders' is a list and has no member 'number'; go over it with 'for', or read an item by index")]
    [InlineData("{{ run.[|strated_at|] }}", "template: 'run' has no member 'strated_at'; did you mean 'started_at'?")]
    [InlineData("{{ run.id.[|nothing|] }}", "template: 'run.id' is a text and has no member 'nothing'; read 'run.id' itself")]
    [InlineData("{{ orders[0].[|nmber|] }}", "template: 'orders[]' has no member 'nmber'; did you mean 'number'?")]
    [InlineData("{{ for o in orders }}{{ o['[|nmber|]'] }}{{ end }}", "template: 'orders[]' has no member 'nmber'; did you mean 'number'?")]
    public Task A_member_that_is_not_there_triggers(string template, string message) => RuleTest.Check(
        Rule, $$"""flow.Code("orders", Desk.FindOrders, input.Text); flow.Text("note", "{{template}}");""", $"block 'note': {message}");

    [Fact]
    public Task A_member_of_a_hole_triggers_in_the_authors_words() => RuleTest.Check(
        Rule,
        """
        var orders = flow.Code("orders", Desk.FindOrders, input.Text);
        flow.Text("note", $"{{{{ for o in {orders} }}}}{{{{ o.[|nummer|] }}}}{{{{ end }}}}");
        """,
        "block 'note': template: 'orders[]' has no member 'nummer'; did you mean 'number'?");

    [Theory]
    [InlineData("{{ triage.category }}{{ triage.questions[0].size }}{{ triage.questions.size }}{{ inputs.email }}")]
    [InlineData("{{ run.id }}{{ run.environment }}{{ run.started_at | date.add_days 1 }}{{ run.attempt + 1 }}")]
    [InlineData("{{ any.thing.at_all }}{{ vars.any.thing }}")]
    [InlineData("{{ tree.children[0].children[0].children[0].children[0].children[0].nothing }}")]
    public Task What_is_there_or_is_not_known_does_not_trigger(string template) => RuleTest.Check(Rule, $$"""
        [Shape] public sealed record Tree(string Name, IReadOnlyList<Tree> Children);
        public static class Codes
        {
            public static System.Text.Json.JsonElement Any(string text) => default;
            public static Tree Grow(string text) => new(text, []);
        }
        {{Prelude.Definition($$"""
            flow.Llm<Triage>("triage", new() { Model = "fast", Prompt = "a" });
            flow.Code("any", Codes.Any, input.Text);
            flow.Code("tree", Codes.Grow, input.Text);
            flow.Text("note", "{{template}}");
            """)}}
        """);

    [Fact]
    public Task Names_of_attributes_and_of_nested_types_count() => RuleTest.Check(Rule, $$"""
        using System.Text.Json.Serialization;
        public sealed record Line([property: JsonPropertyName("n")] string Name, int? AmountIn, Dictionary<string, int> Map);
        public static class Codes
        {
            public static Line[] Lines(string text) => [];
        }
        {{Prelude.Definition("""
            flow.Code("lines", Codes.Lines, input.Text);
            flow.Text("note", "{{ lines[0].n }}{{ lines[0].[|name|] }}{{ lines[0].amount_in }}{{ lines[0].amount_in.[|x|] }}{{ lines[0].map.anything }}");
            """)}}
        """);

    [Fact]
    public Task The_fix_takes_the_nearest_member() => FixTest<UnknownMemberFixer>.Check(
        Rule,
        """flow.Text("note", "{{ inputs.[|txt|] }} {{ inputs.[|emial|] | string.downcase }} {{ inputs['[|locales|]'] }}");""",
        """flow.Text("note", "{{ inputs.text }} {{ inputs.email | string.downcase }} {{ inputs['locale'] }}");""");
}
