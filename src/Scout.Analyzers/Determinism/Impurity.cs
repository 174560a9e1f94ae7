using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Determinism;

/// <summary>One thing that a definition must not do, because it could make another workflow the next time.</summary>
/// <param name="descriptor">The rule.</param>
/// <param name="deed">What it does, such as <c>reads the clock</c>.</param>
/// <param name="remedy">What to do instead.</param>
internal abstract class Impurity(DiagnosticDescriptor descriptor, string deed, string remedy)
{
    public DiagnosticDescriptor Rule => descriptor;

    public string Deed => deed;

    public string Remedy => remedy;

    /// <summary>What an operation does of it; null where it does nothing of the kind.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="member">The method, property, field or constructor that it uses; null where there is none.</param>
    public abstract Finding? Find(IOperation operation, ISymbol? member);
}

/// <summary>A place that does what a definition must not do.</summary>
/// <param name="Impurity">What it does.</param>
/// <param name="Api">By what, such as <c>DateTime.Now</c>.</param>
/// <param name="Location">The place.</param>
/// <param name="Replacement">What to write there instead, where that is known.</param>
internal sealed record Finding(Impurity Impurity, string Api, Location Location, string? Replacement = null)
{
    /// <summary>Such as <c>Prices.cs, line 12</c>.</summary>
    public string Place => Location.GetLineSpan() is var span ? $"{Path.GetFileName(span.Path)}, line {span.StartLinePosition.Line + 1}" : "";
}
