using System.Collections.Immutable;

namespace Scout.Environments.Diff;

/// <summary>One line of the Blocks view.</summary>
internal sealed record DiffEntry
{
    /// <summary>The entry's key, which code changes name: <c>blocks.triage</c>, <c>input</c>, <c>result</c>, <c>calls.translate</c>, <c>workflow</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What it is about.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>What happened.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>The id that people are shown: a block's, a workflow's, <c>input</c> or <c>result</c>.</summary>
    public required string Id { get; init; }

    /// <summary>A renamed block's id before; else none.</summary>
    public string? FormerId { get; init; }

    /// <summary>A block's type, the newer where it changed; else none.</summary>
    public string? Type { get; init; }

    /// <summary>The branch or body that a block is in (<c>route.then</c>), or none for a block of the workflow itself.</summary>
    public string? Scope { get; init; }

    /// <summary>The branch or body that the block was in before, where that is another one; empty for the workflow itself.</summary>
    public string? FormerScope { get; init; }

    /// <summary>The heaviest of <see cref="Impacts"/>.</summary>
    public required DiffLevel Level { get; init; }

    /// <summary>An added or removed block in a few words, or none.</summary>
    public string? Description { get; init; }

    /// <summary>What differs in it.</summary>
    public ImmutableArray<SettingChange> Settings { get; init; } = [];

    /// <summary>New connections.</summary>
    public ImmutableArray<Connection> ConnectionsAdded { get; init; } = [];

    /// <summary>Connections that are gone.</summary>
    public ImmutableArray<Connection> ConnectionsRemoved { get; init; } = [];

    /// <summary>Every judgement, the heaviest first.</summary>
    public required ImmutableArray<Impact> Impacts { get; init; }
}
