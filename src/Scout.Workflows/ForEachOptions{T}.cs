using Scout.Revisions.Blocks;

namespace Scout;

/// <summary>What a <c>ForEach</c> block can be told.</summary>
/// <typeparam name="T">What the body yields for each item.</typeparam>
public sealed record ForEachOptions<T> : BlockOptions<IReadOnlyList<T>>
{
    /// <summary>How many items are worked on at once: 1 to 256; 8 by default.</summary>
    public int Concurrency { get; init; } = ForEachBlock.DefaultConcurrency;
}
