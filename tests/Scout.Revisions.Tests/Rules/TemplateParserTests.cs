using Scout.Revisions.Rules.Templates;

namespace Scout.Revisions.Tests.Rules;

public sealed class TemplateParserTests
{
    [Theory]
    [InlineData("no code", "")]
    [InlineData("{{ a.b.c }}", "a.b.c")]
    [InlineData("{{ a['user-id'].c[0].d[i] }}", "i a.user-id.c.[].d.[]")]
    [InlineData("{{ a?.b }}", "a.b")]
    [InlineData("{{ (a.b).c }}", "a.b.c")]
    [InlineData("{{ a | string.upcase | string.append b.c }}", "a b.c")]
    [InlineData("{{ string.append a b }}", "a b")]
    [InlineData("{{ {x: a, \"y\": b} }} {{ [c] }}", "a b c")]
    [InlineData("{{ string.pad_left a width: b }}", "a b")]
    [InlineData("{{ for x in a.b limit: c }}{{ x.y }}{{ for.index }}{{ else }}{{ d }}{{ end }}", "a.b c a.b.[].y d")]
    [InlineData("{{ for x in a }}{{ for y in x.z }}{{ y }}{{ end }}{{ end }}", "a a.[].z a.[].z.[]")]
    [InlineData("{{ for x in (a | array.sort) }}{{ x.y }}{{ end }}", "a")]
    [InlineData("{{ x = a.b }}{{ x.c }}", "a.b")]
    [InlineData("{{ x = a; for x in b }}{{ x.c }}{{ end }}", "a b")]
    [InlineData("{{ capture x }}{{ a }}{{ end }}{{ x }}", "a")]
    [InlineData("{{ func f(p) }}{{ p }}{{ a }}{{ end }}{{ f b }}", "a b")]
    [InlineData("{{ if a > 1 && !b }}{{ else if c }}{{ end }}", "a b c")]
    [InlineData("{{ case a; when b; c; end }}", "a b c")]
    [InlineData("{{ while a < 1 }}{{ a }}{{ end }}", "a a")]
    [InlineData("{%{ {{ raw }} }%}{{ a }}", "a")]
    [InlineData("{{ # comment b\n a }}", "a")]
    [InlineData("{{ a ?? b }}{{ c ? d : e }}", "a b c d e")]
    public void What_a_template_reads_is_found(string template, string reads)
    {
        var parsed = TemplateParser.Parse(template);

        Assert.Null(parsed.SyntaxError);
        Assert.Equal(reads, string.Join(' ', parsed.Reads.Select(read => string.Join('.', [read.Root, .. read.Steps.Select(step => step.Member ?? "[]")]))));
    }

    [Fact]
    public void A_step_stands_where_it_is_written()
    {
        var read = Assert.Single(TemplateParser.Parse("Hi {{ a.bc.d }}").Reads);

        Assert.Equal((6, 8, 11), (read.Offset, read.Steps[0].Offset, read.Steps[1].Offset));
    }

    [Theory]
    [InlineData("{{ if a }}", 3)]
    [InlineData("{{ a b ) }} {{ ( }}", 7)]
    [InlineData("{{ 'a }}", 7)]
    [InlineData("a\0b", 1)]
    public void Only_the_first_mistake_is_told(string template, int offset)
    {
        var error = TemplateParser.Parse(template).SyntaxError;

        Assert.Equal(offset, error?.Offset);
    }

    [Theory]
    [InlineData("{{ this }}")]
    [InlineData("{{ with a }}{{ b }}{{ end }}")]
    [InlineData("{{ import a }}")]
    [InlineData("{{ readonly a }}")]
    [InlineData("{{ a.b = 1 }}")]
    [InlineData("{{ a[0] = 1 }}")]
    [InlineData("{{ tablerow x in a }}{{ end }}")]
    [InlineData("{{ wrap a }}{{ end }}")]
    public void What_hides_reads_or_changes_inputs_is_refused(string template) => Assert.NotNull(TemplateParser.Parse(template).SyntaxError);

    [Theory]
    [InlineData("a.b")]
    [InlineData("a | string.upcase")]
    [InlineData("{x: a}")]
    public void An_expression_is_one_expression(string expression) => Assert.NotNull(TemplateParser.ParseExpression(expression).Expression);

    [Theory]
    [InlineData("")]
    [InlineData("a; b")]
    [InlineData("a = 1")]
    [InlineData("if a; b; end")]
    [InlineData("a }} b")]
    public void Anything_else_is_no_expression(string expression) => Assert.NotNull(TemplateParser.ParseExpression(expression).SyntaxError);
}
