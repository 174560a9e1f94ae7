using System.Text.Json;

namespace Scout.Workflows.Tests.Authoring;

public sealed class TemplateTests
{
    private const string Rules = "Be kind.";
    private const int Most = 3;

    [Fact]
    public void Holes_of_a_raw_string_become_paths() => Assert.Equal(
        """{"name": "{{ inputs.text }}"}""",
        Text(input => $$"""{"name": "{{input.Text}}"}"""));

    [Fact]
    public void A_brace_before_a_hole_stays_a_brace() => Assert.Equal(
        "{{ '{' }}{{ inputs.text }}}",
        Text(input => $"{{{input.Text}}}"));

    [Fact]
    public void A_line_ends_with_a_line_feed_whatever_the_checkout_made_of_it() => Assert.Equal(
        "Dear {{ inputs.text }},\nhello\n",
        Text(input => $"Dear {input.Text},\r\nhello\n"));

    [Fact]
    public void A_hole_in_code_is_an_expression() => Assert.Equal(
        "{{ for line in inputs.order.lines }}{{ line.name }}{{ end }}",
        Text(input => $$$"""{{ for line in {{{input.Order.Lines}}} }}{{ line.name }}{{ end }}"""));

    [Fact]
    public void Constants_of_CSharp_appear_as_they_are() => Assert.Equal(
        "Be kind. At most 3 words, 0.5 lines. {{ '{{ braces }}' }}",
        Text(_ => $"{Rules} At most {Most} words, {0.5} lines. {"{{ braces }}"}"));

    [Fact]
    public void Literal_values_become_literals() => Assert.Equal(
        """{{ 'it\'s \\ \n' }} {{ 1.0E-07 }} {{ {'name': 'a', 'price': 1} }} {{ ['x', 'y'] }} {{ true }} {{ null }}""",
        Text(_ => $"{Value.Of("it's \\ \n")} {Value.Of(1e-7)} {Value.Of(new Line("a", 1))} {Value.Of<string[]>(["x", "y"])} {Value.Of(true)} {Value.Of<string?>(null)}"));

    [Fact]
    public void An_object_of_values_becomes_an_object() => Assert.Equal(
        "{{ {'name': inputs.text, 'price': 1} }}",
        Text(input => $"{Line.Of(input.Text, Value.Of(1.0))}"));

    [Fact]
    public void A_template_in_a_hole_becomes_a_part() => Assert.Equal(
        "Dear {{ inputs.text }}, hello",
        Text(input =>
        {
            Template salutation = $"Dear {input.Text}";
            return $"{salutation}, hello";
        }));

    [Fact]
    public void A_member_that_is_no_identifier_is_indexed() => Assert.Equal(
        "{{ odd['user-id'] }}",
        JsonSerializer.Deserialize<string>(Build.Json<Question, string>("blocks/text/config/template", (flow, _) =>
        {
            var odd = flow.Llm<Odd>("odd", new() { Model = "fast", Prompt = "x" });
            return flow.Text("text", $"{odd.UserId}");
        })));

    [Fact]
    public void A_format_and_a_width_become_functions() => Assert.Equal(
        "{{ math.format inputs.score 'N2' }}|{{ string.pad_left inputs.text 10 }}|{{ string.pad_right inputs.text 10 }}|{{ string.pad_left (math.format inputs.score '0.0') 8 }}|{{ math.format answer.rating '000' }}|{{ if (math.format inputs.score 'P0') == '1 %' }}{{ end }}",
        JsonSerializer.Deserialize<string>(Build.Json<Question, string>("blocks/text/config/template", (flow, input) =>
        {
            var answer = flow.Llm<Answer>("answer", new() { Model = "fast", Prompt = "x" });
            Template code = $$$"""{{ if {{{input.Score:P0}}} == '1 %' }}{{ end }}""";
            return flow.Text("text", $"{input.Score:N2}|{input.Text,10}|{input.Text,-10}|{input.Score,8:0.0}|{answer.Rating:D3}|{code}");
        })));

    [Fact]
    public void A_format_that_the_number_does_not_have_is_refused() => Assert.Equal(
        [
            "SCOUT1016: block 'text' (TemplateTests.cs): has a hole with the format 'D2', which a number of type double does not have in a template; use one that it has, such as N2",
            "SCOUT1016: block 'text' (TemplateTests.cs): has a hole with the format 'X4', which a number of type int does not have in a template; use one that it has, such as N2",
        ],
        Build.Errors<Question, string>((flow, input) =>
        {
            var count = flow.Code("count", CodeCallTests.Calls.CountOfMany, input.Orders);
            return flow.Text("text", $"{input.Score:D2} {count:X4}");
        }));

    [Fact]
    public void A_value_is_a_template() => Assert.Equal(
        "{{ inputs.text }}",
        Text(input => input.Text));

    public static TheoryData<string> MemberNames =>
    [
        "if", "else", "end", "for", "in", "case", "when", "while", "break", "continue", "tablerow", "func", "ret", "do", "capture", "with", "wrap", "import", "readonly", "this", "true", "false", "null",
        "array", "blank", "date", "empty", "html", "include", "include_join", "math", "object", "regex", "string", "timespan", "size", "and", "or", "not", "contains", "offset", "limit", "reversed", "cols",
        "forloop", "tablerowloop", "endif", "unless", "assign", "raw", "comment", "cycle", "increment", "elsif", "layout", "join", "key", "value", "keys", "first", "last", "index", "_x", "_", "a1", "A", "1a", "a-b", "a b", "ü", "'", "\"", "\\", "{{", "$", "@type", "#", "",
    ];

    [Theory]
    [MemberData(nameof(MemberNames))]
    public void A_member_of_any_name_can_be_read(string name)
    {
        var template = JsonSerializer.Deserialize<string>(Build.Json<Question, string>("blocks/text/config/template", (flow, input) =>
        {
            var any = flow.Llm<JsonElement>("any", new() { Model = "fast", Prompt = "x" });
            flow.When("asked", ShapeMembers.Get<bool>(any, name), then: flow => flow.Text("inner", "x"));
            return flow.Text("text", $"{ShapeMembers.Get<string>(any, name)}");
        }))!;

        Assert.Contains(name, template.Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Get_reads_members_and_indexes_without_a_shape() => Assert.Equal(
        "{{ inputs.orders[1].lines[0].price }}",
        Text(input => $"{input.Get(question => question.Orders[1].Lines[0].Price)}"));

    [Fact]
    public void Parts_of_a_made_object_are_its_parts() => Assert.Equal(
        "{{ inputs.text }} {{ null }}",
        Text(input =>
        {
            var answer = Answer.Of(input.Text);
            return $"{answer.Text} {answer.Rating}";
        }));

    [Fact]
    public void Secrets_and_variables_are_read_by_name_and_are_no_needs()
    {
        var built = Build.Of<Keyed>();

        Assert.Contains("""
            "config":{"template":"Bearer {{ secrets.CRM_TOKEN }} of {{ vars.brand }}"},"needs":[]
            """, built.Revision.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_are_found_in_plain_text() => Assert.Equal(
        """["first","inputs"]""",
        Build.Json<Question, string>("blocks/text/needs", (flow, _) =>
        {
            flow.Text("first", "a");
            flow.Text("second", "b");
            return flow.Text("text", "{{ if inputs.urgent }}{{ first | string.upcase }}{{ end }}");
        }));

    private static string Text(Func<Value<Question>, Template> template) =>
        JsonSerializer.Deserialize<string>(Build.Json<Question, string>("blocks/text/config/template", (flow, input) => flow.Text("text", template(input))))!;
}
