using System.Collections.Immutable;

namespace Scout.Environments;

/// <summary>A revision in the history of its workflow.</summary>
internal sealed record HistoryEntry
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The name given to it, else the one made from its first diff.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a person gave the name.</summary>
    public required bool Named { get; init; }

    /// <summary>The notes given with the name, or none.</summary>
    public string? Notes { get; init; }

    /// <summary>Who built it last, where that is known.</summary>
    public Author? Author { get; init; }

    /// <summary>When it was built last, UTC, where that is known.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The commit that was checked out, or none.</summary>
    public string? Commit { get; init; }

    /// <summary>Whether files differed from that commit.</summary>
    public bool Dirty { get; init; }

    /// <summary>The revision of the build before, or none.</summary>
    public string? Parent { get; init; }

    /// <summary>The digest of its bundle, or none.</summary>
    public string? Bundle { get; init; }

    /// <summary>The environments that point at it now, development included.</summary>
    public ImmutableArray<string> Environments { get; init; } = [];

    /// <summary>Everything that happened to it, oldest first.</summary>
    public required ImmutableArray<HistoryEvent> Events { get; init; }
}
