using System.Diagnostics.CodeAnalysis;
using Scout.Revisions.Rules;

namespace Scout;

/// <summary>How many items of a <c>ForEach</c> may fail before the block does: a number, such as <c>tolerate: 3</c>, or <see cref="All"/>.</summary>
public sealed class Tolerate
{
    private readonly int? _count;

    private Tolerate(int? count) => _count = count;

    /// <summary>Any number of items may fail.</summary>
    public static Tolerate All { get; } = new(null);

    /// <summary>As the revision has it.</summary>
    internal int Count => _count ?? Ranges.EveryItem;

    /// <summary>What is wrong with it; null where nothing is.</summary>
    internal string? Problem => _count is { } count ? Ranges.Tolerated(count) : null;

    /// <summary>So many items may fail.</summary>
    /// <param name="count">The number: 1 to 1,000,000.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "It is written as a number.")]
    public static implicit operator Tolerate(int count) => new(count);
}
