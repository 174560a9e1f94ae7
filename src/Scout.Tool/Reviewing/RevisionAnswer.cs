using System.Collections.Immutable;
using Scout.Environments;

namespace Scout.Tool.Reviewing;

/// <summary>A revision in <c>history</c>, and what <c>name --format json</c> writes.</summary>
internal sealed record RevisionAnswer
{
    public required string Workflow { get; init; }

    public required string RevisionId { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether a person gave the name.</summary>
    public required bool Named { get; init; }

    public string? Notes { get; init; }

    public Author? Author { get; init; }

    public DateTimeOffset? Time { get; init; }

    public string? Commit { get; init; }

    /// <summary>Whether files differed from the commit.</summary>
    public bool Dirty { get; init; }

    /// <summary>The revision of the build before.</summary>
    public string? Parent { get; init; }

    public string? Bundle { get; init; }

    /// <summary>The environments that point at it now.</summary>
    public ImmutableArray<string> Environments { get; init; } = [];

    /// <summary>Everything that happened to it, oldest first.</summary>
    public ImmutableArray<HistoryEvent> Events { get; init; } = [];

    public static RevisionAnswer Of(HistoryEntry entry) => new()
    {
        Workflow = entry.Workflow,
        RevisionId = entry.RevisionId,
        Name = entry.Name,
        Named = entry.Named,
        Notes = entry.Notes,
        Author = entry.Author,
        Time = entry.Time,
        Commit = entry.Commit,
        Dirty = entry.Dirty,
        Parent = entry.Parent,
        Bundle = entry.Bundle,
        Environments = entry.Environments,
        Events = entry.Events,
    };
}
