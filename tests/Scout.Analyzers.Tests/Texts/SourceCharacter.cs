using Microsoft.CodeAnalysis.Text;

namespace Scout.Analyzers.Tests.Texts;

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
