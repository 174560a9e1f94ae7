using System.Text.Json;
using Scout.Environments.Diff;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions.Json;

namespace Scout.Environments.Queries;

/// <summary>Two revisions of a workflow and what differs between them.</summary>
/// <param name="From">The older.</param>
/// <param name="To">The newer.</param>
/// <param name="Before">The older's JSON.</param>
/// <param name="After">The newer's JSON.</param>
/// <param name="Diff">What differs.</param>
internal sealed record RevisionPair(ResolvedRevision From, ResolvedRevision To, JsonElement Before, JsonElement After, DiffResult Diff);

/// <summary>Diffs of stored revisions, with what their builds said about them.</summary>
internal sealed class RevisionDiffs(StoreContext store)
{
    private readonly RevisionResolver _resolver = new(store);
    private readonly RevisionFiles _revisions = new(store);
    private readonly EventFiles _events = new(store);

    public RevisionPair Between(string from, string to, string? workflow)
    {
        var older = _resolver.Resolve(from, workflow);
        var newer = _resolver.Resolve(to, workflow ?? older.Workflow);
        var (before, after) = (Json(older.Workflow, older.RevisionId), Json(older.Workflow, newer.RevisionId));
        return new(older, newer, before, after, RevisionDiff.Compute(before, after, Annotations(older.Workflow, older.RevisionId, newer.RevisionId)));
    }

    private DiffAnnotations Annotations(string workflow, string from, string to)
    {
        var before = EventRecord.LastBuild(_events.Of(workflow, from));
        var after = EventRecord.LastBuild(_events.Of(workflow, to));
        return new()
        {
            Blocks = after?.Blocks ?? DiffAnnotations.None.Blocks,
            SourcesBefore = before?.Sources ?? DiffAnnotations.None.SourcesBefore,
            SourcesAfter = after?.Sources ?? DiffAnnotations.None.SourcesAfter,
        };
    }

    private JsonElement Json(string workflow, string id) => CanonicalJson.Parse(_revisions.Stored(workflow, id).Bytes);
}
