using System.Collections.Immutable;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Model;

/// <summary>One step of a workflow.</summary>
internal abstract record Block
{
    /// <summary>The block's id, unique in its workflow, branches included: <c>[a-z][a-z0-9_]*</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What must be there before the block starts: ids of blocks in this scope or one around it, and <c>inputs</c>. Sorted, each once.</summary>
    public required ImmutableArray<string> Needs { get; init; }

    /// <summary>What the block yields.</summary>
    public required Schema Output { get; init; }

    /// <summary>When a failed attempt is made again; <see langword="null"/>: never.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>The longest time for one attempt; <see langword="null"/>: no limit of its own.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What happens when the last attempt has failed; <see langword="null"/>: the run fails.</summary>
    public ErrorPolicy? OnError { get; init; }

    /// <summary>Whether it must not run twice: after a crash in the middle of it somebody decides, and no attempt is made again.</summary>
    public bool Once { get; init; }

    /// <summary>What kind of block it is.</summary>
    public abstract BlockKind Kind { get; }

    /// <summary>All that it is made of, but what every block has.</summary>
    public abstract IEnumerable<BlockPart> Parts { get; }
}
