using Scout.Environments.Records;

namespace Scout.Environments.Builds;

/// <summary>Names builds by what they changed.</summary>
internal static class RevisionDiffs
{
    public static string Name(RevisionFiles revisions, EventFiles events, PlannedBuild build, string? parent) =>
        parent is null ? $"First version of {build.Snapshot.Workflow}" : $"Change {build.Snapshot.Workflow}";
}
