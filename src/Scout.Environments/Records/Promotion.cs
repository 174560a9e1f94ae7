using System.Collections.Immutable;
using System.Globalization;
using Scout.Environments.Files;
using Scout.Environments.Git;
using Scout.Revisions.Runs;

namespace Scout.Environments.Records;

/// <summary>One move of one pointer, as it is recorded. The file's name holds the hash of its bytes, and the next record names it.</summary>
internal sealed record Promotion : IStoreRecord
{
    public int Format { get; init; } = StoreJson.Format;

    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The record's place in its workflow, from 1 without gaps.</summary>
    public required long Serial { get; init; }

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

    /// <summary>
    /// The events of the committed history that no record before it seals, <c>WORKFLOW/REVISION/FILE</c> below <c>.scout/history</c>, in ordinal order: each name has the
    /// hash of what is in the file, so that from here on none can be edited or removed unseen.
    /// </summary>
    public ImmutableArray<string> Seals
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The SHA-256 of the record's bytes, 64 hex digits; empty until it is written. Not public: it is no member of the file.</summary>
    internal string Hash { get; init; } = "";

    /// <summary>The record's id for people and logs, such as <c>4-81d0c44a12</c>.</summary>
    internal string Id => string.Create(CultureInfo.InvariantCulture, $"{Serial}-{Hash[..10]}");

    /// <summary>Whether it pinned settings that say the same.</summary>
    public bool Pins(RunSettings settings) => StoreJson.Canonical(Settings).AsSpan().SequenceEqual(StoreJson.Canonical(settings));

    /// <summary>Whether it put the environment where another record did: revision, bundle and settings.</summary>
    public bool IsWhere(Promotion other) => Revision == other.Revision && Bundle == other.Bundle && Pins(other.Settings);

    public string? Problem() =>
        Format != StoreJson.Format ? "the format is not 1"
        : Serial < 1 || (Serial == 1) != (Previous is null) || (Previous is not null && !Ids.IsHash(Previous)) ? "serial and previous do not fit"
        : !Ids.IsId(Workflow) || !Ids.IsId(Environment) ? "workflow or environment is no name"
        : !Ids.IsHash(Revision) || !Ids.IsHash(Bundle) || (From is not null && !Ids.IsHash(From)) ? "a revision or the bundle is no hash"
        : Seals.FirstOrDefault(path => EventPath.TryParse(path) is null) is not null ? "what it seals is no file of history"
        : null;
}

/// <summary>Why a pointer moved.</summary>
internal enum PromotionKind
{
    /// <summary>A promotion.</summary>
    Promote,

    /// <summary>A rollback: the revision that the pointer left is blocked from coming back.</summary>
    Rollback,
}
