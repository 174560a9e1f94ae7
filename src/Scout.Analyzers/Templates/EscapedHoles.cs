using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Templates;

/// <summary>Writes holes of interpolated strings as Scriban code that escapes them.</summary>
internal static class EscapedHoles
{
    // Text can have the two braces of Scriban where a hole takes three.
    private const int LeastBraces = 3;

    /// <summary>The hole in code; null in a raw string, where the braces of code have no other form: see <see cref="Rewritten"/>.</summary>
    public static string? InPlace(InterpolationSyntax hole, string function) =>
        Opening((InterpolatedStringExpressionSyntax)hole.Parent!).IndexOf("\"\"\"", StringComparison.Ordinal) < 0
            ? $"{{{{{{{{ {hole} | {function} }}}}}}}}"
            : null;

    /// <summary>All of a raw string with enough braces around its holes, some of them in code; null where other braces of the text are in the way.</summary>
    public static string? Rewritten(InterpolatedStringExpressionSyntax written, ICollection<InterpolationSyntax> escaped, string function)
    {
        var dollars = Opening(written).Length - Opening(written).TrimStart('$').Length;
        var braces = Math.Max(dollars, LeastBraces);
        var mended = written.ToString();
        InterpolationSyntax[] holes = [.. written.Contents.OfType<InterpolationSyntax>()];
        foreach (var hole in Enumerable.Reverse(holes))
        {
            var value = hole.ToString().Substring(dollars, hole.Span.Length - (2 * dollars));
            var code = new string('{', braces) + value + new string('}', braces);
            mended = mended
                .Remove(hole.SpanStart - written.SpanStart, hole.Span.Length)
                .Insert(hole.SpanStart - written.SpanStart, escaped.Contains(hole) ? $"{{{{ {code} | {function} }}}}" : code);
        }

        mended = mended.Insert(0, new string('$', braces - dollars));
        return SyntaxFactory.ParseExpression(mended) is InterpolatedStringExpressionSyntax { ContainsDiagnostics: false } read
            && read.Contents.OfType<InterpolationSyntax>().Select(hole => hole.Expression.ToString()).SequenceEqual(holes.Select(hole => hole.Expression.ToString()))
                ? mended
                : null;
    }

    private static string Opening(InterpolatedStringExpressionSyntax written) => written.StringStartToken.Text;
}
