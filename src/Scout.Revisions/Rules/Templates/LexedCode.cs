using System.Text;
using Scriban.Parsing;

namespace Scout.Revisions.Rules.Templates;

/// <summary>A place in code between two words of it, and how many braces of objects are open there.</summary>
internal readonly record struct CodePlace(int At, int Braces);

/// <summary>Whether the end of a template is in code, read from where that is known: a template with thousands of holes is not read from its beginning at each.</summary>
/// <param name="IsInCode">Whether it is.</param>
/// <param name="Outside">Where text is known to be outside of code.</param>
/// <param name="Inside">Where the code that is open can be read on from next time.</param>
internal readonly record struct LexedCode(bool IsInCode, int Outside, CodePlace? Inside)
{
    /// <summary>Reads what comes after a place.</summary>
    /// <param name="text">The template so far.</param>
    /// <param name="outside">Where it is known to be outside of code.</param>
    /// <param name="inside">Where in code it was read to, or none.</param>
    public static LexedCode Of(StringBuilder text, int outside, CodePlace? inside)
    {
        var from = inside?.At ?? outside;

        // As if the code began there: with the braces that are open, and spaces, so that nothing becomes one word with them.
        var before = inside is { } place ? TemplateJoiner.Opening + string.Concat(Enumerable.Repeat("{ ", place.Braces)) : "";
        var shift = from - before.Length;
        var (isInCode, braces, isBroken) = (false, 0, false);
        CodePlace? last = null;
        foreach (var token in new Lexer(before + text.ToString(from, text.Length - from)))
        {
            // What stands behind the last word may belong to it still, or to a comment.
            if (token.Type != TokenType.Eof && last is { } end && end.At > from)
            {
                inside = end;
            }

            switch (token.Type)
            {
                case TokenType.CodeEnter:
                    (isInCode, braces, isBroken) = (true, 0, false);
                    break;
                case TokenType.CodeExit:
                    isInCode = false;
                    outside = shift + token.End.Offset + 1;
                    (inside, last) = (null, null);
                    break;
                case TokenType.OpenBrace:
                    braces++;
                    break;
                case TokenType.CloseBrace:
                    braces--;
                    isBroken = isBroken || braces < 0;
                    break;
                // Its words are read in another way than those of code.
                case TokenType.BeginInterpolatedString or TokenType.Invalid:
                    isBroken = true;
                    break;
            }

            last = isInCode && !isBroken && token.Type != TokenType.Eof ? new(shift + token.End.Offset + 1, braces) : null;
        }

        return new(isInCode, outside, isInCode ? inside : null);
    }
}
