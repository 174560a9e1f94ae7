using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Templates;

namespace Scout.Analyzers.Tests.Templates;

public class EscapedHolesTests
{
    [Theory]
    [InlineData("$\"\"\"?a={a}&b={ b.C }\"\"\"", "$$$\"\"\"?a={{ {{{a}}} | f }}&b={{{ b.C }}}\"\"\"")]
    [InlineData("$$\"\"\"{ \"a\": \"{{a}}\", \"b\": {{b}} }\"\"\"", "$$$\"\"\"{ \"a\": \"{{ {{{a}}} | f }}\", \"b\": {{{b}}} }\"\"\"")]
    [InlineData("$$$\"\"\"\"{{{a}}} {{ b }}\"\"\"\"", "$$$\"\"\"\"{{ {{{a}}} | f }} {{ b }}\"\"\"\"")]
    [InlineData("$$$$\"\"\"{{{{a}}}} {{{ b\"\"\"", "$$$$\"\"\"{{ {{{{a}}}} | f }} {{{ b\"\"\"")]
    [InlineData("$$\"\"\"\n    {{a}} {\n      {{{b}}}\n    \"\"\"", "$$$\"\"\"\n    {{ {{{a}}} | f }} {\n      {{{{b}}}}\n    \"\"\"")]
    public void The_first_hole_becomes_code_and_all_have_braces_enough(string source, string mended) => Assert.Equal(mended, Rewritten(source));

    [Theory]
    [InlineData("$$\"\"\"{{{a}} \"\"\"")]
    [InlineData("$$$\"\"\"{{{{a}}} \"\"\"")]
    public void A_brace_that_would_run_into_those_of_the_code_leaves_the_string_alone(string source) => Assert.Null(Rewritten(source));

    [Theory]
    [InlineData("$\"?a={a}\"", "{{{{ {a} | f }}}}")]
    [InlineData("$@\"?a={a}\"", "{{{{ {a} | f }}}}")]
    [InlineData("@$\"?a={a}\"", "{{{{ {a} | f }}}}")]
    [InlineData("$\"\"\"?a={a}\"\"\"", null)]
    [InlineData("$$$\"\"\"?a={{{a}}}\"\"\"", null)]
    public void Only_in_a_string_that_is_not_raw_a_hole_can_be_mended_alone(string source, string? mended) =>
        Assert.Equal(mended, EscapedHoles.InPlace(First(Read(source)), "f"));

    private static string? Rewritten(string source) => Read(source) is var written ? EscapedHoles.Rewritten(written, [First(written)], "f") : null;

    private static InterpolatedStringExpressionSyntax Read(string source)
    {
        var written = (InterpolatedStringExpressionSyntax)SyntaxFactory.ParseExpression(source);
        Assert.False(written.ContainsDiagnostics);
        return written;
    }

    private static InterpolationSyntax First(InterpolatedStringExpressionSyntax written) => written.Contents.OfType<InterpolationSyntax>().First();
}
