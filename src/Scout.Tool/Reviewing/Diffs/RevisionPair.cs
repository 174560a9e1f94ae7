using Scout.Environments;
using Scout.Environments.Diff;

namespace Scout.Tool.Reviewing.Diffs;

/// <summary>Two revisions and what differs between them.</summary>
internal sealed record RevisionPair(ResolvedRevision From, ResolvedRevision To, DiffResult Diff)
{
    public static RevisionPair Of(Store store, string from, string to, string? workflow)
    {
        var older = store.Resolve(from, workflow);
        var newer = store.Resolve(to, workflow ?? older.Workflow);
        return new(older, newer, store.Diff(older.RevisionId, newer.RevisionId, older.Workflow));
    }
}
