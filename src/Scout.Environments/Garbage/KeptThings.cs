using Scout.Environments.Bundles;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Queries;
using Scout.Environments.Records;

namespace Scout.Environments.Garbage;

/// <summary>What something refers to. All of it is read before anything is removed, and what cannot be read stops it: a hole must not look like something that nobody needs.</summary>
internal sealed class KeptThings
{
    private readonly StoreContext _store;
    private readonly GcOptions _options;
    private readonly RevisionFiles _revisions;
    private readonly EventFiles _events;
    private readonly GoneWorkflows _gone;
    private readonly BundleFiles _bundles;

    private KeptThings(StoreContext store, GcOptions options)
    {
        _store = store;
        _options = options;
        _revisions = new RevisionFiles(store);
        _events = new EventFiles(store);
        _gone = new GoneWorkflows(store);
        _bundles = new BundleFiles(store);
    }

    /// <summary>Reads the whole store.</summary>
    /// <exception cref="ScoutException">Not all of it can be read.</exception>
    public static KeptThings Read(StoreContext store, GcOptions options)
    {
        var kept = new KeptThings(store, options);
        try
        {
            kept.Read();
            return kept;
        }
        catch (ScoutException error)
        {
            throw GarbageErrors.Incomplete(error);
        }
    }

    public HashSet<(string Workflow, string Id)> Revisions { get; } = [];

    /// <summary>The digests of bundles whose files are needed.</summary>
    public HashSet<string> Bundles { get; } = new(StringComparer.Ordinal);

    /// <summary>The hashes of everything in the folder of bundles that is needed: files, and the list of every bundle that anything names.</summary>
    public HashSet<string> BundleFiles { get; } = new(StringComparer.Ordinal);

    private void Read()
    {
        var promotions = new PromotionFiles(_store);
        string[] workflows =
        [
            .. new RevisionResolver(_store).Workflows()
                .Concat(new[] { _store.Layout.AllPromotions, _store.Layout.AllRevisions, _store.Layout.AllHistory, _store.Layout.Builds }.SelectMany(_store.Files.Folders).Where(Ids.IsId))
                .Distinct(StringComparer.Ordinal),
        ];
        var promoted = new HashSet<(string Workflow, string Id)>();
        foreach (var workflow in workflows)
        {
            var state = promotions.State(workflow);
            RefuseMissingEvents(state);
            foreach (var promotion in state.Chain)
            {
                _ = BundleFiles.Add(promotion.Bundle);
                promoted.UnionWith(_revisions.WithCalls(workflow, promotion.Revision).Select(file => (file.Workflow, file.Stored.Id)));
            }

            Keep(workflow, state);
        }

        foreach (var run in _options.Runs)
        {
            if (!_revisions.Exists(run.Workflow, run.RevisionId))
            {
                throw GarbageErrors.RunNeeds(run);
            }

            Keep(run.Workflow, run.RevisionId);
            KeepBundle(run.Bundle);
        }

        // Only promotions bring revisions here: where none is there that did, it is the promotion that is missing.
        foreach (var (workflow, id) in workflows.SelectMany(workflow => _revisions.Committed(workflow).Select(id => (workflow, id))).Where(revision => !promoted.Contains(revision)).ToArray())
        {
            Keep(workflow, id);
        }

        // The lists are small, and one that is there tells a bundle whose files were collected from one that lacks them.
        foreach (var (workflow, id) in Revisions.Concat(workflows.SelectMany(workflow => _revisions.Committed(workflow).Select(id => (workflow, id)))).Distinct().ToArray())
        {
            BundleFiles.UnionWith(_events.Of(workflow, id).Select(record => record.Bundle).OfType<string>());
        }

        // Nothing is ever removed from a folder that a team shares, and it need not be there.
        foreach (var file in (_bundles.IsOwn ? Bundles : []).Select(_bundles.List).SelectMany(list => list.Files.Values))
        {
            _ = BundleFiles.Add(file.Sha256);
        }
    }

    private void RefuseMissingEvents(WorkflowState state)
    {
        foreach (var path in state.Chain.SelectMany(promotion => promotion.Seals).Select(EventPath.TryParse).OfType<EventPath>().Select(_events.PathOf).Where(path => !_store.Files.Exists(path)))
        {
            throw FileErrors.Missing(_store.Files.Shown(path));
        }
    }

    private void Keep(string workflow, WorkflowState state)
    {
        // What no project builds any more is still needed where it was promoted; its last build says that it is gone.
        var isGone = _gone.Has(workflow);
        var latest = new LatestBuilds(_store).Of(workflow);
        if (latest is null && !_revisions.Built(workflow).IsEmpty)
        {
            throw GarbageErrors.NoLatest(_store.Files.Shown(_store.Layout.Latest(workflow)));
        }

        if (latest is not null && !_gone.HasUnpromoted(workflow))
        {
            Keep(workflow, latest.Revision);
        }

        foreach (var promotion in state.Chain.GroupBy(promotion => promotion.Environment).SelectMany(moves => moves.TakeLast(_options.KeepPointers + 1)))
        {
            Keep(workflow, promotion.Revision);
            KeepBundle(promotion.Bundle);
        }

        if (_events.Revisions(workflow).FirstOrDefault(id => !_revisions.Exists(workflow, id)) is { } missing)
        {
            throw StoreErrors.RevisionMissing(workflow, missing);
        }

        var built = _revisions.Ids(workflow).Select(id => (id, events: _events.Of(workflow, id))).ToArray();
        foreach (var (id, events) in built)
        {
            var hasEvidence = _store.Files.KindOf(_store.Layout.EvidenceOf(workflow, id)) == PathKind.Folder;
            if (!isGone && (hasEvidence || RevisionNames.Given(events) is not null))
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
        if (!Revisions.Add((workflow, id)))
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
            _ = BundleFiles.Add(digest);
        }
    }
}
