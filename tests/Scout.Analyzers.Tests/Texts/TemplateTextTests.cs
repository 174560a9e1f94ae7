using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.Tests.Fingerprints;
using Scout.Analyzers.Texts;

namespace Scout.Analyzers.Tests.Texts;

public sealed class TemplateTextTests
{
    [Fact]
    public void An_ordinary_string_is_read_with_its_escapes() => Check(
        """Template("a\t{{ \u0078 }}\U0001F600b")""",
        "a\t{{ x }}\U0001F600b",
        ("x", """\u0078"""), ("\t", """\t"""), ("\U0001F600", """\U0001F600"""), ("b", "b"));

    [Fact]
    public void A_verbatim_string_is_read_with_its_doubled_quotes() => Check(
        "Template(@\"say \"\"x\"\"\r\n\\n {{ y }}\")",
        "say \"x\"\n\\n {{ y }}",
        ("\"x\"", "\"\"x\"\""), ("\n", "\r\n"), ("\\n", "\\n"), ("y", "y"));

    [Fact]
    public void A_raw_string_is_read_as_it_stands() => Check(
        """"Template("""{{ a }} "b" \n""")"""",
        """{{ a }} "b" \n""",
        ("a", "a"), ("\"b\"", "\"b\""));

    [Fact]
    public void A_raw_string_of_lines_is_read_without_its_indentation() => Check(
        "Template(\"\"\"\r\n    {{ a }}\r\n      b\r\n  \r\n    c\r\n    \"\"\")",
        "{{ a }}\n  b\n\nc",
        ("{{ a }}", "{{ a }}"), ("  b", "  b"), ("\nc", "\r\n    c"));

    [Fact]
    public void Joined_constants_are_one_text_with_the_places_of_each() => Check(
        """Template("a {{ x" + (Known + $".y{Known}") + @" }}")""",
        "a {{ xknown.yknown }}",
        ("x", "x"), ("known", "Known"), (".y", ".y"), (" }}", " }}"));

    [Fact]
    public void Names_and_local_constants_are_known_text_at_their_place() => Check(
        """Template("{{ " + nameof(value) + " }}")""",
        "{{ value }}",
        ("value", "nameof(value)"), ("lu", "nameof(value)"));

    [Fact]
    public void A_hole_in_text_is_put_between_braces() => Check(
        """Template($"Dear {value}, {{x}}")""",
        "Dear {{ hole__0 }}, {x}",
        ("hole__0", "value"), ("{{ ", "{"), ("{{ hole__0 }}", "{value}"), ("{x}", "{{x}}"));

    [Fact]
    public void A_hole_in_code_is_bare() => Check(
        """"Template($$$"""{{ if {{{value}}} }}{{{value}}}{{ end }}""")"""",
        "{{ if hole__0 }}{{ hole__1 }}{{ end }}",
        ("hole__0", "value"), ("if", "if"), ("end", "end"), ("{{ hole__1 }}", "{{{value}}}"));

    [Fact]
    public void A_brace_before_a_hole_stays_a_brace() => Check(
        """Template($"{{{value}}}")""",
        "{{ '{' }}{{ hole__0 }}}",
        ("'{'", "{{"), ("{{ '{' }}", "{{"), ("hole__0", "value"), ("}}}", "}}}"));

    [Fact]
    public void Constants_in_holes_appear_as_they_are() => Check(
        """Template($"{Known} {3} {1e-7} {"{{"}")""",
        "known 3 1.0E-07 {{ '{{' }}",
        ("known", "Known"), ("3", "3"), ("1.0E-07", "1e-7"), ("'{{'", "\"{{\""));

    [Fact]
    public void A_condition_is_code_without_the_space_around_it() => Check(
        """Condition($"  {value} == {"it's"} ")""",
        "hole__0 == 'it\\'s'",
        ("hole__0", "value"), ("'it\\'s'", "\"it's\""), ("==", "=="));

    [Fact]
    public void Holes_know_their_value_and_where_they_stand()
    {
        var text = Read(""""Template($$$"""{{{value}}} {{ {{{(value)}}} }} {{{unknown}}}""")"""");

        Assert.Equal("{{ hole__0 }} {{ hole__1 }} {{ hole__2 }}", text.Text);
        Assert.True(text.IsWhole);
        Assert.Equal(["Scout.Value<string>", "Scout.Value<string>", "string"], text.Holes.Values.Select(hole => hole.Type!.ToDisplayString()));
        Assert.Equal([false, true, false], text.Holes.Values.Select(hole => hole.IsInCode));
    }

    [Theory]
    [InlineData("Template(unknown)", "{{ hole__0 }}")]
    [InlineData("Template(\"{{ a \" + unknown + \" }}\")", "{{ a hole__0 }}")]
    [InlineData("Template($\"{value}\" + \"b\")", "{{ hole__0 }}b")]
    [InlineData("Template(unknown == \"\" ? \"a\" : \"b\")", "{{ hole__0 }}")]
    [InlineData("Template(unknown ?? \"b\")", "{{ hole__0 }}")]
    [InlineData("Template(other)", "{{ hole__0 }}")]
    [InlineData("Template($\"a {other}\")", "a {{ hole__0 }}")]
    [InlineData("Template(string.Format(\"a\"))", "{{ hole__0 }}")]
    public void Text_that_is_not_known_makes_the_text_not_whole(string use, string expected)
    {
        var text = Read(use);

        Assert.Equal(expected, text.Text);
        Assert.False(text.IsWhole);
    }

    [Theory]
    [InlineData("Condition(flag)")]
    [InlineData("Template(null)")]
    [InlineData("Template(default)")]
    public void What_is_no_text_is_not_read(string use) => Assert.Null(TryRead(use, out _));

    [Fact]
    public void Braces_that_are_doubled_in_the_source_are_known()
    {
        var text = Read("""Template($"{{{{ a }}}} {{{value}" + $@"{{")""");

        Assert.Equal("{{ a }} {{ '{' }}{{ hole__0 }}{", text.Text);
        Assert.Equal([0, 1, 5, 6, 12, text.Text.Length - 1], text.HalvedBraces);
        Assert.Empty(Read("""Template("{{ a }}")""").HalvedBraces);
        Assert.Empty(Read(""""Template($"""a""")"""").HalvedBraces);
    }

    [Fact]
    public void Only_characters_of_one_literal_can_be_replaced()
    {
        var text = Read("""Template("{{ abc" + Known + $"d {value}")""", out var source);

        Assert.Equal("abc", Cut(source, text.SourceSpanOf(3, 3)));
        Assert.Null(text.SourceSpanOf(5, 2));
        Assert.Null(text.SourceSpanOf(6, 1));
        Assert.Null(text.SourceSpanOf(3, 1000));
        Assert.Equal(source.IndexOf("bc\"", StringComparison.Ordinal), text.SourceOffsetOf(4));
        Assert.Equal(source.IndexOf("\" + Known", StringComparison.Ordinal), text.SourceOffsetOf(6));
        Assert.Null(text.SourceOffsetOf(text.Text.Length));
    }

    [Fact]
    public void Whatever_is_out_of_range_is_moved_into_it()
    {
        var text = Read("""Template("abc")""", out var source);

        Assert.Equal("abc", Cut(source, text.LocationOf(-5, 100).SourceSpan));
        Assert.Equal("c", Cut(source, text.LocationOf(3, 0).SourceSpan));
        Assert.Equal("c", Cut(source, text.LocationOf(int.MaxValue, int.MaxValue).SourceSpan));
        Assert.Equal("a", Cut(source, text.LocationOf(int.MinValue, int.MinValue).SourceSpan));
        var empty = Read("""Template("")""", out source);
        Assert.Equal("\"\"", Cut(source, empty.LocationOf(0, 0).SourceSpan));
    }

    [Fact]
    public void A_message_names_the_authors_expressions() => Assert.Equal(
        "'value' is a text",
        Read("""Condition($"{value}")""").InAuthorsWords("'hole__0' is a text"));

    private static void Check(string use, string expected, params (string Text, string Source)[] places)
    {
        var text = Read(use, out var source);

        Assert.Equal(expected, text.Text);
        Assert.True(text.IsWhole);
        Assert.All(text.Holes.Values, hole => Assert.Equal(hole.Name, text.Text.Substring(hole.Span.Start, hole.Span.Length)));
        foreach (var (part, place) in places)
        {
            var span = text.LocationOf(text.Text.IndexOf(part, StringComparison.Ordinal), part.Length).SourceSpan;
            Assert.Equal(place, Cut(source, span));
        }
    }

    private static string? Cut(string source, TextSpan? span) => span is { } known ? source.Substring(known.Start, known.Length) : null;

    private static TemplateText Read(string use) => Read(use, out _);

    private static TemplateText Read(string use, out string source) => TryRead(use, out source) ?? throw new Xunit.Sdk.XunitException("There is no text.");

    private static TemplateText? TryRead(string use, out string source)
    {
        source = $$"""
            static class Uses
            {
                private const string Known = "known";
                static class Template { public static void Use(Scout.Template template) { } }
                static class Condition { public static void Use(Scout.Condition condition) { } }
                static void All(Scout.Value<string> value, Scout.Value<bool> flag, string unknown, Scout.Template other) =>
                    {{use.Replace("Template(", "Template.Use(", StringComparison.Ordinal).Replace("Condition(", "Condition.Use(", StringComparison.Ordinal)}};
            }
            """;
        var compilation = TemplateSource.Compile(source);
        Assert.Empty(SourceProject.Errors(compilation));
        return Assert.Single(TemplateSource.Read(compilation));
    }
}
