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
        foreach (var workflow in workflows.Union(store.Files.Folders(store.Layout.AllPromotions), StringComparer.Ordinal))
        {
            var records = Records(workflow);
            var manifest = Manifest(workflow);
            if (manifest is null)
            {
                continue;
            }

            var chain = Chain(workflow, manifest, records);
            Unchained(workflow, manifest, records, chain);
            Pointers(workflow, manifest);
            TakenBack(workflow, manifest, removed);
        }
    }

    private static (long Serial, string Hash)? Parse(string name)
    {
        var parts = name.Split('-', '.');
        return parts is [{ Length: >= 6 } serial, var hash, "json"] && long.TryParse(serial, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Ids.IsHash(hash)
            ? (number, hash)
            : null;
    }

    /// <summary>Every record that is what its name says, by hash.</summary>
    private Dictionary<string, Promotion> Records(string workflow)
    {
        var records = new Dictionary<string, Promotion>(StringComparer.Ordinal);
        var folder = store.Layout.Promotions(workflow);
        foreach (var name in store.Files.Files(folder))
        {
            var path = Path.Combine(folder, name);
            findings.Files++;
            if (Parse(name) is not { } parsed || path != store.Layout.Promotion(workflow, parsed.Serial, parsed.Hash))
            {
                findings.Error(path, "not a name of a promotion record: it was renamed.", "Bring it back from version control.");
            }
            else if (findings.Try(path, () => _promotions.Read(path, workflow, parsed.Serial, parsed.Hash)) is { } promotion)
            {
                records.Add(parsed.Hash, promotion);
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

    private HashSet<string> Chain(string workflow, Manifest manifest, Dictionary<string, Promotion> records)
    {
        var chain = new List<Promotion>();
        var hash = manifest.Head;
        for (var serial = manifest.Serial; serial > 0; serial--)
        {
            if (!records.TryGetValue(hash!, out var promotion))
            {
                var path = store.Layout.Promotion(workflow, serial, hash!);
                if (!store.Files.Exists(path))
                {
                    findings.Error(path, $"promotion {serial.ToString(CultureInfo.InvariantCulture)} of {workflow} is missing, and {(serial == manifest.Serial ? "the manifest" : "a later record")} names it: a commit took back half of it, or the file was removed.", "Bring the file back from version control, or take back the manifest as well.");
                }

                return [.. chain.Select(known => known.Hash)];
            }

            chain.Add(promotion);
            hash = promotion.Previous;
        }

        chain.Reverse();
        if (PromotionFiles.PointerProblem(new WorkflowState(manifest, [.. chain])) is { } problem)
        {
            findings.Error(store.Layout.Manifest(workflow), $"{problem}: the manifest was edited.", "Bring it back from version control; move pointers with `dotnet scout promote` and `rollback` only.");
        }

        return [.. chain.Select(known => known.Hash)];
    }

    private void Unchained(string workflow, Manifest manifest, Dictionary<string, Promotion> records, HashSet<string> chain)
    {
        var isOlder = records.Values.Any(record => record.Serial > manifest.Serial + 1);
        foreach (var record in records.Values.Where(record => !chain.Contains(record.Hash)))
        {
            var path = store.Layout.Promotion(workflow, record.Serial, record.Hash);
            var number = record.Serial.ToString(CultureInfo.InvariantCulture);
            if (record.Serial <= manifest.Serial)
            {
                findings.Warning(path, $"promotion {number} of {workflow} to {record.Environment} is not the one that counts: it was made on another branch, or interrupted.", "Remove the file; promote again where that promotion is still wanted.");
            }
            else if (isOlder)
            {
                findings.Error(path, $"the manifest of {workflow} is older than its records: it stands at {manifest.Serial.ToString(CultureInfo.InvariantCulture)}, this one is {number}. A commit took the manifest back and left the records.", $"Bring .scout/environments/{workflow}.json back from version control, then say what is meant: `dotnet scout rollback {workflow} --environment {record.Environment} --reason \"...\"`.");
            }
            else
            {
                findings.Warning(path, $"promotion {number} of {workflow} to {record.Environment} was never completed (it was interrupted), or a commit took the manifest back; {record.Environment} is where it was before.", "Where it is wanted, promote again, or bring the manifest back from version control; then remove the file.");
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
            if (Parse(Path.GetFileName(file.Path)) is { } parsed && parsed.Serial > manifest.Serial)
            {
                findings.Warning(file.Path, $"promotion {parsed.Serial.ToString(CultureInfo.InvariantCulture)} of {workflow} was taken back by commit {file.Commit} (\"{file.Subject}\"): its environment is where it was before, and no record says why.", $"Nothing is lost. Record it, so that history tells it and the revision stays out: bring that commit's files back (`git revert {file.Commit}`), then `dotnet scout rollback {workflow} --environment ... --reason \"{file.Subject}\"`.");
            }
        }
    }
}
