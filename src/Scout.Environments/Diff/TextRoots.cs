using System.Text;
using Scriban.Parsing;

namespace Scout.Environments.Diff;

/// <summary>Finds the roots (block ids, <c>inputs</c>) that Scriban text reads.</summary>
internal static class TextRoots
{
    /// <summary>The roots in their order; a root that is read twice comes twice.</summary>
    public static IEnumerable<string> Roots(string text, TextMode mode) =>
        RootTokens(text, mode).Select(token => token.GetText(text));

    /// <summary>The text with roots renamed, and the new name of the first that was.</summary>
    public static (string Text, string? First) Rename(string text, TextMode mode, IReadOnlyDictionary<string, string> names)
    {
        StringBuilder? renamed = null;
        string? first = null;
        var copied = 0;
        foreach (var token in RootTokens(text, mode))
        {
            if (!names.TryGetValue(token.GetText(text), out var name))
            {
                continue;
            }

            first ??= name;
            renamed ??= new StringBuilder(text.Length);
            renamed.Append(text, copied, token.Start.Offset - copied).Append(name);
            copied = token.End.Offset + 1;
        }

        return renamed is null ? (text, null) : (renamed.Append(text, copied, text.Length - copied).ToString(), first);
    }

    private static IEnumerable<Token> RootTokens(string text, TextMode mode)
    {
        if (mode == TextMode.None || (mode == TextMode.Template && !text.Contains("{{", StringComparison.Ordinal)))
        {
            yield break;
        }

        var options = new LexerOptions { Mode = mode == TextMode.Expression ? ScriptMode.ScriptOnly : ScriptMode.Default };
        var tokens = new Lexer(text, options: options).Where(t => t.Type is not (TokenType.Whitespace or TokenType.WhitespaceFull or TokenType.NewLine)).ToList();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Type == TokenType.Identifier && !IsMember(tokens, i))
            {
                yield return tokens[i];
            }
        }
    }

    private static bool IsMember(List<Token> tokens, int i)
    {
        var before = i > 0 ? tokens[i - 1].Type : TokenType.Invalid;
        var after = i + 1 < tokens.Count ? tokens[i + 1].Type : TokenType.Invalid;
        return before is TokenType.Dot or TokenType.QuestionDot
            || (after == TokenType.Colon && before is TokenType.OpenBrace or TokenType.Comma);
    }
}
