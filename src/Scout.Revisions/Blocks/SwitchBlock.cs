using System.Collections.Immutable;
using Scout.Revisions.Model;

namespace Scout.Revisions.Blocks;

/// <summary>Runs the branch that a value names and yields its result (<c>switch</c>).</summary>
internal sealed record SwitchBlock : Block
{
    /// <summary>The value: a string.</summary>
    public required Binding Value { get; init; }

    /// <summary>The branches by value.</summary>
    public required ImmutableSortedDictionary<string, Scope> Cases { get; init; }

    /// <summary>The branch for every other value.</summary>
    public required Scope Otherwise { get; init; }
}
