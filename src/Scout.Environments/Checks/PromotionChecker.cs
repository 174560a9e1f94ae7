using System.Collections.Immutable;
using System.Globalization;
using Scout.Environments.Bundles;
using Scout.Environments.Files;
using Scout.Environments.Git;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Json;

namespace Scout.Environments.Checks;

/// <summary>Checks manifests, promotion records and what they point at.</summary>
internal sealed class PromotionChecker(StoreContext store, Findings findings)
{
    private readonly PromotionFiles _promotions = new(store);
    private readonly RevisionFiles _revisions = new(store);
    private readonly BundleFiles _bundles = new(store);

    public void Check(IEnumerable<string> workflows)
    {
        var removed = store.Repository.Removed(store.Layout.AllPromotions);
        var promotions = new List<Promotion>();
        foreach (var workflow in workflows.Union(store.Files.Folders(store.Layout.AllPromotions), StringComparer.Ordinal))
        {
            var records = Records(workflow);
            var manifest = Manifest(workflow);
            if (manifest is null)
            {
                continue;
            }

            var chain = Chain(workflow, manifest, records);
            Unchained(workflow, manifest, records.Values, chain);
            Pointers(workflow, manifest);
            TakenBack(workflow, manifest, removed);
            promotions.AddRange(chain);
        }

        Seals(promotions);
    }

    // Whatever is in a sealed file is what was there: its name has the hash, and the files of history are checked one by one.
    private void Seals(List<Promotion> promotions)
    {
        var events = new EventFiles(store);
        var sealedPaths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var promotion in promotions)
        {
            foreach (var path in promotion.Seals.Where(sealedPaths.Add).Select(EventPath.TryParse).OfType<EventPath>().Where(path => !store.Files.Exists(events.PathOf(path))))
            {
                findings.Error(events.PathOf(path), $"this event of {RevisionId.Display(path.Workflow, path.Revision)} is missing, and promotion {promotion.Id} of {promotion.Workflow} seals it: it was removed, or put in another's place.", "Bring it back from version control.");
            }
        }

        findings.Unsealed.AddRange(store.Files.Folders(store.Layout.AllHistory).Where(Ids.IsId)
            .SelectMany(workflow => events.Committed(workflow))
            .Where(path => !sealedPaths.Contains(path.ToString()))
            .Select(path => store.Files.Shown(events.PathOf(path))));
    }

    /// <summary>Every record that is what its name says, by hash.</summary>
    private Dictionary<string, Promotion> Records(string workflow)
    {
        var records = new Dictionary<string, Promotion>(StringComparer.Ordinal);
        var folder = store.Layout.Promotions(workflow);
        foreach (var file in store.Files.Files(folder))
        {
            var path = Path.Combine(folder, file);
            findings.Files++;
            if (PromotionName.TryParse(file) is not { } name)
            {
                findings.Error(path, "not a name of a promotion record: it was renamed.", "Bring it back from version control.");
            }
            else if (findings.Try(path, () => _promotions.Read(path, workflow, name.Serial, name.Hash)) is { } promotion)
            {
                records[name.Hash] = promotion;
                if (!CanonicalJson.IsCanonical(store.Files.Read(path, FileLimits.Json)))
                {
                    findings.Error(path, "it is not in the form that the store writes: it was changed.", "Bring it back from version control.");
                }
            }
        }

        return records;
    }

    private Manifest? Manifest(string workflow)
    {
        var path = store.Layout.Manifest(workflow);
        var manifest = findings.Try(path, () => _promotions.Manifest(workflow));
        if (manifest is { Serial: > 0 })
        {
            findings.Files++;
            if (!store.Files.Read(path, FileLimits.Json).AsSpan().SequenceEqual(StoreJson.Indented(manifest)))
            {
                findings.Error(path, "it is not in the form that the store writes: it was changed.", "Bring it back from version control.");
            }
        }

        return manifest;
    }

    private ImmutableArray<Promotion> Chain(string workflow, Manifest manifest, Dictionary<string, Promotion> records)
    {
        var chain = new List<Promotion>();
        var hash = manifest.Head;
        for (var serial = manifest.Serial; serial > 0; serial--)
        {
            // A head of an older record, or a serial that there is not.
            if (hash is null || (records.TryGetValue(hash, out var named) && named.Serial != serial))
            {
                findings.Error(store.Layout.Manifest(workflow), "its serial is not the number of the record that its head names: the manifest was edited.", "Bring it back from version control.");
                return [.. chain];
            }

            if (!records.TryGetValue(hash, out var promotion))
            {
                var path = store.Layout.Promotion(workflow, serial, hash);
                if (!store.Files.Exists(path))
                {
                    findings.Error(path, $"promotion {serial.ToString(CultureInfo.InvariantCulture)} of {workflow} is missing, and {(serial == manifest.Serial ? "the manifest" : "a later record")} names it: a commit took back half of it, or the file was removed.", "Bring the file back from version control, or take back the manifest as well.");
                }

                return [.. chain];
            }

            chain.Add(promotion);
            hash = promotion.Previous;
        }

        chain.Reverse();
        if (PromotionFiles.PointerProblem(new WorkflowState(manifest, [.. chain])) is { } problem)
        {
            findings.Error(store.Layout.Manifest(workflow), $"{problem}: the manifest was edited.", "Bring it back from version control; move pointers with `dotnet scout promote` and `rollback` only.");
        }

        return [.. chain];
    }

    private void Unchained(string workflow, Manifest manifest, IEnumerable<Promotion> records, ImmutableArray<Promotion> chain)
    {
        var names = _promotions.Names(workflow).ToLookup(name => name.Hash, StringComparer.Ordinal);
        var counted = chain.Select(promotion => promotion.Hash).ToHashSet(StringComparer.Ordinal);

        // What follows the manifest, and what follows that.
        var following = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in records.Where(record => !counted.Contains(record.Hash)).OrderBy(record => record.Serial))
        {
            var number = record.Serial.ToString(CultureInfo.InvariantCulture);
            var isPending = names[record.Hash].All(name => name.IsPending);
            var path = isPending ? store.Layout.PendingPromotion(workflow, record.Serial, record.Hash) : store.Layout.Promotion(workflow, record.Serial, record.Hash);
            if (isPending)
            {
                findings.Warning(path, $"promotion {number} of {workflow} to {record.Environment} was never completed: it was interrupted, and {record.Environment} is where it was before.", "Where it is wanted, promote again; the next promotion removes the file.");
            }
            else if ((record.Serial == manifest.Serial + 1 && record.Previous == manifest.Head) || following.Contains(record.Previous ?? ""))
            {
                _ = following.Add(record.Hash);
                findings.Error(path, $"the manifest of {workflow} is older than its records: it stands at {manifest.Serial.ToString(CultureInfo.InvariantCulture)}, and this one, to {record.Environment}, is {number}. A commit, a merge or an edit took the manifest back.", $"Say what counts: `dotnet scout resolve {workflow} --take records`, or `--take manifest --reason \"...\"`, which records it as a rollback.");
            }
            else
            {
                findings.Warning(path, $"promotion {number} of {workflow} to {record.Environment} is not the one that counts: it was made on another branch.", "Remove the file; promote again where that promotion is still wanted.");
            }
        }
    }

    private void Pointers(string workflow, Manifest manifest)
    {
        var path = store.Layout.Manifest(workflow);
        foreach (var (environment, pointer) in manifest.Environments)
        {
            if (!store.Files.Exists(store.Layout.Revision(workflow, pointer.Revision)))
            {
                findings.Error(path, $"{environment} points at {RevisionId.Short(pointer.Revision)}, whose file is not in .scout/revisions.", "Bring it back from version control.");
            }

            if (findings.Try(_bundles.PathOf(pointer.Bundle), () => _bundles.List(pointer.Bundle)) is { } list)
            {
                foreach (var (name, file) in list.Files.Where(file => file.Value.Package is null && !_bundles.Has(file.Value.Sha256)))
                {
                    findings.Error(_bundles.PathOf(file.Sha256), $"the file {name} of the bundle that {environment} of {workflow} points at is missing.", "Bring .scout/bundles back from version control or from the team's folder.");
                }
            }
        }
    }

    private void TakenBack(string workflow, Manifest manifest, IReadOnlyList<RemovedFile> removed)
    {
        var folder = store.Layout.Promotions(workflow);
        foreach (var file in removed.Where(file => Path.GetDirectoryName(file.Path) == folder && !store.Files.Exists(file.Path)))
        {
            // Once another promotion has taken the number, the history has gone on and says so itself.
            if (PromotionName.TryParse(Path.GetFileName(file.Path)) is { IsPending: false } parsed && parsed.Serial > manifest.Serial)
            {
                findings.Warning(file.Path, $"promotion {parsed.Serial.ToString(CultureInfo.InvariantCulture)} of {workflow} was taken back by commit {file.Commit} (\"{file.Subject}\"): its environment is where it was before, and no record says why.", $"Nothing is lost. Record it, so that history tells it and the revision stays out: bring that commit's files back (`git revert {file.Commit}`), then `dotnet scout rollback {workflow} --environment ... --reason \"{file.Subject}\"`.");
            }
        }
    }
}
