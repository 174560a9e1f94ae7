using Scout.Revisions.Model;

namespace Scout.Revisions.Blocks;

/// <summary>Folds a list, one item after the other (<c>reduce</c>).</summary>
internal sealed record ReduceBlock : Block
{
    /// <summary>The list.</summary>
    public required Binding Items { get; init; }

    /// <summary>The accumulator's first value, and the block's output for an empty list.</summary>
    public required Binding Seed { get; init; }

    /// <summary>The body; it reads <c>accumulator</c>, <c>item</c> and <c>index</c>, and its result is the next accumulator.</summary>
    public required Scope Body { get; init; }
}
