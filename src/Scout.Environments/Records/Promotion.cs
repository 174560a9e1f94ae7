using Scout.Environments.Git;
using Scout.Revisions.Runs;

namespace Scout.Environments.Records;

/// <summary>One move of one pointer, as it is recorded.</summary>
internal sealed record Promotion
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The record's place in its workflow, from 1 without gaps.</summary>
    public required long Serial { get; init; }

    /// <summary>The SHA-256 of the record's bytes, 64 hex digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The hash of the record before, or none for the first.</summary>
    public string? Previous { get; init; }

    /// <summary>Why the pointer moved.</summary>
    public required PromotionKind Kind { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The revision that the pointer left, or none.</summary>
    public string? From { get; init; }

    /// <summary>The revision that it came to.</summary>
    public required string Revision { get; init; }

    /// <summary>The digest of the revision's bundle.</summary>
    public required string Bundle { get; init; }

    /// <summary>The environment's settings, pinned.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>Who.</summary>
    public required Author By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Why, or none.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it let a revision back in that had been rolled back.</summary>
    public bool Unblock { get; init; }

    /// <summary>The record's id for people and logs, such as <c>4-81d0c44a12</c>.</summary>
    public string Id => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Serial}-{Hash[..10]}");
}

/// <summary>Why a pointer moved.</summary>
internal enum PromotionKind
{
    /// <summary>A promotion.</summary>
    Promote,

    /// <summary>A rollback: the revision that the pointer left is blocked from coming back.</summary>
    Rollback,
}
