using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Diff;
using Scout.Environments.Records;
using Scout.Revisions.Json;
using Scout.Revisions.Snapshots;

namespace Scout.Environments.Queries;

/// <summary>Diffs of stored revisions, with what their builds said about them.</summary>
internal static class RevisionDiffs
{
    private static readonly ImmutableSortedDictionary<string, BlockAnnotation> NoBlocks = ImmutableSortedDictionary.Create<string, BlockAnnotation>(StringComparer.Ordinal);
    private static readonly ImmutableSortedDictionary<string, string> NoSources = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static DiffResult Of(RevisionFiles revisions, EventFiles events, string workflow, string from, string to)
    {
        var before = EventRecord.LastBuild(events.Of(workflow, from));
        var after = EventRecord.LastBuild(events.Of(workflow, to));
        return RevisionDiff.Compute(Json(revisions.Bytes(workflow, from)), Json(revisions.Bytes(workflow, to)), new DiffAnnotations
        {
            Blocks = after?.Blocks ?? NoBlocks,
            SourcesBefore = before?.Sources ?? NoSources,
            SourcesAfter = after?.Sources ?? NoSources,
        });
    }

    private static JsonElement Json(byte[] bytes) => CanonicalJson.Parse(bytes);
}
