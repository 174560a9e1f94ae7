using Microsoft.CodeAnalysis.Text;

namespace Scout.Analyzers.Tests.Texts;

/// <summary>A random template or condition in a random source.</summary>
internal sealed record RandomTemplate(string Source, bool IsCondition, List<RandomPart> Parts);

/// <summary>A piece of a random template, as the library is given it.</summary>
internal abstract record RandomPart
{
    private RandomPart() { }

    /// <summary>A string of the program.</summary>
    public sealed record Written(List<SourceCharacter> Characters) : RandomPart;

    /// <summary>A hole with a constant.</summary>
    public sealed record Constant(string Text, string Literal, TextSpan Span) : RandomPart;

    /// <summary>A hole with a value.</summary>
    public sealed record Hole(TextSpan Open, TextSpan Span, TextSpan Close) : RandomPart;
}

/// <summary>A character of a string's value, and where it is written.</summary>
internal readonly record struct SourceCharacter(char Value, TextSpan Span)
{
    /// <summary>Whether it is a brace that is written twice.</summary>
    public bool IsHalved { get; init; }

    /// <summary>Whether it is written in a literal, with a place of its own.</summary>
    public bool IsLiteral { get; init; } = true;

    /// <summary>The literal that it is written in.</summary>
    public int Literal { get; init; }
}
