using Scout.Environments.Evidence;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Rules;

namespace Scout.Environments.Checks;

/// <summary>Checks the results of validations, and that the suites are there which <c>scout.json</c> demands.</summary>
internal sealed class EvidenceChecker(StoreContext store, Findings findings)
{
    private readonly EvidenceFiles _evidence = new(store);
    private readonly RevisionFiles _revisions = new(store);

    /// <param name="workflows">All workflows of the store.</param>
    public void Check(IReadOnlyCollection<string> workflows)
    {
        Suites(workflows);
        foreach (var workflow in store.Files.Folders(store.Layout.Evidence).Where(Ids.IsId))
        {
            foreach (var revision in store.Files.Folders(store.Layout.EvidenceOf(workflow)).Where(Ids.IsHash))
            {
                Results(workflow, revision);
            }
        }
    }

    private void Results(string workflow, string revision)
    {
        var folder = store.Layout.EvidenceOf(workflow, revision);
        foreach (var path in store.Files.Files(folder).Select(name => Path.Combine(folder, name)))
        {
            findings.Files++;
            if (EvidenceName.TryParse(Path.GetFileName(path)) is null)
            {
                findings.Error(path, "not a name of a validation's result: it was renamed, or it is none.", "Bring it back from version control, or remove it.");
            }
            else
            {
                _ = findings.Try(path, () => _evidence.Read(path, workflow, revision));
            }
        }

        // Builds are a machine's own, and results are committed: another machine may have the revision.
        if (!_revisions.Exists(workflow, revision))
        {
            findings.Warning(folder, $"{RevisionId.Display(workflow, revision)}, which these results are about, is not in this store: it was built elsewhere, or its file is missing.", "Check out its commit and build it, or bring its file back from version control.");
        }
    }

    private void Suites(IReadOnlyCollection<string> workflows)
    {
        var project = Path.Combine(store.Project.Root, ScoutProject.FileName);
        foreach (var environment in store.Project.Environments.Where(environment => environment.Validation is not null))
        {
            SuiteFile[] there = [.. environment.Validation!.Suites.Select(name => Suite(project, environment.Name, name, workflows)).OfType<SuiteFile>()];
            foreach (var workflow in workflows.Where(workflow => !environment.Validation.Exempt.Contains(workflow) && there.All(suite => !suite.IsAskedOf(workflow, workflows))))
            {
                findings.Warning(project, $"none of the suites that {environment.Name} demands is for {workflow}: it cannot be promoted there.", $"Name one that is, or let the workflow come without: \"exempt\": [\"{workflow}\"].");
            }

            foreach (var workflow in environment.Validation.Exempt.Where(workflow => !workflows.Contains(workflow, StringComparer.Ordinal)))
            {
                findings.Warning(project, $"{environment.Name} lets the workflow '{workflow}' come without a validation, and there is none of that name.{Suggestion.DidYouMean(workflow, workflows)}", "Correct \"exempt\" in scout.json.");
            }
        }
    }

    private SuiteFile? Suite(string project, string environment, string name, IReadOnlyCollection<string> workflows)
    {
        if (findings.Try(project, () => SuiteFile.Of(store, name)) is not { } suite)
        {
            return null;
        }

        if (suite.Path is null)
        {
            findings.Error(project, $"{environment} demands the suite '{name}', and there is no {SuiteFile.PathsOf(name).First()}: nothing can be promoted there.", "Write it, or correct its name in scout.json.");
        }
        else if (suite.Workflow is { } workflow && !workflows.Contains(workflow, StringComparer.Ordinal))
        {
            findings.Warning(Path.Combine(store.Project.Root, suite.Path), $"it is for a workflow '{workflow}' that is not there, so that every workflow is asked for it.{Suggestion.DidYouMean(workflow, workflows)}", "Correct its \"workflow\", or build the workflow.");
        }

        return suite;
    }
}
