using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Scout.Analyzers.Templates;

namespace Scout.Analyzers.Tests.Templates;

public class BraceMendingTests
{
    [Fact]
    public void With_holes_the_string_becomes_a_raw_one() => Assert.Equal(
        "$$$\"\"\"{{{name}}}: {{ inputs.text }} { b } {{{price:N2}}}\"\"\"",
        Mend("$\"{name}: {{ inputs.text }} {{ b }} {price:N2}\"", "{{ inputs", "}} {{ b"));

    [Fact]
    public void A_string_with_escapes_is_left_alone() => Assert.Null(Mend("$\"{name}\\n{{ inputs.text }}\"", "{{ inputs", "}}\""));

    private static string? Mend(string source, params string[] code) =>
        BraceMending.Mend((InterpolatedStringExpressionSyntax)SyntaxFactory.ParseExpression(source), [.. code.Select(text => source.IndexOf(text, StringComparison.Ordinal))]);
}
