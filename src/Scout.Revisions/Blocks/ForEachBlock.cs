using Scout.Revisions.Model;

namespace Scout.Revisions.Blocks;

/// <summary>Runs a body for every item of a list, in parallel, and yields the results in the items' order (<c>foreach</c>).</summary>
internal sealed record ForEachBlock : Block
{
    /// <summary>The concurrency of a block that sets none.</summary>
    public const int DefaultConcurrency = 8;

    /// <summary>The list.</summary>
    public required Binding Items { get; init; }

    /// <summary>How many items are worked on at once: 1 to 256.</summary>
    public int Concurrency { get; init; } = DefaultConcurrency;

    /// <summary>The body; it reads <c>item</c> and <c>index</c> (0 based), and an outer loop's by the loop's id: <c>orders.item</c>.</summary>
    public required Scope Body { get; init; }
}
