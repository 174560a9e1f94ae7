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

/// <summary>How much of a symbol is reached.</summary>
internal enum ReachKind
{
    /// <summary>A method, property, field or event by its name.</summary>
    Member,

    /// <summary>A type as the qualifier of a static member: only what runs when it is first touched.</summary>
    Statics,

    /// <summary>A type that there may be values of: also what runs without being named.</summary>
    Type,

    /// <summary>A type whose values may be made by code that is not seen: also what derives from it.</summary>
    Derived,

    /// <summary>A type that is used by reflection: every member.</summary>
    Whole,
}
