using System.Collections.Immutable;

namespace Scout.Revisions.Snapshots;

/// <summary>What the host's <c>snapshot</c> door writes: every workflow of an assembly, or every error in them.</summary>
internal sealed record SnapshotResult
{
    /// <summary>The version of this message: 1.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The workflows; empty where there are errors.</summary>
    public required ImmutableArray<SnapshotWorkflow> Workflows { get; init; }

    /// <summary>What is wrong with the definitions.</summary>
    public required ImmutableArray<SnapshotError> Errors { get; init; }

    /// <summary>What is right but could be better; it stops nothing.</summary>
    public ImmutableArray<SnapshotError> Warnings { get; init; } = [];
}
