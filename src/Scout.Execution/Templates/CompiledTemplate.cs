using System.Collections.Immutable;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Rules.Templates;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>A template or expression that was parsed and found harmless; immutable, so that many runs render it at once.</summary>
internal sealed record CompiledTemplate
{
    public required string Text { get; init; }

    public required Scriban.Template Template { get; init; }

    /// <summary>The names that it reads at its root, its own variables among them.</summary>
    public required IReadOnlyCollection<string> Roots { get; init; }

    /// <summary>Whether it calls functions of ours or of the library's.</summary>
    public required bool CallsFunctions { get; init; }

    /// <summary>How many words and signs of code it has.</summary>
    public int Tokens { get; init; }

    /// <summary>The expression, where it is only one.</summary>
    public ScriptExpression? Expression { get; init; }

    /// <summary>The path, where it is nothing but one: <c>triage.category</c>, or in a text <c>{{ triage.category }}</c>.</summary>
    public ImmutableArray<string> Path { get; init; } = [];

    /// <summary>The text, where it is nothing but that: there is nothing to render.</summary>
    public string? Constant { get; init; }

    /// <summary>What it says, where it is nothing but <c>true</c> or <c>false</c>.</summary>
    public bool? Truth { get; init; }

    /// <summary>Whether an expression is nothing but a name. It needs no parsing, and there may be as many of these as there are blocks.</summary>
    public static bool IsName(string expression) => ScribanNames.IsIdentifier(expression) && !ScribanNames.IsKeyword(expression);

    /// <summary>The name, where a text is nothing but a hole with one: <c>{{ triage }}</c>.</summary>
    public static string? NameOfHole(string text)
    {
        const string Start = "{{ ", End = " }}";
        return text.Length > Start.Length + End.Length && text.StartsWith(Start, StringComparison.Ordinal) && text.EndsWith(End, StringComparison.Ordinal)
            && text[Start.Length..^End.Length] is var name && IsName(name) ? name : null;
    }

    /// <summary>The expression, where a text is nothing but one hole: <c>{{ order.tags }}</c>.</summary>
    public static string? ExpressionOfHole(string text) =>
        text.StartsWith("{{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal) && text.Length > 4
        && text[2..^2].Trim('-', '~', ' ') is var code && TemplateParser.ParseExpression(code) is { SyntaxError: null, Refused: null, Expression: not null } ? code : null;

    /// <summary>A template: text with <c>{{ holes }}</c>.</summary>
    /// <exception cref="ScoutException">It does not parse, or uses what templates may not.</exception>
    public static CompiledTemplate OfText(string text)
    {
        var compiled = Of(text, TemplateParser.Parse);
        var isConstant = !text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal) && UnicodeText.IsWhole(text);
        return isConstant ? compiled with { Constant = text } : compiled;
    }

    /// <summary>One expression.</summary>
    /// <exception cref="ScoutException">It does not parse, is more than one expression, or uses what templates may not.</exception>
    public static CompiledTemplate OfExpression(string text)
    {
        var compiled = Of(text, TemplateParser.ParseExpression);
        return compiled.Expression is null ? throw TemplateErrors.NotAnExpression(text) : compiled;
    }

    private static CompiledTemplate Of(string text, Func<string, ParsedTemplate> parse)
    {
        var parsed = parse(text);
        return parsed switch
        {
            { Messages: { Count: > 0 } messages } => throw TemplateErrors.DoesNotParse(text, string.Join("; ", messages)),
            { Refused: { } refused } => throw TemplateErrors.Refused(text, refused),
            { SyntaxError: not null } or { Template: null } => throw TemplateErrors.NotAnExpression(text),
            _ => new() { Text = text, Tokens = parsed.Tokens, Template = parsed.Template, Roots = parsed.Roots, CallsFunctions = parsed.Roots.Any(ScribanNames.IsBuiltin), Expression = parsed.Expression, Path = PathOf(parsed.Expression), Truth = (parsed.Expression as ScriptLiteral)?.Value as bool? },
        };
    }

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
}
