using System.Collections.Immutable;
using Scout.Environments.Diff;
using Scout.Revisions;
using Scout.Revisions.Runs;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Queries;

/// <summary>A revision and what is known about it.</summary>
internal sealed record RevisionDetails
{
    /// <summary>The entry in the workflow's history.</summary>
    public required HistoryEntry Entry { get; init; }

    /// <summary>The revision.</summary>
    public required StoredRevision Revision { get; init; }

    /// <summary>Every revision that it calls, however deep, by <c>sha256:...</c>.</summary>
    public ImmutableSortedDictionary<string, StoredRevision> Calls { get; init; } =
        ImmutableSortedDictionary.Create<string, StoredRevision>(StringComparer.Ordinal);

    /// <summary>What the workflow is for, or none.</summary>
    public string? Description { get; init; }

    /// <summary>What is known about blocks beyond their behaviour, by block id.</summary>
    public ImmutableSortedDictionary<string, BlockAnnotation> Annotations { get; init; } =
        ImmutableSortedDictionary.Create<string, BlockAnnotation>(StringComparer.Ordinal);

    /// <summary>The C# source of code blocks and tools, by documentation id.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What the environment gives it, where it was asked for by where an environment points or pointed; else none.</summary>
    public PinnedSettings? Settings { get; init; }
}

/// <summary>The settings that a promotion pinned.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Promotion">The promotion's id.</param>
/// <param name="Values">The settings.</param>
/// <param name="Changes">What the next promotion would change in them, as <c>scout.json</c> is now.</param>
internal sealed record PinnedSettings(string Environment, string Promotion, RunSettings Values, ImmutableArray<SettingChange> Changes);
