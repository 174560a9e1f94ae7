using Scout.Environments.Queries;
using Scout.Revisions.Project;
using Scout.Server.Projects;
using Scout.Server.Requests;

namespace Scout.Server.Api;

/// <summary>What requests want to run, pinned at once: revision, promotion, bundle and settings.</summary>
internal sealed class Targets(ProjectStores project, KnownTargets known)
{
    /// <summary>The environment that a query means: <c>console</c> is the newest build.</summary>
    /// <param name="said">What it says; none: production.</param>
    /// <exception cref="ApiException">There is no such environment.</exception>
    public string Environment(string? said)
    {
        var environment = string.IsNullOrEmpty(said) ? "production" : said == Caller.Console ? EnvironmentDefinition.Development : said;
        return project.Project.Has(environment)
            ? environment
            : throw ApiException.Wrong(
                "value_error", $"There is no environment '{environment}'; there {(project.Project.Environments.Length == 1 ? "is" : "are")} {string.Join(", ", project.Project.Environments.Select(one => one.Name).Append(Caller.Console))}.", "query", "environment");
    }

    /// <summary>What to run.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="revision">A revision instead of the one that the environment points at; it must have been promoted there. Of development: any.</param>
    /// <exception cref="ScoutException">The revision was never promoted there, or was rolled back; there is no such workflow or revision, the environment points at none, or its bundle is not to be had.</exception>
    public async Task<RunTarget> OfAsync(string workflow, string environment, string? revision)
    {
        if (string.IsNullOrEmpty(revision))
        {
            return await known.OfAsync(workflow, environment).ConfigureAwait(false);
        }

        var store = project.Store;
        // A workflow is its id, whatever else a command line would take.
        store.Workflow(workflow);

        if (environment == EnvironmentDefinition.Development)
        {
            return await store.RevisionTargetAsync(revision, workflow).ConfigureAwait(false);
        }

        return await store.PromotedTargetAsync(revision, workflow, environment).ConfigureAwait(false);
    }
}
