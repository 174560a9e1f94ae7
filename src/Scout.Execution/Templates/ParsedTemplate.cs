using System.Collections.Immutable;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>A template or expression that was parsed and found harmless; immutable, so that many runs render it at once.</summary>
internal sealed class ParsedTemplate
{
    public required string Text { get; init; }

    public required Scriban.Template Template { get; init; }

    /// <summary>The names that it reads at its root, its own variables among them.</summary>
    public required IReadOnlySet<string> Roots { get; init; }

    /// <summary>The expression, where it is only one.</summary>
    public ScriptExpression? Expression { get; init; }

    /// <summary>The path, where the expression is nothing but one: <c>triage.category</c>.</summary>
    public ImmutableArray<string> Path { get; init; } = [];
}
