using Microsoft.CodeAnalysis.Text;

namespace Scout.Analyzers.Tests.Texts;

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
