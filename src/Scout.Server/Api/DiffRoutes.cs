using System.Collections.Immutable;
using Scout.Environments.Answers;
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
            .Says("workflows_diff", "What differs between two revisions of a workflow, and between the settings that they run with.", Parameters).Gives<DiffAnswer>().Refuses(404, 409, 422);

    private Task DiffAsync(HttpContext http, string workflow)
    {
        var (caller, query, store) = (Caller.Of(http), http.Request.Query, project.Store);
        caller.MustReach(workflow);
        var view = View(query.Text("view"));
        // A workflow is its id, whatever else a command line would take.
        store.Workflow(workflow);
        var from = NamedRevisions.Of(store, caller, workflow, query.Required("from"), "query", "from");
        var to = NamedRevisions.Of(store, caller, workflow, query.Required("to"), "query", "to");
        var pair = store.Diff(from, to);
        return http.Response.WriteAsync(DiffAnswer.Of(pair, pair.Diff, view));
    }

    private static DiffView View(string? word) => word switch
    {
        null or "both" => DiffView.Both,
        "blocks" => DiffView.Blocks,
        "code" => DiffView.Code,
        _ => throw ApiException.Wrong("enum", "view must be blocks, code or both.", "query", "view"),
    };
}
