using System.Collections.Concurrent;
using System.Collections.Immutable;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>Parses templates and expressions once.</summary>
internal static class TemplateParser
{
    private const int MostKept = 20_000;
    private static readonly ConcurrentDictionary<(string Text, ScriptMode Mode), ParsedTemplate> Kept = new();

    /// <summary>A template: text with <c>{{ holes }}</c>.</summary>
    /// <exception cref="ScoutException">It does not parse, or uses what templates may not.</exception>
    public static ParsedTemplate Template(string text) => Get(text, ScriptMode.Default);

    /// <summary>One expression.</summary>
    /// <exception cref="ScoutException">It does not parse, is more than one expression, or uses what templates may not.</exception>
    public static ParsedTemplate Expression(string text) => Get(text, ScriptMode.ScriptOnly);

    private static ParsedTemplate Get(string text, ScriptMode mode)
    {
        if (Kept.TryGetValue((text, mode), out var kept))
        {
            return kept;
        }

        var parsed = Parse(text, mode);
        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        Kept[(text, mode)] = parsed;
        return parsed;
    }

    private static ParsedTemplate Parse(string text, ScriptMode mode)
    {
        var limit = TemplateLimits.Default.Template;
        if (text.Length > limit)
        {
            throw TemplateErrors.DoesNotParse(text, $"it has {text.Length} characters, and the limit is {limit}");
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            // Scriban would take it for the end of the text.
            throw TemplateErrors.DoesNotParse(text, "there is a NUL character");
        }

        var template = Scriban.Template.Parse(text, lexerOptions: new() { Mode = mode });
        if (template.HasErrors)
        {
            throw TemplateErrors.DoesNotParse(text, string.Join("; ", template.Messages.Where(message => message.Type == ParserMessageType.Error).Take(3).Select(Line)));
        }

        var policy = new TemplatePolicy();
        template.Page!.Accept(policy);
        if (policy.Refused is { } refused)
        {
            throw TemplateErrors.Refused(text, refused);
        }

        var expression = mode == ScriptMode.ScriptOnly ? Only(text, template) : null;
        return new() { Text = text, Template = template, Roots = policy.Roots, Expression = expression, Path = PathOf(expression) };
    }

    private static ScriptExpression Only(string text, Scriban.Template template) =>
        template.Page!.Body!.Statements is [ScriptExpressionStatement { Expression: { } expression and not ScriptAssignExpression }]
            ? expression
            : throw TemplateErrors.NotAnExpression(text);

    private static ImmutableArray<string> PathOf(ScriptNode? node)
    {
        var steps = new Stack<string>();
        while (true)
        {
            switch (node)
            {
                case ScriptVariableGlobal root:
                    steps.Push(root.Name);
                    return [.. steps];
                case ScriptMemberExpression { Member: { } member, Target: { } target }:
                    steps.Push(member.Name);
                    node = target;
                    break;
                case ScriptIndexerExpression { Index: ScriptLiteral { Value: string name }, Target: { } target }:
                    steps.Push(name);
                    node = target;
                    break;
                default:
                    return [];
            }
        }
    }

    private static string Line(LogMessage message) => $"{message.Message} (line {message.Span.Start.Line + 1}, column {message.Span.Start.Column + 1})";
}
