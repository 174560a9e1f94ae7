using System.Collections.Immutable;
using Scout.Environments.Diff;
using Scout.Environments.Git;

namespace Scout.Environments.Queries;

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

/// <summary>Something that happened to a revision.</summary>
internal sealed record HistoryEvent
{
    /// <summary><c>built</c>, <c>named</c>, <c>published</c>, <c>promoted</c> or <c>rolled_back</c> (to it).</summary>
    public required string Event { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who.</summary>
    public required Author By { get; init; }

    /// <summary><c>built</c>: the automatic name; <c>named</c>: the name.</summary>
    public string? Name { get; init; }

    /// <summary><c>named</c>: the notes; <c>promoted</c> and <c>rolled_back</c>: the reason.</summary>
    public string? Notes { get; init; }

    /// <summary><c>promoted</c> and <c>rolled_back</c>: the environment.</summary>
    public string? Environment { get; init; }

    /// <summary><c>built</c>: the commit that was checked out, or none.</summary>
    public string? Commit { get; init; }

    /// <summary><c>built</c>: whether files differed from that commit.</summary>
    public bool Dirty { get; init; }

    /// <summary><c>built</c>: the revision of the build before, or none.</summary>
    public string? Parent { get; init; }

    /// <summary><c>built</c> and <c>published</c>: the version of the tool.</summary>
    public string? Tool { get; init; }

    /// <summary><c>published</c>, <c>promoted</c> and <c>rolled_back</c>: the bundle's digest.</summary>
    public string? Bundle { get; init; }

    /// <summary><c>promoted</c> and <c>rolled_back</c>: the record's id.</summary>
    public string? Promotion { get; init; }

    /// <summary><c>promoted</c> and <c>rolled_back</c>: what it changed in the environment's settings; none where nothing, and for the first there.</summary>
    public IReadOnlyList<SettingChange>? Settings { get; init; }
}
