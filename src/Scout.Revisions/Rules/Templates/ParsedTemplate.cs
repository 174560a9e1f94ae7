using Scriban.Syntax;

namespace Scout.Revisions.Rules.Templates;

/// <summary>A template or an expression, and what it reads.</summary>
internal sealed class ParsedTemplate
{
    private static readonly Dictionary<string, int> NoLocals = [];

    /// <summary>The first mistake in its syntax; null where there is none.</summary>
    public TemplateProblem? SyntaxError { get; set; }

    /// <summary>What the parser says, at most three times, with line and column; empty where it says nothing.</summary>
    public IReadOnlyList<string> Messages { get; set; } = [];

    /// <summary>How many words and signs of code it has.</summary>
    public int Tokens { get; set; }

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

/// <summary>Something that a template reads.</summary>
internal sealed class TemplateRead(string root, int offset, IReadOnlyList<ReadStep> steps)
{
    /// <summary>The name that the path begins with.</summary>
    public string Root { get; } = root;

    /// <summary>Where the name stands in the template.</summary>
    public int Offset { get; } = offset;

    /// <summary>The rest of the path, as far as it can be known without running it.</summary>
    public IReadOnlyList<ReadStep> Steps { get; } = steps;
}

/// <summary>One step of a path that a template reads: a member, or some item of a list.</summary>
internal readonly struct ReadStep(string? member, int offset)
{
    /// <summary>The member's name; null for an item.</summary>
    public string? Member { get; } = member;

    /// <summary>Where the step stands in the template.</summary>
    public int Offset { get; } = offset;
}

/// <summary>Something wrong in a template.</summary>
internal sealed class TemplateProblem(int offset, int length, string message, string? suggestion = null)
{
    /// <summary>Where it begins in the template.</summary>
    public int Offset { get; } = offset;

    public int Length { get; } = length;

    /// <summary>What is wrong, and the remedy.</summary>
    public string Message { get; } = message;

    /// <summary>What was probably meant, to stand in its place; null where nothing is near.</summary>
    public string? Suggestion { get; } = suggestion;
}
