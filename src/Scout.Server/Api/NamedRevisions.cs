using System.Collections.Immutable;
using Scout.Environments;
using Scout.Environments.Files;
using Scout.Environments.Queries;
using Scout.Revisions.Project;
using Scout.Server.Requests;

namespace Scout.Server.Api;

/// <summary>Revisions as callers name them. Where an environment points, or that it points nowhere, is nobody's business whose key is not for it.</summary>
internal static class NamedRevisions
{
    private const string Nothing = "none";

    /// <summary>The revision that an expression stands for.</summary>
    /// <param name="store">The store.</param>
    /// <param name="caller">Who names it.</param>
    /// <param name="workflow">The workflow, which the caller reaches.</param>
    /// <param name="said">The expression; <c>console</c> is the newest build.</param>
    /// <param name="place">Where in the request it stands.</param>
    /// <exception cref="ApiException">It is about an environment that the caller's key is not for, or no such expression.</exception>
    /// <exception cref="ScoutException">It stands for nothing, or for nothing of the caller's.</exception>
    public static ResolvedRevision Of(Store store, Caller caller, string workflow, string said, params ImmutableArray<string> place)
    {
        var expression = said == Caller.Console ? EnvironmentDefinition.Development : said;
        if (store.EnvironmentOf(expression, workflow) is { } environment)
        {
            caller.MustReachEnvironment(environment);
        }

        var revision = Places.At(place, () => store.Resolve(expression, workflow));
        return revision.Promotion is null || caller.ReachesEnvironment(revision.Promotion.Environment) ? revision : throw QueryErrors.UnknownRevision(workflow, expression, []);
    }

    /// <summary>What a caller says that an environment is at: <c>none</c>, digits of an id, whatever has them, or a revision that it may name.</summary>
    public static string? Expected(Store store, Caller caller, string workflow, string? said, params ImmutableArray<string> place)
    {
        if (said?.Trim() is { Length: > 0 } expected && expected != Nothing && !Ids.IsHex(expected))
        {
            Of(store, caller, workflow, expected, place);
        }

        return said;
    }
}
