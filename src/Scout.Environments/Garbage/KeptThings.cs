using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Queries;
using Scout.Environments.Records;

namespace Scout.Environments.Garbage;

/// <summary>What something refers to.</summary>
internal sealed class KeptThings
{
    private readonly StoreContext _store;
    private readonly GcOptions _options;
    private readonly RevisionFiles _revisions;
    private readonly EventFiles _events;
    private readonly GoneWorkflows _gone;

    public KeptThings(StoreContext store, GcOptions options)
    {
        _store = store;
        _options = options;
        _revisions = new RevisionFiles(store);
        _events = new EventFiles(store);
        _gone = new GoneWorkflows(store);
        foreach (var workflow in new RevisionResolver(store).Workflows())
        {
            Keep(workflow, new PromotionFiles(store).State(workflow));
        }

        foreach (var run in options.Runs)
        {
            Keep(run.Workflow, run.RevisionId);
            KeepBundle(run.Bundle);
        }
    }

    public HashSet<(string Workflow, string Id)> Revisions { get; } = [];

    public HashSet<string> Bundles { get; } = new(StringComparer.Ordinal);

    private void Keep(string workflow, WorkflowState state)
    {
        // What no project builds any more is still needed where it was promoted; its last build says that it is gone.
        var isGone = _gone.Has(workflow);
        if (!_gone.HasUnpromoted(workflow) && new LatestBuilds(_store).Of(workflow) is { } latest)
        {
            Keep(workflow, latest.Revision);
        }

        foreach (var promotion in state.Chain.GroupBy(promotion => promotion.Environment).SelectMany(moves => moves.TakeLast(_options.KeepPointers + 1)))
        {
            Keep(workflow, promotion.Revision);
            KeepBundle(promotion.Bundle);
        }

        var built = _revisions.Ids(workflow).Select(id => (id, events: _events.Of(workflow, id))).ToArray();
        foreach (var (id, events) in built)
        {
            var hasEvidence = _store.Files.KindOf(Path.Combine(_store.Layout.Evidence, workflow, id)) == PathKind.Folder;
            if (hasEvidence || (!isGone && RevisionNames.Given(events) is not null))
            {
                Keep(workflow, id);
            }
        }

        foreach (var (id, _) in built.OrderByDescending(revision => EventRecord.LastBuild(revision.events)?.Time).Take(isGone ? 0 : _options.KeepBuilds))
        {
            Keep(workflow, id);
        }
    }

    private void Keep(string workflow, string id)
    {
        if (!_revisions.Exists(workflow, id) || !Revisions.Add((workflow, id)))
        {
            return;
        }

        KeepBundle(_events.Of(workflow, id).LastOrDefault(record => record.Event == EventRecord.Published)?.Bundle);
        foreach (var called in _revisions.WithCalls(workflow, id).Skip(1))
        {
            Keep(called.Workflow, called.Stored.Id);
        }
    }

    private void KeepBundle(string? digest)
    {
        if (digest is not null)
        {
            _ = Bundles.Add(digest);
        }
    }
}
