using System.Collections.Immutable;
using Scout.Environments;
using Scout.Environments.Answers;
using Scout.Environments.Queries;
using Scout.Revisions.Project;
using Scout.Runs.Keys;
using Scout.Server.Projects;
using Scout.Server.Requests;

namespace Scout.Server.Api;

/// <summary><c>GET /v2/workflows/{id}/diff</c>: what would change, the same document that the command line writes.</summary>
internal sealed class DiffRoutes(ProjectStores project)
{
    private static readonly ImmutableArray<RouteParameter> Parameters =
    [
        RouteParameter.Query("from", "The older revision: latest, an environment, production~1, production@2026-11-01, the beginning of an id, a promotion, a name. Those of environments are for keys of the environment.", isRequired: true),
        RouteParameter.Query("to", "The newer revision, likewise.", isRequired: true),
        RouteParameter.Query("view", "blocks: what changed; code: every JSON value and source line; both. Default: both."),
    ];

    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v2/workflows/{workflow_id}/diff", (HttpContext http, string workflow_id, DiffRoutes these) => these.DiffAsync(http, workflow_id)).Needs(KeyScope.Read)
            .Says("workflows_diff", "What differs between two revisions of a workflow, and between the settings that they run with.", Parameters).Gives<DiffAnswer>().Refuses(401, 403, 404, 409, 422, 429);

    private Task DiffAsync(HttpContext http, string workflow)
    {
        var (caller, query, store) = (Caller.Of(http), http.Request.Query, project.Store);
        caller.MustReach(workflow);
        var view = View(query.Text("view"));
        // A workflow is its id, whatever else a command line would take.
        store.Workflow(workflow);
        var from = Seen(store, caller, workflow, query.Required("from"));
        var to = Seen(store, caller, workflow, query.Required("to"));
        var pair = store.Diff(from, to);
        return http.Response.WriteAsync(DiffAnswer.Of(pair, pair.Diff, view));
    }

    // Where an environment points, or that it points nowhere, is nobody's business whose key is not for it.
    private static ResolvedRevision Seen(Store store, Caller caller, string workflow, string said)
    {
        var expression = said == Caller.Console ? EnvironmentDefinition.Development : said;
        if (store.EnvironmentOf(expression, workflow) is { } environment)
        {
            caller.MustReachEnvironment(environment);
        }

        var revision = store.Resolve(expression, workflow);
        return revision.Promotion is null || caller.ReachesEnvironment(revision.Promotion.Environment) ? revision : throw QueryErrors.UnknownRevision(workflow, expression, []);
    }

    private static DiffView View(string? word) => word switch
    {
        null or "both" => DiffView.Both,
        "blocks" => DiffView.Blocks,
        "code" => DiffView.Code,
        _ => throw ApiException.Wrong("enum", "view must be blocks, code or both.", "query", "view"),
    };
}
