using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Fingerprints;

/// <summary>A symbol of the compilation, in its original definition, and how much of it is meant.</summary>
internal readonly struct Reach(ISymbol symbol, ReachKind kind) : IEquatable<Reach>
{
    public ISymbol Symbol { get; } = symbol;

    public ReachKind Kind { get; } = kind;

    public bool Equals(Reach other) => Kind == other.Kind && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol);

    public override bool Equals(object? obj) => obj is Reach other && Equals(other);

    public override int GetHashCode() => (SymbolEqualityComparer.Default.GetHashCode(Symbol) * 8) + (int)Kind;
}
