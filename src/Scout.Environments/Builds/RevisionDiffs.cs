using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Diff;
using Scout.Environments.Records;
using Scout.Revisions.Json;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Builds;

/// <summary>Diffs of stored revisions, with what their builds said about them.</summary>
internal static class RevisionDiffs
{
    private static readonly ImmutableSortedDictionary<string, BlockAnnotation> NoBlocks = ImmutableSortedDictionary.Create<string, BlockAnnotation>(StringComparer.Ordinal);
    private static readonly ImmutableSortedDictionary<string, string> NoSources = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static DiffResult Of(RevisionFiles revisions, EventFiles events, string workflow, string from, string to)
    {
        var before = LastBuild(events.Of(workflow, from));
        var after = LastBuild(events.Of(workflow, to));
        return RevisionDiff.Compute(Json(revisions.Bytes(workflow, from)), Json(revisions.Bytes(workflow, to)), new DiffAnnotations
        {
            Blocks = after?.Blocks ?? NoBlocks,
            SourcesBefore = before?.Sources ?? NoSources,
            SourcesAfter = after?.Sources ?? NoSources,
        });
    }

    /// <summary>The automatic name of a build.</summary>
    public static string Name(RevisionFiles revisions, EventFiles events, PlannedBuild build, string? parent)
    {
        var workflow = build.Snapshot.Workflow;
        var before = parent is null ? null : LastBuild(events.Of(workflow, parent));
        return ChangeName.From(RevisionDiff.Compute(parent is null ? null : Json(revisions.Bytes(workflow, parent)), Json(build.Bytes), new DiffAnnotations
        {
            Blocks = build.Snapshot.Blocks.WithComparers(StringComparer.Ordinal),
            SourcesBefore = before?.Sources ?? NoSources,
            SourcesAfter = build.Snapshot.Sources.WithComparers(StringComparer.Ordinal),
        }));
    }

    public static EventRecord? LastBuild(ImmutableArray<EventRecord> events) =>
        events.LastOrDefault(record => record.Event == EventRecord.Built);

    private static JsonElement Json(byte[] bytes) => CanonicalJson.Parse(bytes);
}
