using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Scout.Analyzers.Texts;

/// <summary>Where the characters of a string's token stand in it, and how they are written.</summary>
internal readonly struct LiteralLayout
{
    /// <summary>How the characters are written.</summary>
    public LiteralForm Form { get; private init; }

    /// <summary>Whether a brace is written twice.</summary>
    public bool DoublesBraces { get; private init; }

    /// <summary>Where the characters begin in the token.</summary>
    public int Start { get; private init; }

    /// <summary>Where they end.</summary>
    public int End { get; private init; }

    /// <summary>How much of each line's white space does not count.</summary>
    public int Indentation { get; private init; }

    /// <summary>Whether the characters begin at the start of a line.</summary>
    public bool BeginsLine { get; private init; }

    public static LiteralLayout Of(SyntaxToken token)
    {
        var text = token.Text;
        return token.Kind() switch
        {
            SyntaxKind.InterpolatedStringTextToken => OfPart(token),
            SyntaxKind.SingleLineRawStringLiteralToken => Between(text, Quotes(text), LiteralForm.Raw),
            SyntaxKind.MultiLineRawStringLiteralToken => OfLines(text),
            _ when text.Length > 0 && text[0] == '@' => Between(text, 2, LiteralForm.Verbatim),
            _ => Between(text, 1, LiteralForm.Ordinary),
        };
    }

    public static bool IsLineEnd(char character) => character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static LiteralLayout Between(string text, int start, LiteralForm form) => new()
    {
        Form = form,
        Start = Math.Min(start, text.Length),
        End = Math.Max(Math.Min(start, text.Length), text.Length - (form == LiteralForm.Raw ? start : 1)),
    };

    private static LiteralLayout OfLines(string text)
    {
        var start = Quotes(text);
        while (start < text.Length && !IsLineEnd(text[start]))
        {
            start++;
        }

        start += IsPair(text, start) ? 2 : 1;
        var indentation = Indent(text, out var end);
        return new() { Form = LiteralForm.Raw, Start = Math.Min(start, text.Length), End = Math.Max(start, end), Indentation = indentation, BeginsLine = true };
    }

    private static LiteralLayout OfPart(SyntaxToken token)
    {
        var text = token.Text;
        if (token.Parent?.Parent is not InterpolatedStringExpressionSyntax whole)
        {
            return new() { Form = LiteralForm.Raw, End = text.Length };
        }

        return whole.StringStartToken.Kind() switch
        {
            SyntaxKind.InterpolatedStringStartToken => new() { Form = LiteralForm.Ordinary, DoublesBraces = true, End = text.Length },
            SyntaxKind.InterpolatedVerbatimStringStartToken => new() { Form = LiteralForm.Verbatim, DoublesBraces = true, End = text.Length },
            SyntaxKind.InterpolatedMultiLineRawStringStartToken => new()
            {
                Form = LiteralForm.Raw,
                End = text.Length,
                Indentation = Indent(whole.StringEndToken.Text, out _),
                BeginsLine = whole.Contents[0] == token.Parent,
            },
            _ => new() { Form = LiteralForm.Raw, End = text.Length },
        };
    }

    // The white space before the closing quotes, and where the last line of text ends.
    private static int Indent(string text, out int end)
    {
        var quotes = text.Length;
        while (quotes > 0 && text[quotes - 1] == '"')
        {
            quotes--;
        }

        end = quotes;
        while (end > 0 && !IsLineEnd(text[end - 1]))
        {
            end--;
        }

        var indentation = quotes - end;
        end -= end > 1 && IsPair(text, end - 2) ? 2 : 1;
        return indentation;
    }

    private static bool IsPair(string text, int index) => index + 1 < text.Length && text[index] == '\r' && text[index + 1] == '\n';

    private static int Quotes(string text)
    {
        var quotes = 0;
        while (quotes < text.Length && text[quotes] == '"')
        {
            quotes++;
        }

        return quotes;
    }
}

/// <summary>How a literal's characters are written.</summary>
internal enum LiteralForm
{
    /// <summary>With backslashes.</summary>
    Ordinary,

    /// <summary>With doubled quotes.</summary>
    Verbatim,

    /// <summary>As they are; the indentation of lines does not count.</summary>
    Raw,
}
