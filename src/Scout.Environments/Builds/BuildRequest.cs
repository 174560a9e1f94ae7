using System.Collections.Immutable;
using Scout.Revisions.Channel;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Builds;

/// <summary>A build that is to be recorded: every workflow of one project.</summary>
internal sealed record BuildRequest
{
    /// <summary>The project file, absolute.</summary>
    public required string Project { get; init; }

    /// <summary>Every workflow of the project, and those of other projects that they call, as the host's <c>snapshot</c> door wrote them.</summary>
    public required ImmutableArray<SnapshotWorkflow> Workflows { get; init; }

    /// <summary>The workflows that the project defines.</summary>
    public ImmutableArray<SnapshotWorkflow> Own => [.. Workflows.Where(workflow => workflow.Library is null)];

    /// <summary>The workflows of other projects that are called: their revisions are pinned, and their builds are theirs.</summary>
    public ImmutableArray<SnapshotWorkflow> Called => [.. Workflows.Where(workflow => workflow.Library is not null)];

    /// <summary>Where the build's files lie: what <c>run</c> starts in development.</summary>
    public required BundleOutput Output { get; init; }

    /// <summary>The target framework that was built, such as <c>net10.0</c>, or none.</summary>
    public string? TargetFramework { get; init; }

    /// <summary>The configuration that was built, such as <c>Debug</c>, or none.</summary>
    public string? Configuration { get; init; }

    /// <summary>A name for the revisions that changed, or none: then each gets one made from its diff to its parent.</summary>
    public string? RevisionName { get; init; }
}
