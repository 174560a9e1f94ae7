using Scriban.Syntax;

namespace Scout.Rules;

/// <summary>A template or an expression, and what it reads.</summary>
internal sealed class ParsedTemplate
{
    /// <summary>The first mistake in its syntax; null where there is none.</summary>
    public TemplateProblem? SyntaxError { get; set; }

    /// <summary>What it reads from outside, in the order of the text.</summary>
    public IReadOnlyList<TemplateRead> Reads { get; set; } = [];

    /// <summary>The names that it gives a value itself: loop variables, assignments, captures, functions.</summary>
    public IReadOnlyCollection<string> Locals { get; set; } = [];

    /// <summary>The expression, where a single expression was parsed.</summary>
    public ScriptExpression? Expression { get; set; }
}
