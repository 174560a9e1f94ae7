using Scriban.Parsing;

namespace Scout.Revisions.Rules.Templates;

/// <summary>Finds the statement that has no end: the parser tells only where the text ends without it.</summary>
internal static class OpenStatement
{
    private static readonly HashSet<string> Openers = ["if", "for", "while", "case", "capture", "func", "do"];

    /// <summary>The last word that begins a statement without an end; null where there is none.</summary>
    public static Token? Find(string text, LexerOptions options)
    {
        var open = new Stack<Token>();
        var before = TokenType.CodeEnter;
        foreach (var token in new Lexer(text, options: options))
        {
            if (token.Type == TokenType.Identifier)
            {
                var word = token.GetText(text);
                if (word == "end" && open.Count > 0)
                {
                    open.Pop();
                }
                else if (Openers.Contains(word) && (word == "do" || before is TokenType.CodeEnter or TokenType.NewLine or TokenType.SemiColon))
                {
                    open.Push(token);
                }
            }

            before = token.Type;
        }

        return open.Count > 0 ? open.Peek() : null;
    }
}
