using Scriban.Syntax;

namespace Scout.Revisions.Rules;

/// <summary>A template or an expression, and what it reads.</summary>
internal sealed class ParsedTemplate
{
    private static readonly Dictionary<string, int> NoLocals = [];

    /// <summary>The first mistake in its syntax; null where there is none.</summary>
    public TemplateProblem? SyntaxError { get; set; }

    /// <summary>What the parser says, at most three times, with line and column; empty where it says nothing.</summary>
    public IReadOnlyList<string> Messages { get; set; } = [];

    /// <summary>What it uses and may not: <c>'this'</c>; null where that is not what is wrong.</summary>
    public string? Refused { get; set; }

    /// <summary>What is rendered; null where it does not parse.</summary>
    public Scriban.Template? Template { get; set; }

    /// <summary>The names that its paths begin with, its own among them.</summary>
    public IReadOnlyCollection<string> Roots { get; set; } = [];

    /// <summary>What it reads from outside, in the order of the text.</summary>
    public IReadOnlyList<TemplateRead> Reads { get; set; } = [];

    /// <summary>Calls of functions that templates do not have.</summary>
    public IReadOnlyList<TemplateProblem> UnknownFunctions { get; set; } = [];

    /// <summary>The names that it gives a value itself, and where it first does: loop variables, assignments, captures, functions.</summary>
    public IReadOnlyDictionary<string, int> Locals { get; set; } = NoLocals;

    /// <summary>The expression, where a single expression was parsed.</summary>
    public ScriptExpression? Expression { get; set; }
}
