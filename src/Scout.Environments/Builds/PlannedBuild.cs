using Scout.Environments.Records;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Builds;

/// <summary>What recording one workflow of a build would write.</summary>
internal sealed record PlannedBuild
{
    public required SnapshotWorkflow Snapshot { get; init; }

    public string Id => Snapshot.Revision.Id;

    public required LatestBuild? Before { get; init; }

    public required LatestBuild After { get; init; }

    /// <summary>Whether the revision's file is missing.</summary>
    public required bool WritesRevision { get; init; }

    /// <summary>A name from a person that the revision does not have yet, or none.</summary>
    public string? NewName { get; init; }

    public bool Changed => Before?.Revision != Id;

    public bool WritesLatest => Before is null || !Before.Says(After);

    public bool Writes => Changed || WritesLatest || WritesRevision || NewName is not null;
}
