using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Scout.Revisions.Rules.Templates;

namespace Scout.Analyzers.Texts;

/// <summary>A stretch of a template's text, and where it stands in the source.</summary>
internal readonly struct TextPiece
{
    /// <summary>Where it begins in the template's text.</summary>
    public int Start { get; init; }

    public int Length { get; init; }

    public int End => Start + Length;

    /// <summary>All of the source that it comes from.</summary>
    public TextSpan Span { get; init; }

    /// <summary>The token whose characters these are; none where the text is not written here.</summary>
    public SyntaxToken Token { get; init; }

    /// <summary>The token's value.</summary>
    public string? Value { get; init; }

    /// <summary>Whether a line end of two characters counts as one.</summary>
    public bool JoinsLineEnds { get; init; }

    /// <summary>Whether the text stands for the brace at the end of the value.</summary>
    public bool IsBrace { get; init; }

    /// <summary>Whether every character has its own place.</summary>
    public bool IsLiteral => Value is not null && !IsBrace;

    /// <summary>Where a character is written.</summary>
    public TextSpan SpanOf(int offset)
    {
        if (Value is null)
        {
            return Span;
        }

        var characters = new LiteralCharacters(Token.Text, LiteralLayout.Of(Token));
        var wanted = IsBrace ? int.MaxValue : offset - Start;
        var found = Span;
        for (int i = 0, index = 0; index <= wanted && characters.MoveNext(); i++, index++)
        {
            var start = characters.Start;
            if (IsJoined(i) && characters.MoveNext())
            {
                i++;
            }

            found = TextSpan.FromBounds(Token.SpanStart + start, Token.SpanStart + characters.End);
        }

        return found;
    }

    /// <summary>Adds the offsets of the braces that are written twice.</summary>
    public void AddHalvedBraces(List<int> offsets)
    {
        if (Value is null || LiteralLayout.Of(Token) is not { DoublesBraces: true } layout)
        {
            return;
        }

        var characters = new LiteralCharacters(Token.Text, layout);
        for (int i = 0, index = 0; characters.MoveNext(); i++, index++)
        {
            if (IsJoined(i) && characters.MoveNext())
            {
                i++;
            }
            else if (characters.IsHalvedBrace && (IsBrace ? i == Value.Length - 1 : index < Length))
            {
                offsets.Add(IsBrace ? Start + TemplateJoiner.Brace.IndexOf("'{'", StringComparison.Ordinal) + 1 : Start + index);
            }
        }
    }

    private bool IsJoined(int index) => JoinsLineEnds && index + 1 < Value!.Length && Value[index] == '\r' && Value[index + 1] == '\n';
}
