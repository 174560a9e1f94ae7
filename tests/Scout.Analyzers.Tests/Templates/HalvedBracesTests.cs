using Scout.Analyzers.Fixes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Templates;

public class HalvedBracesTests
{
    private const string Rule = "SCOUT1033";

    [Theory]
    [InlineData("""$"a [|{{ inputs.text }}|]" """)]
    [InlineData("""$"[|{{ inputs.text | string.upcase }}|] {{ inputs.email }}" """)]
    [InlineData("""$"[|{{ for q in {input.Text} }}|]{{ q }}{{ end }}" """)]
    [InlineData("""$"[|{{if inputs.email}}|]a{{end}}" """)]
    [InlineData("""$@"[|{{ first }}|]" """)]
    public Task Code_with_half_its_braces_triggers(string template) => RuleTest.Check(
        Rule, $$"""flow.Text("first", "a"); flow.Text("note", {{template}});""", "in a string that begins with $\", which is text to Scriban; write a raw string or a typed hole");

    [Theory]
    [InlineData("""$"{{{{ inputs.text }}}}" """)]
    [InlineData("""$"{{ \"text\": \"{input.Text}\" }}" """)]
    [InlineData("""$"a {{ color: red }} {{ for example }} {{ whatever }}" """)]
    [InlineData(""" "{ inputs.text }" """)]
    public Task Other_braces_do_not_trigger(string template) => RuleTest.Check(Rule, $$"""flow.Text("note", {{template}});""");

    [Fact]
    public Task The_fix_writes_a_plain_string_where_there_is_no_hole() => FixTest<HalvedBracesFixer>.Check(
        Rule,
        """flow.Text("first", $"a \"[|{{ inputs.text }}|]\" {{ b }}"); flow.Text("second", $@"[|{{ first }}|] ""{{ inputs.email }}""c");""",
        """flow.Text("first", "a \"{{ inputs.text }}\" { b }"); flow.Text("second", @"{{ first }} ""{{ inputs.email }}""c");""");

    [Fact]
    public Task The_fix_writes_a_raw_string_where_there_are_holes() => FixTest<HalvedBracesFixer>.Check(
        Rule,
        """flow.Text("note", $"a [|{{ inputs.text }}|] {input.Locale}, {{ inputs.email }}");""",
        """"flow.Text("note", $$$"""a {{ inputs.text }} {{{input.Locale}}}, {{ inputs.email }}""");"""");
}
