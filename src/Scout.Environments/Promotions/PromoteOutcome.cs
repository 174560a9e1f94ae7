using System.Collections.Immutable;
using Scout.Environments.Gates;
using Scout.Environments.Records;
using Scout.Revisions.Runs;

namespace Scout.Environments.Promotions;

/// <summary>How a promotion or a rollback ended.</summary>
internal sealed record PromoteOutcome
{
    /// <summary>How it ended.</summary>
    public required PromoteStatus Status { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The revision that the pointer was at, or none.</summary>
    public string? Before { get; init; }

    /// <summary>The name of <see cref="Before"/>, or none.</summary>
    public string? BeforeName { get; init; }

    /// <summary>The revision asked for; none where there is nothing to promote.</summary>
    public string? Revision { get; init; }

    /// <summary>The name of <see cref="Revision"/>, or none.</summary>
    public string? RevisionName { get; init; }

    /// <summary>The bundle's digest, where there is one yet.</summary>
    public string? Bundle { get; init; }

    /// <summary>Whether a promotion has to publish (or did publish) the revision's bundle.</summary>
    public bool Publishes { get; init; }

    /// <summary>Whether the revision stays and only the environment's settings change.</summary>
    public bool OnlySettings { get; init; }

    /// <summary>Whether the revision was first built before the one that is there: who meant to go on goes back.</summary>
    public bool IsOlder { get; init; }

    /// <summary>The record that had put the environment where it was, or none.</summary>
    public Promotion? Left { get; init; }

    /// <summary>The promotion that a rollback goes back to; else none.</summary>
    public Promotion? Restores { get; init; }

    /// <summary>The settings that the move pins.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>Every refusal at once.</summary>
    public ImmutableArray<GateRefusal> Refusals { get; init; } = [];

    /// <summary>What the pointer was instead of what was expected, as a sentence; or none.</summary>
    public string? Conflict { get; init; }

    /// <summary>The record, where the pointer has moved.</summary>
    public Promotion? Promotion { get; init; }
}

/// <summary>How a promotion or a rollback ended.</summary>
internal enum PromoteStatus
{
    /// <summary>The pointer has moved, and that is on disk.</summary>
    Moved,

    /// <summary>The pointer was there already; nothing was written.</summary>
    AlreadyThere,

    /// <summary>A plan: nothing refuses, nothing was written.</summary>
    Planned,

    /// <summary>At least one gate refuses; nothing was written.</summary>
    Refused,

    /// <summary>The pointer was not what was expected, or moved meanwhile; nothing was written.</summary>
    Conflict,
}
