using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Diff;
using Scout.Environments.Gates;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Environments.Queries;

/// <summary>Two revisions of a workflow and what differs between them.</summary>
/// <param name="From">The older.</param>
/// <param name="To">The newer.</param>
/// <param name="Before">The older's JSON.</param>
/// <param name="After">The newer's JSON.</param>
/// <param name="Diff">What differs, settings included where they were compared.</param>
/// <param name="Settings">Which settings were compared; none where the older is not where an environment points, or pointed.</param>
internal sealed record RevisionPair(ResolvedRevision From, ResolvedRevision To, JsonElement Before, JsonElement After, DiffResult Diff, ComparedSettings? Settings);

/// <summary>The settings that were compared along with two revisions.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="From">The promotion that pinned those before, by its id.</param>
/// <param name="To">The promotion that pinned those after; none: what <c>scout.json</c> gives now.</param>
internal sealed record ComparedSettings(string Environment, string From, string? To);

/// <summary>Diffs of stored revisions, with what their builds said about them, and of what environments give them.</summary>
internal sealed class RevisionDiffs(StoreContext store)
{
    private readonly RevisionResolver _resolver = new(store);
    private readonly RevisionFiles _revisions = new(store);
    private readonly EventFiles _events = new(store);

    /// <summary>From one revision to another, by their expressions.</summary>
    public RevisionPair Between(string from, string to, string? workflow)
    {
        var older = _resolver.Resolve(from, workflow);
        return OfResolved(older, _resolver.Resolve(to, workflow ?? older.Workflow));
    }

    /// <summary>From one revision to another. Where the older is one that an environment points at, or pointed at, its settings are compared with those of
    /// the newer there, and with what a promotion would pin now where the newer is none of that environment's.</summary>
    public RevisionPair OfResolved(ResolvedRevision older, ResolvedRevision newer) =>
        older.Promotion is not { } pinned || !store.Project.Has(pinned.Environment) ? Between(older, newer)
        : newer.Promotion is { } later && later.Environment == pinned.Environment ? Between(older, newer, pinned, later.Settings, later.Id)
        : Between(older, newer, pinned, store.Project.Settings(pinned.Environment, older.Workflow), null);

    /// <summary>From where an environment points to a revision with the settings that it would run with there.</summary>
    public RevisionPair OfMove(Promotion from, string revision, RunSettings settings, Promotion? restores) =>
        Between(_resolver.Resolve(from.Revision, from.Workflow), _resolver.Resolve(revision, from.Workflow), from, settings, restores?.Id);

    /// <summary>What differs between two revisions alone.</summary>
    public DiffResult Of(string workflow, string from, string to) =>
        RevisionDiff.Compute(Json(workflow, from), Json(workflow, to), Annotations(workflow, from, to));

    /// <summary>What differs between settings for a revision, with those that it calls.</summary>
    public ImmutableArray<DiffEntry> Settings(string workflow, string revision, RunSettings before, RunSettings after) =>
        SettingsDiff.Between(before, after, UsedNamesReader.Of(_revisions.WithCalls(workflow, revision).Select(file => file.Revision)).Has);

    private RevisionPair Between(ResolvedRevision older, ResolvedRevision newer, Promotion pinned, RunSettings settings, string? promotion)
    {
        var pair = Between(older, newer);
        return pair with
        {
            Diff = pair.Diff.With(Settings(older.Workflow, newer.RevisionId, pinned.Settings, settings)),
            Settings = new(pinned.Environment, pinned.Id, promotion),
        };
    }

    private RevisionPair Between(ResolvedRevision older, ResolvedRevision newer)
    {
        var (before, after) = (Json(older.Workflow, older.RevisionId), Json(older.Workflow, newer.RevisionId));
        return new(older, newer, before, after, RevisionDiff.Compute(before, after, Annotations(older.Workflow, older.RevisionId, newer.RevisionId)), null);
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
            ReachedBefore = before?.Reached ?? DiffAnnotations.None.ReachedBefore,
            ReachedAfter = after?.Reached ?? DiffAnnotations.None.ReachedAfter,
        };
    }

    private JsonElement Json(string workflow, string id) => CanonicalJson.Parse(_revisions.Stored(workflow, id).Bytes);
}
