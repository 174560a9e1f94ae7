using Scout.Environments.Bundles;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions;

namespace Scout.Environments.Garbage;

/// <summary>Finds, and removes, what nothing refers to.</summary>
internal sealed class GarbageCollector(StoreContext store, GcOptions options)
{
    // What is younger may still be being written by another process.
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromDays(1);
    private readonly BundleFiles _bundles = new(store);
    private readonly List<GcItem> _items = [];

    public GcReport Collect(CancellationToken cancellation)
    {
        if (store.Files.KindOf(store.Layout.Folder) != PathKind.Folder)
        {
            return new GcReport(options.Apply, []);
        }

        // Listing takes it too: what is promoted meanwhile must not be listed.
        using var held = store.Lock("collecting garbage", cancellation);
        var kept = KeptThings.Read(store, options);
        Builds(kept);
        Bundles(kept);
        LocalBundles();
        _items.AddRange(new RestoredGarbage(store).Collect(kept.Bundles, options.Apply));
        Leftovers(store.Layout.Folder);
        if (store.Layout.State != store.Layout.Folder)
        {
            Leftovers(store.Layout.State);
        }

        return new GcReport(options.Apply, [.. _items.OrderBy(item => item.Path, StringComparer.Ordinal)]);
    }

    private void Builds(KeptThings kept)
    {
        var gone = new GoneWorkflows(store);
        foreach (var workflow in new LatestBuilds(store).Workflows().ToArray())
        {
            if (gone.HasUnpromoted(workflow) && !kept.Revisions.Any(revision => revision.Workflow == workflow))
            {
                var none = $"builds of {workflow}, which no project builds any more and which was never promoted";
                foreach (var id in Built(workflow))
                {
                    Evidence(workflow, id, none);
                }

                Folder(store.Layout.BuildsOf(workflow), none);
                continue;
            }

            foreach (var id in Built(workflow).Where(id => !kept.Revisions.Contains((workflow, id))))
            {
                var why = $"build {RevisionId.Display(workflow, id)}: no pointer, name, run or recent build needs it";

                // Events first: a revision without events is still whole, events without a revision are not.
                Folder(store.Layout.BuiltHistory(workflow, id), why);
                Evidence(workflow, id, why);
                File(store.Layout.BuiltRevision(workflow, id), why);
            }
        }
    }

    private string[] Built(string workflow) =>
    [
        .. store.Files.Files(store.Layout.BuildsOf(workflow)).Select(name => Path.GetFileNameWithoutExtension(name))
            .Union(store.Files.Folders(store.Layout.BuildsOf(workflow)), StringComparer.Ordinal)
            .Where(Ids.IsHash),
    ];

    // What is said of a revision goes with it, and stays where a promotion has brought it too.
    private void Evidence(string workflow, string id, string why)
    {
        if (!store.Files.Exists(store.Layout.Revision(workflow, id)))
        {
            Folder(store.Layout.EvidenceOf(workflow, id), why);
        }
    }

    private void Bundles(KeptThings kept)
    {
        // A folder that the team shares also serves projects that are not here.
        if (!_bundles.IsOwn)
        {
            return;
        }

        foreach (var hash in _bundles.All().Where(hash => !kept.BundleFiles.Contains(hash)).ToArray())
        {
            File(_bundles.PathOf(hash), "file of a bundle that no pointer, run or kept revision needs");
        }
    }

    private void LocalBundles()
    {
        foreach (var name in store.Files.Folders(store.Layout.LocalBundles))
        {
            var path = Path.Combine(store.Layout.LocalBundles, name);
            if (Ids.IsHash(name) || IsLeftover(path))
            {
                Folder(path, Ids.IsHash(name) ? "restored bundle of an older version; nothing runs from here any more" : "left by work that was interrupted");
            }
        }
    }

    private void Leftovers(string folder)
    {
        foreach (var path in store.Files.Leftovers(folder).Select(name => Path.Combine(folder, name)).Where(IsLeftover))
        {
            File(path, "left by a write that was interrupted");
        }

        foreach (var below in store.Files.Folders(folder).Select(name => Path.Combine(folder, name)).Where(path => path != store.Layout.LocalBundles && path != store.Layout.Runs))
        {
            Leftovers(below);
        }
    }

    private bool IsLeftover(string path) =>
        path.EndsWith(StoreFiles.TemporarySuffix, StringComparison.Ordinal) && store.Now - store.Files.Operations.Written(path) > LeftoverAge;

    private void File(string path, string why)
    {
        if (!store.Files.Exists(path))
        {
            return;
        }

        _items.Add(new GcItem(store.Files.Shown(path), why, store.Files.Operations.Length(path)));
        if (options.Apply)
        {
            store.Files.Delete(path);
        }
    }

    private void Folder(string path, string why)
    {
        if (store.Files.KindOf(path) != PathKind.Folder)
        {
            return;
        }

        _items.Add(new GcItem(store.Files.Shown(path), why, Size(path)));
        if (options.Apply)
        {
            store.Files.DeleteFolder(path);
        }
    }

    private long Size(string folder) =>
        store.Files.Files(folder).Sum(name => store.Files.Operations.Length(Path.Combine(folder, name)))
        + store.Files.Folders(folder).Sum(name => Size(Path.Combine(folder, name)));
}
