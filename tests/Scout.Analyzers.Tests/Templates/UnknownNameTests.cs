using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class UnknownNameTests
{
    private const string Rule = "SCOUT1011";

    [Theory]
    [InlineData("{{ [|input|].text }}", "template reads 'input', which does not exist; did you mean 'inputs'?")]
    [InlineData("{{ if [|somebody|].name }}{{ end }}", "template reads 'somebody', which does not exist; there is first, inputs, run, secrets, vars")]
    [InlineData("{{ [|item|] }}", "template reads 'item', which does not exist")]
    public Task A_name_that_nothing_has_triggers(string template, string message) =>
        RuleTest.Check(Rule, $$"""flow.Text("first", "a"); flow.Text("note", "{{template}}");""", $"block 'note': {message}");

    [Fact]
    public Task Each_wrong_name_triggers_and_a_loop_over_one_does_once() => RuleTest.Check(Rule, """
        flow.Llm("note", new() { Model = "fast", System = "{{ [|one|] }} {{ [|two|] }}", Prompt = "{{ for x in [|three|] }}{{ x.name }}{{ x }}{{ end }}" });
        """);

    [Fact]
    public Task Strings_of_any_form_and_their_holes_keep_their_columns() => RuleTest.Check(Rule, """"
        flow.Text("verbatim", $@"{{{{ for q in {input.Text} }}}}{{{{ q }}}}{{{{ end }}}}
            ""{{{{ [|inptus|].text }}}}""");
        flow.Text("raw", """
            a
              {{ [|inptus|].text }}
            """);
        flow.Text("sum", "\t\u0041" + "{{ [|inptus|].text }}");
        """");

    [Theory]
    [InlineData("inputs.text")]
    [InlineData("vars.brand")]
    [InlineData("secrets.TOKEN")]
    [InlineData("first")]
    [InlineData("name = first; name")]
    public Task A_name_that_can_be_read_does_not_trigger(string code) =>
        RuleTest.Check(Rule, $$$"""flow.Text("first", "a"); flow.Text("note", "{{ {{{code}}} }}");""");

    [Fact]
    public Task Variables_of_loops_do_not_trigger() => RuleTest.Check(Rule, """
        var orders = flow.Code("orders", Desk.FindOrders, input.Text);
        flow.ForEach("outer", orders, (flow, order) => flow.ForEach("inner", orders, (flow, other) => flow.Text("note", "{{ item.number }}{{ index }}{{ outer.item.number }}{{ outer.index }}")));
        flow.Reduce("sum", orders, Value.Of(""), (flow, sum, order) => flow.Text("add", "{{ accumulator }}{{ item.number }}"));
        """);

    [Fact]
    public Task Where_blocks_are_not_known_nothing_triggers() => RuleTest.Check(Rule, """
        foreach (var id in new[] { "one", "two" })
        {
            flow.Text(id, "a");
        }

        flow.Text("note", "{{ one }}");
        """);

    [Fact]
    public Task The_fix_takes_the_nearest_name() => FixTest<UnknownNameFixer>.Check(
        Rule,
        """flow.Text("first", "{{ [|input|].text }}"); flow.Text("note", @"a""{{ [|frist|] }}""b");""",
        """flow.Text("first", "{{ inputs.text }}"); flow.Text("note", @"a""{{ first }}""b");""");
}
