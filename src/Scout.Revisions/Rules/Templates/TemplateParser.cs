using Scriban.Parsing;
using Scriban.Syntax;

namespace Scout.Revisions.Rules.Templates;

/// <summary>Parses templates and expressions the way the engine does, and finds what they read.</summary>
internal static class TemplateParser
{
    private static readonly LexerOptions OfTemplates = OptionsOf(ScriptMode.Default);
    private static readonly LexerOptions OfExpressions = OptionsOf(ScriptMode.ScriptOnly);

    /// <summary>Parses text with code between double braces.</summary>
    public static ParsedTemplate Parse(string text) => Parse(text, OfTemplates);

    /// <summary>Parses a single expression, without braces around it.</summary>
    public static ParsedTemplate ParseExpression(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Wrong(0, text.Length, "an expression is missing");
        }

        var parsed = Parse(text, OfExpressions);
        return parsed.SyntaxError is null && parsed.Expression is null
            ? Wrong(0, text.Length, "this is not a single expression")
            : parsed;
    }

    private static ParsedTemplate Parse(string text, LexerOptions options)
    {
        // Scriban would take it for the end of the text, and leave out the rest.
        var end = text.IndexOf('\0');
        if (end >= 0)
        {
            var wrong = Wrong(end, 1, "there is a NUL character; take it out");
            wrong.Messages = ["there is a NUL character"];
            return wrong;
        }

        if (TemplateBounds.OfText(text, options, out var tokens) is { } over)
        {
            return OutOfBounds(over);
        }

        var template = Scriban.Template.Parse(text, lexerOptions: options);
        foreach (var message in template.Messages)
        {
            if (message.Type == ParserMessageType.Error)
            {
                var wrong = SyntaxError(text, message, options);
                wrong.Messages = [.. template.Messages.Where(other => other.Type == ParserMessageType.Error).Take(3).Select(Line)];
                return wrong;
            }
        }

        if (TemplateBounds.OfDepth(template.Page) is { } deep)
        {
            return OutOfBounds(deep);
        }

        var reads = new TemplateReads(text);
        reads.Visit(template.Page);
        var parsed = reads.Problem is { } problem
            ? new ParsedTemplate { SyntaxError = problem, Refused = reads.Refused }
            : new ParsedTemplate { Reads = reads.All(), UnknownFunctions = reads.UnknownFunctions(), Locals = reads.Locals, Roots = [.. reads.Roots] };
        parsed.Template = template;
        parsed.Tokens = tokens;
        parsed.Expression = SingleExpression(template.Page);
        return parsed;
    }

    private static ParsedTemplate OutOfBounds(TemplateProblem problem) => new() { SyntaxError = problem, Messages = [problem.Message] };

    // By its name: the builds of the parser for several frameworks mark the setter as init-only with types of their own, and code that is compiled for one could not run with another.
    private static LexerOptions OptionsOf(ScriptMode mode)
    {
        object options = new LexerOptions();
        typeof(LexerOptions).GetProperty(nameof(LexerOptions.Mode))!.SetValue(options, mode);
        return (LexerOptions)options;
    }

    // The other messages of a parse are consequences of the first.
    private static ParsedTemplate SyntaxError(string text, LogMessage message, LexerOptions options)
    {
        if (WordAfterDot(text, options) is { } word)
        {
            return word;
        }

        if (message.Message.Contains("The <end> statement was not found") && OpenStatement.Find(text, options) is { } open)
        {
            return Wrong(open.Start.Offset, open.End.Offset - open.Start.Offset + 1, message.Message.TrimEnd('.'));
        }

        var start = message.Span.Start.Offset;
        var end = message.Span.End.Offset;
        var isKnown = start >= 0 && start <= text.Length;
        return Wrong(isKnown ? start : 0, isKnown && end >= start ? end - start + 1 : 0, message.Message.TrimEnd('.'));
    }

    // The parser's own words for it name nothing, or a statement that nobody has written.
    private static ParsedTemplate? WordAfterDot(string text, LexerOptions options)
    {
        var isAfterDot = false;
        foreach (var token in new Lexer(text, options: options))
        {
            if (isAfterDot && token.Type == TokenType.Identifier
                && text.Substring(token.Start.Offset, token.End.Offset - token.Start.Offset + 1) is var word && ScribanNames.IsNeverName(word))
            {
                return Wrong(token.Start.Offset, word.Length, $"'{word}' is a word of Scriban's language and no member's name after a dot; write ['{word}'] in place of .{word}");
            }

            isAfterDot = token.Type == TokenType.Dot;
        }

        return null;
    }

    private static string Line(LogMessage message) => $"{message.Message} (line {message.Span.Start.Line + 1}, column {message.Span.Start.Column + 1})";

    private static ParsedTemplate Wrong(int offset, int length, string message) =>
        new() { SyntaxError = new TemplateProblem(offset, length, message) };

    private static ScriptExpression? SingleExpression(ScriptPage? page) =>
        page?.Body is { Statements: { Count: 1 } statements } && statements[0] is ScriptExpressionStatement { Expression: { } expression }
            and not { Expression: ScriptAssignExpression }
            ? expression
            : null;
}
