using System.Collections.Immutable;
using Scout.Environments.Queries;
using Scout.Revisions.Project;
using Scout.Server.Projects;
using Scout.Server.Requests;

namespace Scout.Server.Api;

/// <summary>What requests want to run, pinned at once: revision, promotion, bundle and settings.</summary>
internal sealed class Targets(ProjectStores project, KnownTargets known)
{
    /// <summary>The name of the environment that somebody means: <c>console</c> is the newest build.</summary>
    /// <param name="said">What is said; none: production.</param>
    public static string NameOf(string? said) => string.IsNullOrEmpty(said) ? "production" : said == Caller.Console ? EnvironmentDefinition.Development : said;

    /// <summary>The environment that a caller means: <c>console</c> is the newest build.</summary>
    /// <param name="caller">Who says it.</param>
    /// <param name="said">What is said; none: production.</param>
    /// <param name="place">Where.</param>
    /// <exception cref="ApiException">There is no such environment, or the caller's key is not for it.</exception>
    public string Environment(Caller caller, string? said, params ImmutableArray<string> place)
    {
        var environment = NameOf(said);
        if (!project.Project.Has(environment))
        {
            // Which others there are is told to those whose keys are for them.
            throw ApiException.Wrong("value_error", $"There is no environment '{environment}'. The key '{caller.Key.Name}' is for {string.Join(", ", caller.Key.Environments)}.", place);
        }

        caller.MustReachEnvironment(environment);
        return environment;
    }

    /// <summary>What a caller wants to run.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="workflow">The workflow, which the caller reaches.</param>
    /// <param name="environment">The environment, which the caller reaches.</param>
    /// <param name="said">A revision as the caller names it, instead of the one that the environment points at.</param>
    /// <exception cref="ApiException">The name is about an environment that the caller's key is not for.</exception>
    /// <exception cref="ScoutException">As without a caller.</exception>
    public Task<RunTarget> OfAsync(Caller caller, string workflow, string environment, string? said)
    {
        if (string.IsNullOrEmpty(said))
        {
            return OfAsync(workflow, environment, null);
        }

        var store = project.Store;
        store.Workflow(workflow);
        return OfAsync(workflow, environment, NamedRevisions.Of(store, caller, workflow, said, "query", "revision_id").RevisionId);
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
