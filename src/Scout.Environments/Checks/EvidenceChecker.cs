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
        foreach (var (environment, name) in store.Project.Environments.SelectMany(environment => (environment.Validation?.Suites ?? []).Select(name => (environment.Name, name))))
        {
            if (findings.Try(project, () => SuiteFile.Of(store, name)) is not { } suite)
            {
                continue;
            }

            if (suite.Path is null)
            {
                findings.Error(project, $"{environment} demands the suite '{name}', and there is no {SuiteFile.PathsOf(name).First()}: nothing can be promoted there.", "Write it, or correct its name in scout.json.");
            }
            else if (suite.Workflow is { } workflow && !workflows.Contains(workflow, StringComparer.Ordinal))
            {
                findings.Warning(Path.Combine(store.Project.Root, suite.Path), $"it is for a workflow '{workflow}' that is not there, so that every workflow is asked for it.{Suggestion.DidYouMean(workflow, workflows)}", "Correct its \"workflow\", or build the workflow.");
            }
        }
    }
}
