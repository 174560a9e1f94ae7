using System.Collections.Immutable;
using Scout.Environments.Diff;
using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Json;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Naming;

/// <summary>The name that a build gets where nobody gave one: what it changes of its parent.</summary>
internal static class AutomaticName
{
    /// <summary>The name of a build.</summary>
    /// <param name="build">The build.</param>
    /// <param name="parent">The revision before, or none.</param>
    /// <param name="parentEvents">What is written about the revision before.</param>
    public static string Of(SnapshotWorkflow build, StoredRevision? parent, ImmutableArray<EventRecord> parentEvents) =>
        ChangeName.From(RevisionDiff.Compute(parent is null ? null : CanonicalJson.Parse(parent.Bytes), CanonicalJson.Parse(build.Revision.Bytes), new DiffAnnotations
        {
            Blocks = build.Blocks.WithComparers(StringComparer.Ordinal),
            SourcesBefore = EventRecord.LastBuild(parentEvents)?.Sources ?? DiffAnnotations.None.SourcesBefore,
            SourcesAfter = build.Sources.WithComparers(StringComparer.Ordinal),
        }));
}
