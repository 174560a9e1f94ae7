using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;

namespace Scout.Environments.Bundles;

/// <summary>Finds or makes the bundle of a revision.</summary>
internal sealed class BundlePublisher(StoreContext store, IBundleSource source)
{
    private const string Release = "Release";

    private readonly BundleFiles _bundles = new(store);
    private readonly EventFiles _events = new(store);
    private readonly RevisionFiles _revisions = new(store);
    private readonly LatestBuilds _latest = new(store);

    /// <summary>The bundle that a promotion pinned for the revision, else the one that was published last and is whole; or none.</summary>
    public string? Find(string workflow, string id, WorkflowState state)
    {
        if (state.Bundle(id) is { } pinned)
        {
            // What was validated elsewhere is what comes here: a missing file is told, not made anew.
            RefuseMissing(pinned);
            return pinned;
        }

        return Published(workflow, id)
            .LastOrDefault(digest => _bundles.TryList(digest) is { } list && MissingFile(list) is null);
    }

    /// <summary>Publishes the latest build's project, and keeps what that makes if it is the revision.</summary>
    /// <param name="workflow">The workflow's id.</param>
    /// <param name="id">The revision's whole id; it is the latest build's.</param>
    /// <param name="configuration">The configuration to publish, or none: Release, and where that is another revision the one that was built.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<PublishOutcome> PublishAsync(string workflow, string id, string? configuration, CancellationToken cancellation)
    {
        var latest = _latest.Of(workflow) ?? throw BundleErrors.NothingBuilt(workflow);
        if (latest.Revision != id)
        {
            throw BundleErrors.NotTheLatest(workflow, id, latest.Revision);
        }

        var project = latest.Project is null ? null : store.Absolute(latest.Project);
        if (project is null || store.Files.Operations.KindOf(project) != PathKind.File)
        {
            throw BundleErrors.ProjectMissing(workflow, latest.Project);
        }

        try
        {
            return await PublishAsync(workflow, id, latest, project, configuration ?? Release, cancellation).ConfigureAwait(false);
        }
        catch (ScoutException error) when (configuration is null && error.Code == BundleErrors.OtherRevisionCode && latest.Configuration is not (null or Release))
        {
            // Code under #if, or a library whose compiled code says what it does: only the configuration that was built gives what was built.
            return await PublishAsync(workflow, id, latest, project, latest.Configuration, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<PublishOutcome> PublishAsync(string workflow, string id, LatestBuild latest, string project, string configuration, CancellationToken cancellation)
    {
        var folder = Path.Combine(store.Layout.LocalBundles, $"publish-{Guid.NewGuid():N}{StoreFiles.TemporarySuffix}");
        store.Files.EnsureFolder(folder);
        PublishOutcome outcome;
        try
        {
            store.Options.Progress?.Invoke($"Publishing {latest.Project} ({configuration})");
            await source.PublishAsync(new PublishJob(project, latest.TargetFramework, configuration, folder), cancellation).ConfigureAwait(false);
            outcome = await KeepAsync(workflow, id, latest, folder, cancellation).ConfigureAwait(false);
        }
        catch
        {
            Discard(folder);
            throw;
        }

        store.Files.DeleteFolder(folder);
        return outcome;
    }

    // Why it came to nothing is what counts; what is left of it here, gc removes.
    private void Discard(string folder)
    {
        try
        {
            store.Files.DeleteFolder(folder);
        }
        catch (ScoutException)
        {
        }
    }

    private async Task<PublishOutcome> KeepAsync(string workflow, string id, LatestBuild latest, string folder, CancellationToken cancellation)
    {
        var built = _latest.Output(latest);
        var maker = new BundleMaker(store, [.. built.ProbingPaths.Union(source.PackageFolders, StringComparer.Ordinal)]);
        var output = maker.Complete(folder, Path.GetFileName(built.Assembly), built.Host);
        PublishedFiles.Verify(new StoreFiles(store.Files.Operations, folder), folder, output);

        // Asked of the very files that are kept: whatever a build says, only these will run.
        var snapshot = await source.SnapshotAsync(output, latest.Project!, cancellation).ConfigureAwait(false);
        var ids = snapshot.Workflows.Where(found => found.Library is null).ToDictionary(found => found.Workflow, found => found.Revision.Id, StringComparer.Ordinal);
        if (ids.GetValueOrDefault(workflow) is var actual && actual != id)
        {
            throw BundleErrors.OtherRevision(workflow, id, actual);
        }

        var (digest, list, stored) = maker.Keep(folder, output, built.Host);
        foreach (var before in Published(workflow, id).Select(_bundles.TryList).OfType<BundleList>())
        {
            PublishedFiles.Compare(workflow, id, before, list);
        }

        var written = false;
        foreach (var (found, revision) in ids.Where(pair => _revisions.Exists(pair.Key, pair.Value)))
        {
            var isNew = Published(found, revision).LastOrDefault() != digest;
            written |= isNew && found == workflow;
            if (isNew)
            {
                _events.Add(new EventRecord
                {
                    Event = EventRecord.Published,
                    Workflow = found,
                    Revision = revision,
                    Time = store.Now,
                    By = store.Author,
                    Tool = store.Options.ToolVersion,
                    Bundle = digest,
                });
            }
        }

        return new PublishOutcome(workflow, id, digest, list.Files.Count, stored, written);
    }

    private IEnumerable<string> Published(string workflow, string id) =>
        _events.Of(workflow, id).Where(record => record.Event == EventRecord.Published).Select(record => record.Bundle!);

    /// <summary>Whether the list of a bundle is there, and every file of it that no package has.</summary>
    public bool IsWhole(string digest) => _bundles.TryList(digest) is { } list && MissingFile(list) is null;

    /// <summary>Refuses a bundle that is not whole, by the first file that is missing.</summary>
    public void RefuseMissing(string digest)
    {
        if (MissingFile(_bundles.List(digest)) is { } missing)
        {
            throw BundleErrors.FileMissing(digest, missing.Name, _bundles.Shown(missing.Hash));
        }
    }

    private (string Name, string Hash)? MissingFile(BundleList list) => list.Files
        .Where(pair => pair.Value.Package is null && !_bundles.Has(pair.Value.Sha256))
        .Select(pair => ((string, string)?)(pair.Key, pair.Value.Sha256))
        .FirstOrDefault();
}

/// <summary>The bundle of a revision.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="RevisionId">The revision's whole id.</param>
/// <param name="Bundle">The bundle's digest, 64 hex digits.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="StoredBytes">How many bytes the store keeps for it; packages' files do not count.</param>
/// <param name="Written">Whether anything was written: not when the revision had the same bundle already.</param>
internal sealed record PublishOutcome(string Workflow, string RevisionId, string Bundle, int Files, long StoredBytes, bool Written);
