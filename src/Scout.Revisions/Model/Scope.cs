using System.Collections.Immutable;

namespace Scout.Revisions.Model;

/// <summary>Blocks that live and end together: a workflow's, a branch's or a loop body's.</summary>
internal sealed record Scope
{
    /// <summary>The blocks by id. Order has no meaning in a graph.</summary>
    public required ImmutableSortedDictionary<string, Block> Blocks { get; init; }

    /// <summary>The scope's value, or <see langword="null"/> for a scope that runs for its effect (<c>when</c>).</summary>
    public required Binding? Result { get; init; }
}
