using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Templates;

/// <summary>Writes holes of interpolated strings as Scriban code that escapes them.</summary>
internal static class EscapedHoles
{
    // Text can have the two braces of Scriban where a hole takes three.
    private const int BracesOfHoles = 3;

    /// <summary>The hole in code; null where its string cannot have the braces of code: see <see cref="Rewritten"/>.</summary>
    public static string? InPlace(InterpolationSyntax hole, string function)
    {
        var opening = ((InterpolatedStringExpressionSyntax)hole.Parent!).StringStartToken;
        return IsRaw(opening.Text)
            ? Dollars(opening.Text) >= BracesOfHoles ? $"{{{{ {hole} | {function} }}}}" : null
            : $"{{{{{{{{ {hole} | {function} }}}}}}}}";
    }

    /// <summary>All of a raw string with more braces around its holes, some of them in code; null where other braces of the text are in the way.</summary>
    public static string? Rewritten(InterpolatedStringExpressionSyntax written, ICollection<InterpolationSyntax> escaped, string function)
    {
        var dollars = Dollars(written.StringStartToken.Text);
        var mended = written.ToString();
        InterpolationSyntax[] holes = [.. written.Contents.OfType<InterpolationSyntax>()];
        foreach (var hole in Enumerable.Reverse(holes))
        {
            var value = hole.ToString().Substring(dollars, hole.Span.Length - (2 * dollars));
            var code = new string('{', BracesOfHoles) + value + new string('}', BracesOfHoles);
            mended = mended
                .Remove(hole.SpanStart - written.SpanStart, hole.Span.Length)
                .Insert(hole.SpanStart - written.SpanStart, escaped.Contains(hole) ? $"{{{{ {code} | {function} }}}}" : code);
        }

        mended = mended.Insert(0, new string('$', BracesOfHoles - dollars));
        return SyntaxFactory.ParseExpression(mended) is InterpolatedStringExpressionSyntax { ContainsDiagnostics: false } read
            && read.Contents.OfType<InterpolationSyntax>().Select(hole => hole.Expression.ToString()).SequenceEqual(holes.Select(hole => hole.Expression.ToString()))
                ? mended
                : null;
    }

    private static bool IsRaw(string opening) => opening.IndexOf("\"\"\"", StringComparison.Ordinal) >= 0;

    private static int Dollars(string opening) => opening.Length - opening.TrimStart('$').Length;
}
