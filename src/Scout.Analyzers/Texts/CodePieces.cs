using Scriban.Parsing;

namespace Scout.Analyzers.Texts;

/// <summary>Finds the pieces of code in a template's text.</summary>
internal static class CodePieces
{
    /// <summary>The pieces in the order of the text; the last one may not be closed.</summary>
    public static IReadOnlyList<CodePiece> Of(string text)
    {
        var pieces = new List<CodePiece>();
        var (start, first, last, count, isPath) = (-1, 0, 0, 0, true);
        foreach (var token in new Lexer(text))
        {
            switch (token.Type)
            {
                case TokenType.CodeEnter:
                    (start, count, isPath) = (token.Start.Offset, 0, token.End.Offset - token.Start.Offset == 1);
                    break;
                case TokenType.CodeExit when start >= 0:
                    var length = last - first + 1;
                    isPath &= count % 2 == 1 && token.End.Offset - token.Start.Offset == 1;
                    pieces.Add(new(start, token.End.Offset + 1, isPath ? text.Substring(first, length) : null, first));
                    start = -1;
                    break;
                case TokenType.Identifier or TokenType.Dot when start >= 0:
                    isPath &= token.Type == (count % 2 == 0 ? TokenType.Identifier : TokenType.Dot);
                    (first, last, count) = (count == 0 ? token.Start.Offset : first, token.End.Offset, count + 1);
                    break;
                case TokenType.Raw or TokenType.Whitespace:
                    break;
                default:
                    isPath = false;
                    break;
            }
        }

        if (start >= 0)
        {
            pieces.Add(new(start, text.Length, null, start));
        }

        return pieces;
    }
}

/// <summary>A piece of code in a template's text, its braces included.</summary>
/// <param name="Start">Where its braces open.</param>
/// <param name="End">Where the text after it begins.</param>
/// <param name="Path">What it is where it is nothing but a path, such as <c>inputs.text</c>; else null.</param>
/// <param name="PathStart">Where the path begins.</param>
internal sealed record CodePiece(int Start, int End, string? Path, int PathStart);
