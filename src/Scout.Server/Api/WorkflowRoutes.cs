using System.Collections.Immutable;
using Scout.Environments.Queries;
using Scout.Runs.Keys;
using Scout.Server.Projects;
using Scout.Server.Requests;
using Scout.Server.Wire.Contract;
using Scout.Server.Wire.Definitions;

namespace Scout.Server.Api;

/// <summary>Workflows and their revisions: they are looked at here, and changed in the repository.</summary>
internal sealed class WorkflowRoutes(ProjectStores project, RunLookup lookup)
{
    private const int MostOnPage = 100;
    private const string Changed = "Not here: workflows are changed in the repository.";

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v2/workflows", (HttpContext http, WorkflowRoutes these) => these.ListAsync(http)).Needs(KeyScope.Read)
            .Says(
                "workflows_list", "The workflows, each with its newest revision, a page at a time.",
                RouteParameter.Query("sort", "workflow_id, created_at or last_updated_at."), RouteParameter.Query("direction", "asc or desc."), RouteParameter.Query("start_at", "The next_cursor of the page before."),
                RouteParameter.Query("limit", "How many at most: 1 to 100.", "integer"), RouteParameter.Query("query", "A part of the id."), RouteParameter.Query("tags", "Workflows of this kind have none."))
            .Gives<WireWorkflowPage>().Refuses(422);
        routes.MapGet("/v2/workflows/{workflow_id}", (HttpContext http, string workflow_id, WorkflowRoutes these) => these.GetAsync(http, workflow_id)).Needs(KeyScope.Read)
            .Says("workflows_get", "A workflow: its newest revision.").Gives<WireWorkflowAnswer>().Refuses(404);
        routes.MapGet("/v2/workflows/{workflow_id}/revisions", (HttpContext http, string workflow_id, WorkflowRoutes these) => these.RevisionsAsync(http, workflow_id)).Needs(KeyScope.Read)
            .Says("revisions_list", "The revisions of a workflow, newest first.").Gives<WireRevisionList>().Refuses(404);
        routes.MapGet("/v2/workflows/{workflow_id}/environments", (HttpContext http, string workflow_id, WorkflowRoutes these) => these.EnvironmentsAsync(http, workflow_id)).Needs(KeyScope.Read)
            .Says("environments_list", "The environments, and where they point.").Gives<WireEnvironmentList>().Refuses(404);
        routes.MapPost("/v2/workflows", (Delegate)Refuse).Needs(KeyScope.Promote).Says("workflows_create", Changed).Refuses(405);
        routes.MapPut("/v2/workflows/{workflow_id}", (Delegate)Refuse).Needs(KeyScope.Promote).Says("workflows_update", Changed).Refuses(405);
        routes.MapDelete("/v2/workflows/{workflow_id}", (Delegate)Refuse).Needs(KeyScope.Promote).Says("workflows_delete", Changed).Refuses(405);
        routes.MapPost("/v2/workflows/revisions", (Delegate)Refuse).Needs(KeyScope.Promote).Says("workflows_create_revision", Changed).Refuses(405);
    }

    /// <summary>A revision for an answer: of where it runs a caller is told what its key is for.</summary>
    public WireWorkflow Answer(Caller caller, HistoryEntry entry) => WorkflowAnswers.Of(
        entry with { Environments = [.. entry.Environments.Where(caller.ReachesEnvironment)] }, lookup.DefinitionsOf(entry.Workflow, entry.RevisionId), RunLookup.Organization);

    private static Task Refuse(HttpContext http) => throw ApiException.NotAllowed("Workflows are C# in the repository: change them there, then `dotnet build` makes a revision of them, and a promotion brings it to an environment. Nothing was changed.");

    private Task ListAsync(HttpContext http)
    {
        var (caller, query, store) = (Caller.Of(http), http.Request.Query, project.Store);
        var isDown = query.Text("direction") switch
        {
            null or "asc" => false,
            "desc" => true,
            _ => throw ApiException.Wrong("enum", "direction must be asc or desc.", "query", "direction"),
        };
        var newest = store.Workflows().Where(caller.Reaches)
            .Where(workflow => query.Text("query") is not { } part || workflow.Contains(part, StringComparison.OrdinalIgnoreCase))
            .Select(workflow => store.History(workflow).FirstOrDefault()).OfType<HistoryEntry>();
        // Workflows of this kind have no tags.
        var sorted = (query.Text("tags") is null ? newest : []).OrderBy(entry => query.Text("sort") is "created_at" or "last_updated_at" ? (entry.Time ?? DateTimeOffset.MinValue).UtcTicks : 0).ThenBy(entry => entry.Workflow, StringComparer.Ordinal).ToArray();
        if (isDown)
        {
            Array.Reverse(sorted);
        }

        var limit = query.Number("limit", MostOnPage, 1, MostOnPage);
        var start = query.Text("start_at") is { } first ? Array.FindIndex(sorted, entry => entry.Workflow == first) : 0;
        if (start < 0)
        {
            throw ApiException.Wrong("value_error", "start_at is not what a page ended with. Give the next_cursor that came with the page before.", "query", "start_at");
        }

        var page = sorted.Skip(start).Take(limit).Select(entry => Answer(caller, entry)).ToImmutableArray();
        var next = start + limit < sorted.Length ? sorted[start + limit].Workflow : null;
        return http.Response.WriteAsync(new WireWorkflowPage { Data = page, NextCursor = next, HasMore = next is not null });
    }

    private Task GetAsync(HttpContext http, string workflow)
    {
        var caller = Caller.Of(http);
        caller.MustReach(workflow);
        return http.Response.WriteAsync(new WireWorkflowAnswer(Answer(caller, History(workflow)[0])));
    }

    private Task RevisionsAsync(HttpContext http, string workflow)
    {
        var caller = Caller.Of(http);
        caller.MustReach(workflow);
        return http.Response.WriteAsync(new WireRevisionList([.. History(workflow).Select(entry => Answer(caller, entry))]));
    }

    private Task EnvironmentsAsync(HttpContext http, string workflow)
    {
        var caller = Caller.Of(http);
        caller.MustReach(workflow);
        var history = History(workflow);
        var status = project.Store.Status().Single(one => one.Workflow == workflow);
        return http.Response.WriteAsync(new WireEnvironmentList([.. status.Environments.Where(environment => caller.ReachesEnvironment(environment.Environment)).Select(environment => EnvironmentAnswers.Of(environment, history, RunLookup.Organization))]));
    }

    private ImmutableArray<HistoryEntry> History(string workflow) => project.Store.History(workflow) is [_, ..] history ? history : throw QueryErrors.UnknownWorkflow(workflow, project.Store.Workflows());
}
