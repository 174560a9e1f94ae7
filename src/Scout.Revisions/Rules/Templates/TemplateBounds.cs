using Scriban.Parsing;
using Scriban.Syntax;

namespace Scout.Revisions.Rules.Templates;

/// <summary>
/// How large a template may be: the same for the compiler, the editor and the engine. Everything but the depth is looked at before the parser sees the text, which
/// would make whatever is written: twelve characters write a number with a hundred million digits.
/// </summary>
internal static class TemplateBounds
{
    /// <summary>The longest template, in characters.</summary>
    public const int MostCharacters = 500_000;

    /// <summary>The most words, numbers, texts and signs between its braces, the braces among them.</summary>
    public const int MostTokens = 50_000;

    /// <summary>The most digits of a number.</summary>
    public const int MostDigits = 400;

    /// <summary>The largest exponent of a number, below and above zero.</summary>
    public const int LargestExponent = 400;

    /// <summary>How deep expressions and statements may stand in each other; each step of a path or a sum is a level, and so is each <c>else if</c>.</summary>
    public const int Deepest = 1_000;

    /// <summary>What of a text is over a bound, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="tokens">How many words and signs there are between its braces.</param>
    public static TemplateProblem? OfText(string text, LexerOptions options, out int tokens)
    {
        tokens = 0;
        if (text.Length > MostCharacters)
        {
            return new(0, 0, $"it has {text.Length} characters, and the limit is {MostCharacters}; make several of it, or use a code block");
        }

        foreach (var token in new Lexer(text, options: options))
        {
            if (++tokens > MostTokens)
            {
                return new(token.Start.Offset, 1, $"there is more code than {MostTokens} words and signs; make several templates of it, or use a code block");
            }

            if (token.Type is TokenType.Integer or TokenType.Float or TokenType.HexaInteger or TokenType.BinaryInteger && IsTooLong(token.GetText(text), token.Type))
            {
                return new(
                    token.Start.Offset,
                    token.End.Offset - token.Start.Offset + 1,
                    $"a number has more than {MostDigits} digits, or an exponent beyond {LargestExponent}, and no number of C# has; write a shorter one");
            }
        }

        return null;
    }

    /// <summary>The first node that is too deep, or null. What walks a template calls itself for each level, and the stacks of compilers and editors are small.</summary>
    public static TemplateProblem? OfDepth(ScriptNode? page)
    {
        var open = new Stack<(ScriptNode Node, int Depth)>();
        for (var (node, depth) = (page, 0); ; (node, depth) = open.Pop())
        {
            if (depth > Deepest)
            {
                return new(node!.Span.Start.Offset, node.Span.Length, $"it is nested deeper than {Deepest} levels; make several templates or variables of it, or use a code block");
            }

            for (var at = (node?.ChildrenCount ?? 0) - 1; at >= 0; at--)
            {
                if (node!.GetChildren(at) is { } child)
                {
                    open.Push((child, depth + 1));
                }
            }

            if (open.Count == 0)
            {
                return null;
            }
        }
    }

    private static bool IsTooLong(string number, TokenType type)
    {
        var exponentAt = type is TokenType.Integer or TokenType.Float ? number.IndexOfAny(['e', 'E']) : -1;
        var digits = exponentAt < 0 ? number.Length : exponentAt;
        if (digits > MostDigits || number.Length - digits > MostDigits)
        {
            return true;
        }

        var exponent = 0;
        foreach (var digit in exponentAt < 0 ? "" : number.Substring(exponentAt))
        {
            exponent = digit is >= '0' and <= '9' && exponent <= LargestExponent ? (exponent * 10) + (digit - '0') : exponent;
        }

        return exponent > LargestExponent;
    }
}
