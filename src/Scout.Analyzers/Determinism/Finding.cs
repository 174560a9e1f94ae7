using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Determinism;

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
