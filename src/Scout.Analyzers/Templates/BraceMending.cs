using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Templates;

/// <summary>Writes an interpolated string so that Scriban gets both of its braces.</summary>
internal static class BraceMending
{
    /// <summary>The string: a plain one where it has no holes, else a raw one. Null where that would need more than moving braces.</summary>
    /// <param name="written">The string.</param>
    /// <param name="code">Where doubled braces of Scriban are written; all others are single ones of the text.</param>
    public static string? Mend(InterpolatedStringExpressionSyntax written, HashSet<int> code)
    {
        var hasHoles = false;
        foreach (var part in written.Contents)
        {
            hasHoles |= part is InterpolationSyntax;
        }

        return hasHoles ? Raw(written, code) : Plain(written, code);
    }

    private static string Plain(InterpolatedStringExpressionSyntax written, HashSet<int> code)
    {
        var mended = new StringBuilder(written.StringStartToken.Text.Replace("$", ""));
        foreach (var part in written.Contents)
        {
            Append(mended, (InterpolatedStringTextSyntax)part, code);
        }

        return mended.Append(written.StringEndToken.Text).ToString();
    }

    private static string? Raw(InterpolatedStringExpressionSyntax written, HashSet<int> code)
    {
        // What is escaped in one form would have to be written out in the other.
        if (!written.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken) || written.ToString().IndexOf('\\') >= 0)
        {
            return null;
        }

        var mended = new StringBuilder("$$$\"\"\"");
        foreach (var part in written.Contents)
        {
            if (part is InterpolationSyntax hole)
            {
                mended.Append("{{{").Append(hole.ToString(), 1, hole.ToString().Length - 2).Append("}}}");
            }
            else
            {
                Append(mended, (InterpolatedStringTextSyntax)part, code);
            }
        }

        // Four braces in a row would open a hole too early.
        return mended.ToString().Contains("{{{{") || mended.ToString().Contains("}}}}") ? null : mended.Append("\"\"\"").ToString();
    }

    private static void Append(StringBuilder mended, InterpolatedStringTextSyntax part, HashSet<int> code)
    {
        var text = part.TextToken.Text;
        for (var i = 0; i < text.Length; i++)
        {
            mended.Append(text[i]);
            if (text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i])
            {
                if (code.Contains(part.TextToken.SpanStart + i))
                {
                    mended.Append(text[i]);
                }

                i++;
            }
        }
    }
}
