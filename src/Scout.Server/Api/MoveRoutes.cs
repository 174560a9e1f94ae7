using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments;
using Scout.Environments.Gates;
using Scout.Environments.Promotions;
using Scout.Revisions.Project;
using Scout.Runs.Keys;
using Scout.Server.Options;
using Scout.Server.Projects;
using Scout.Server.Requests;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Api;

/// <summary>What changes where workflows stand: promote, roll back, name. The rules are the store's, as for everybody.</summary>
internal sealed class MoveRoutes(ProjectStores project, Targets targets, WorkflowRoutes workflows, ScoutServerOptions options)
{
    private static readonly int[] Refusals = [404, 409, 422];

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        const string Revision = "/v2/workflows/{workflow_id}/revisions/{revision_id}";
        routes.MapPut(Revision + "/promote", (HttpContext http, string workflow_id, string revision_id, MoveRoutes these) => these.PromoteAsync(http, workflow_id, revision_id)).Needs(KeyScope.Promote)
            .Says(
                "revisions_promote", "Moves an environment to a revision, if every gate lets it.",
                RouteParameter.Query("environment", "The environment. Default: production."), RouteParameter.Query("reason", "Why, for the record."), RouteParameter.Query("expect", "The revision that the environment must be at now; else 409."))
            .Gives<WireWorkflowAnswer>().Refuses(Refusals);
        routes.MapPut(Revision, (HttpContext http, string workflow_id, string revision_id, MoveRoutes these) => these.NameAsync(http, workflow_id, revision_id)).Needs(KeyScope.Promote)
            .Says("revisions_update", "Names a revision; its id does not change.").Takes<WireNaming>().Gives<WireWorkflowAnswer>().Refuses(Refusals);
        routes.MapDelete(Revision, (HttpContext http, string workflow_id, string revision_id, MoveRoutes these) => these.DeleteAsync(http, workflow_id, revision_id)).Needs(KeyScope.Promote)
            .Says("revisions_delete", "Not here: revisions are part of a history that the repository keeps.").Gives<WireDone>().Refuses(Refusals);
        routes.MapPost("/v2/workflows/{workflow_id}/rollback", (HttpContext http, string workflow_id, MoveRoutes these) => these.RollbackAsync(http, workflow_id)).Needs(KeyScope.Promote)
            .Says("environments_rollback", "Moves an environment back to what an earlier promotion brought.").Takes<WireRollback>().Gives<WireWorkflowAnswer>().Refuses(Refusals);
        routes.MapPut("/v2/workflows/{workflow_id}/environments/{environment_id}", (HttpContext http, string workflow_id, string environment_id, MoveRoutes these) => these.DeployAsync(http, workflow_id, environment_id)).Needs(KeyScope.Promote)
            .Says("environments_update", "Says what an environment points at: a promotion.").Takes<WireDeploymentChange>().Gives<WireSuccess>().Refuses(Refusals);
    }

    private async Task PromoteAsync(HttpContext http, string workflow, string revision)
    {
        var (store, query) = (Writable(http, workflow), http.Request.Query);
        var environment = targets.Environment(Caller.Of(http), query.Text("environment"), "query", "environment");
        var outcome = await PromoteAsync(http, store, workflow, environment, revision, "path", "revision_id").ConfigureAwait(false);
        await http.Response.WriteAsync(new WireWorkflowAnswer(Answer(http, store, outcome))).ConfigureAwait(false);
    }

    private static async Task<PromoteOutcome> PromoteAsync(HttpContext http, Store store, string workflow, string environment, string revision, params ImmutableArray<string> place)
    {
        var (caller, query) = (Caller.Of(http), http.Request.Query);
        return Moved(await store.PromoteAsync(
            new()
            {
                Workflow = workflow,
                To = environment,
                Revision = NamedRevisions.Of(store, caller, workflow, revision, place).RevisionId,
                Reason = query.Text("reason"),
                Expect = NamedRevisions.Expected(store, caller, workflow, query.Text("expect"), "query", "expect"),
            },
            http.RequestAborted).ConfigureAwait(false));
    }

    private async Task RollbackAsync(HttpContext http, string workflow)
    {
        var store = Writable(http, workflow);
        var body = await Bodies.ReadObjectAsync(http.Request, http.RequestAborted).ConfigureAwait(false);
        var caller = Caller.Of(http);
        var environment = body.Text("environment") is { } named ? targets.Environment(caller, named, "body", "environment") : targets.Environment(caller, http.Request.Query.Text("environment"), "query", "environment");
        var reason = body.Text("reason") ?? throw ApiException.Wrong("missing", "A rollback needs its reason, for whoever looks at it next.", "body", "reason");
        var to = body.Text("to");
        if (to is not null)
        {
            NamedRevisions.Of(store, caller, workflow, to, "body", "to");
        }

        var outcome = await store.RollbackAsync(
            new() { Workflow = workflow, Environment = environment, To = to, Reason = reason, Expect = NamedRevisions.Expected(store, caller, workflow, body.Text("expect"), "body", "expect") }, http.RequestAborted).ConfigureAwait(false);
        await http.Response.WriteAsync(new WireWorkflowAnswer(Answer(http, store, Moved(outcome)))).ConfigureAwait(false);
    }

    private async Task NameAsync(HttpContext http, string workflow, string revision)
    {
        var store = Writable(http, workflow);
        var body = await Bodies.ReadObjectAsync(http.Request, http.RequestAborted).ConfigureAwait(false);
        var name = body.Text("name") ?? throw ApiException.Wrong("missing", "A revision is given a name: name.", "body", "name");
        var (named, notes) = (NamedRevisions.Of(store, Caller.Of(http), workflow, revision, "path", "revision_id"), body.Text("description"));
        var entry = Places.At(["body", "name"], () => store.Name(named.RevisionId, name, notes, workflow));
        await http.Response.WriteAsync(new WireWorkflowAnswer(workflows.Answer(Caller.Of(http), entry))).ConfigureAwait(false);
    }

    private Task DeleteAsync(HttpContext http, string workflow, string revision)
    {
        var store = Writable(http, workflow);
        var resolved = NamedRevisions.Of(store, Caller.Of(http), workflow, revision, "path", "revision_id");
        // A revision is part of a history that nothing is taken out of; what no commit has is removed by gc.
        throw ApiException.Conflict($"The revision {resolved.RevisionId} of {workflow} is part of its history, which the repository keeps. Revisions of builds that were never promoted or named go with `dotnet scout gc --apply`. Nothing was removed.");
    }

    private async Task DeployAsync(HttpContext http, string workflow, string environment)
    {
        var store = Writable(http, workflow);
        var moved = targets.Environment(Caller.Of(http), environment, "path", "environment_id");
        var wanted = Deployment(await Bodies.ReadObjectAsync(http.Request, http.RequestAborted).ConfigureAwait(false));
        if (moved == EnvironmentDefinition.Development)
        {
            throw ApiException.Conflict("development is always at the newest build. Build, or deploy to another environment.");
        }

        var revision = wanted.Text("revision_lookup") switch
        {
            // Whoever may move the environment may bring the newest build there, which it then points at.
            "latest" => store.Resolve(EnvironmentDefinition.Development, workflow).RevisionId,
            "revision_id" => wanted.Text("revision_id") ?? throw ApiException.Wrong("missing", "Say which revision: revision_id.", "body", "deployments", "0", "revision_id"),
            _ => throw ApiException.Wrong("enum", "revision_lookup must be latest or revision_id.", "body", "deployments", "0", "revision_lookup"),
        };
        await PromoteAsync(http, store, workflow, moved, revision, "body", "deployments", "0", "revision_id").ConfigureAwait(false);
        await http.Response.WriteAsync(new WireSuccess(true)).ConfigureAwait(false);
    }

    // All three are required; the name and the description of an environment are what scout.json says.
    private static JsonElement Deployment(JsonElement body)
    {
        var problems = new[] { "name", "description", "deployments" }.Where(member => body.Member(member) is null)
            .Select(member => new WireProblem(["body", member], $"{member} is required.", "missing")).ToImmutableArray();
        if (!problems.IsEmpty)
        {
            throw ApiException.Wrong(problems);
        }

        _ = (body.Text("name"), body.Text("description"));
        var deployments = body.GetProperty("deployments");
        if (deployments.ValueKind != JsonValueKind.Array || deployments.GetArrayLength() != 1 || deployments[0].ValueKind != JsonValueKind.Object)
        {
            throw ApiException.Wrong("value_error", "An environment has one deployment here: pointers at two revisions with shares of the traffic are not there yet.", "body", "deployments");
        }

        return deployments[0].Member("traffic") is null or { ValueKind: JsonValueKind.Number }
            && (deployments[0].Member("traffic") is not { } traffic || (traffic.TryGetInt32(out var share) && share == 100))
            ? deployments[0]
            : throw ApiException.Wrong("value_error", "The one deployment of an environment has all of the traffic: 100.", "body", "deployments", "0", "traffic");
    }

    private Store Writable(HttpContext http, string workflow)
    {
        var caller = Caller.Of(http);
        caller.MustReach(workflow);
        if (options.ReadOnly)
        {
            throw ApiException.Conflict("This server only reads: its checkout is an image, or is pinned. Promote, roll back and name in the repository (`dotnet scout promote ...`), commit, and deploy that.");
        }

        var store = project.StoreFor(caller.Author);
        store.Workflow(workflow);
        return store;
    }

    private static PromoteOutcome Moved(PromoteOutcome outcome) => outcome.Status switch
    {
        PromoteStatus.Refused => throw ApiException.Forbidden(
            $"{outcome.Environment} of {outcome.Workflow} is where it was: {string.Join(" ", outcome.Refusals.Select(refusal => $"[{refusal.Gate.Word()}] {refusal.Message}"))}",
            [.. outcome.Refusals.Select(refusal => new WireRefusal(refusal.Gate.Word(), refusal.Message))]),
        PromoteStatus.Conflict => throw ApiException.Conflict(outcome.Conflict ?? $"{outcome.Environment} of {outcome.Workflow} moved meanwhile. Nothing was changed."),
        _ => outcome,
    };

    private WireWorkflow Answer(HttpContext http, Store store, PromoteOutcome outcome) => workflows.Answer(Caller.Of(http), store.Show(outcome.Revision!, outcome.Workflow).Entry);
}
