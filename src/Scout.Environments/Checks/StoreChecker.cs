using System.Collections.Immutable;
using Scout.Environments.Bundles;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Queries;
using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Format;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;

namespace Scout.Environments.Checks;

/// <summary>Checks every file, hash, chain and pointer of a store.</summary>
internal sealed class StoreChecker
{
    private const string FromVersionControl = "Bring it back from version control.";
    private readonly StoreContext _store;
    private readonly Findings _findings;
    private readonly RevisionFiles _revisions;
    private readonly EventFiles _events;
    private readonly BundleFiles _bundles;

    public StoreChecker(StoreContext store)
    {
        _store = store;
        _findings = new Findings(store.Files.Shown);
        _revisions = new RevisionFiles(store);
        _events = new EventFiles(store);
        _bundles = new BundleFiles(store);
    }

    public CheckReport Check()
    {
        foreach (var folder in new[] { _store.Layout.AllRevisions, _store.Layout.Builds })
        {
            Revisions(folder);
        }

        foreach (var workflow in _store.Files.Folders(_store.Layout.AllHistory))
        {
            Histories(workflow, Path.Combine(_store.Layout.AllHistory, workflow));
        }

        foreach (var workflow in new LatestBuilds(_store).Workflows())
        {
            Histories(workflow, _store.Layout.BuildsOf(workflow));
            Latest(workflow);
        }

        Bundles();
        Providers();
        var workflows = new RevisionResolver(_store).Workflows();
        Budgets(workflows);
        new PromotionChecker(_store, _findings).Check(workflows);
        new EvidenceChecker(_store, _findings).Check(workflows);
        new FolderChecker(_store, _findings).Check();
        return new CheckReport(_findings.Files, _findings.All, [.. _findings.Unsealed.Order(StringComparer.Ordinal)]);
    }

    private void Providers()
    {
        var project = _store.Project;
        foreach (var environment in project.Environments)
        {
            foreach (var (alias, model) in project.Settings(environment.Name, null).Models)
            {
                if (ModelProviders.Problem(model.Provider, alias) is { } problem)
                {
                    _findings.Error(Path.Combine(_store.Project.Root, ScoutProject.FileName), $"the model '{alias}' of {environment.Name} has {problem}.", "Correct the provider in scout.json.");
                }
            }
        }
    }

    // A slip in a name would leave a workflow without its budget, and nobody would see.
    private void Budgets(ImmutableArray<string> workflows)
    {
        foreach (var environment in _store.Project.Environments)
        {
            foreach (var workflow in environment.WorkflowLimits.Keys.Except(workflows, StringComparer.Ordinal))
            {
                _findings.Warning(
                    Path.Combine(_store.Project.Root, ScoutProject.FileName),
                    $"{environment.Name} has a budget for a workflow '{workflow}' that is not there.{Suggestion.DidYouMean(workflow, workflows)}",
                    "Correct its name in scout.json, or build the workflow.");
            }
        }
    }

    private void Revisions(string all)
    {
        foreach (var workflow in _store.Files.Folders(all))
        {
            var folder = Path.Combine(all, workflow);
            foreach (var name in _store.Files.Files(folder).Where(name => name != "latest"))
            {
                var path = Path.Combine(folder, name);
                _findings.Files++;
                if (!name.EndsWith(".json", StringComparison.Ordinal) || !Ids.IsHash(name[..^5]))
                {
                    _findings.Warning(path, "not a file of the store.", "Remove it.");
                    continue;
                }

                _ = _findings.Try(path, () => Revision(path, workflow, name[..^5]));
            }
        }
    }

    private string Revision(string path, string workflow, string id)
    {
        var bytes = _store.Files.Read(path, FileLimits.Json);
        var actual = ContentHash.Of(bytes);
        if (actual != id)
        {
            throw StoreErrors.WrongHash(_store.Files.Shown(path), actual);
        }

        var revision = RevisionJson.ReadStored(bytes, id);
        if (revision.Workflow != workflow)
        {
            _findings.Error(path, $"it is a revision of {revision.Workflow}.", "Move it to that workflow's folder, or remove it.");
        }

        foreach (var (child, pinned) in revision.Calls.Where(call => !_revisions.Exists(call.Key, call.Value[RevisionId.Prefix.Length..])))
        {
            _findings.Error(path, $"it calls {RevisionId.Display(child, pinned[RevisionId.Prefix.Length..])}, whose file is missing.", "Bring that file back from version control, or build again.");
        }

        return id;
    }

    private void Histories(string workflow, string folder)
    {
        foreach (var id in _store.Files.Folders(folder))
        {
            if (!Ids.IsHash(id))
            {
                _findings.Warning(Path.Combine(folder, id), "not a folder of the store.", "Remove it.");
                continue;
            }

            if (!_revisions.Exists(workflow, id))
            {
                _findings.Error(Path.Combine(folder, id), "the revision that these events are about is missing.", FromVersionControl);
            }

            foreach (var path in _store.Files.Files(Path.Combine(folder, id)).Select(name => Path.Combine(folder, id, name)))
            {
                _findings.Files++;
                _ = _findings.Try(path, () => Canonical(path, _events.Read(path, workflow, id)));
            }
        }
    }

    private T Canonical<T>(string path, T record)
    {
        if (!CanonicalJson.IsCanonical(_store.Files.Read(path, FileLimits.Json)))
        {
            _findings.Error(path, "it is not in the form that the store writes: it was changed.", FromVersionControl);
        }

        return record;
    }

    private void Latest(string workflow)
    {
        var path = _store.Layout.Latest(workflow);
        _findings.Files++;
        if (_findings.Try(path, () => new LatestBuilds(_store).Of(workflow)) is { } latest && !_revisions.Exists(workflow, latest.Revision))
        {
            _findings.Error(path, $"the latest build is {RevisionId.Short(latest.Revision)}, whose file is missing.", "Build again: `dotnet build --no-incremental`.");
        }
    }

    private void Bundles()
    {
        foreach (var hash in _bundles.All())
        {
            _findings.Files++;
            _ = _findings.Try(_bundles.PathOf(hash), () => _bundles.Read(hash));
        }
    }
}
