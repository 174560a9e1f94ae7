using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Scout.Revisions.Runs;
using Scout.Runs.Keys;
using Scout.Server.Options;
using Scout.Server.Requests;
using Scout.Server.Running;
using Scout.Server.Wire.Answers;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Api;

/// <summary><c>POST /v2/workflows/{id}/execute</c> and <c>POST /v2/workflows/execute</c>.</summary>
internal sealed class ExecuteRoutes(Execution execution, RunHub hub, RunLookup lookup, Streams streams, TimeProvider time, ScoutServerOptions options)
{
    private const int LongestId = 200;

    private static readonly ImmutableArray<RouteParameter> Parameters =
    [
        RouteParameter.Query("environment", "The environment; console is the newest build. Default: production."),
        RouteParameter.Query("revision_id", "A revision instead of the one that the environment points at; it must have been promoted there, unless it is console."),
        RouteParameter.Query("session_id", "What holds several runs together. Default: a new one."),
        RouteParameter.Header("Idempotency-Key", "The same key and request again, within a day, give the first run's result; 409 where that is not kept whole, or not so long. Nothing runs twice."),
        RouteParameter.Header("Prefer", "respond-async: answers 202 with a Location as soon as the run has started; 422 where the environment keeps no records of runs."),
        RouteParameter.Header(CallbackRequests.Header, "A URL that the run's end is told to, signed, at least once: of an origin that the environment allows in scout.json."),
        RouteParameter.Header("Scout-Expect-Revision", "The revision, or its beginning, that must run; else 409."),
        RouteParameter.Header("Scout-Expect-Contract", "The contract that the caller was made for, as GET /v2/workflows/{workflow_id} has it; else 409."),
    ];

    private static readonly int[] Refusals = [401, 403, 404, 409, 413, 415, 422, 429, 503];

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v2/workflows/{workflow_id}/execute", (HttpContext http, string workflow_id, ExecuteRoutes these) => these.ExecuteAsync(http, workflow_id)).Needs(KeyScope.Execute)
            .Says("workflows_run", "Runs a workflow: the revision that an environment points at, with what that pinned. A run that failed is 200.", Parameters).Takes<WireExecution>()
            .Gives<WireRunResponse>().Streams<WireEnvelope>().Gives<WireRunAnswer>(StatusCodes.Status202Accepted).Refuses(Refusals);
        routes.MapPost("/v2/workflows/execute", (HttpContext http, ExecuteRoutes these) => these.ExecuteConfigAsync(http)).Needs(KeyScope.Execute)
            .Says("workflows_run_with_config", "Runs the workflow that the body names.", Parameters).Takes<WireKeyedExecution>()
            .Gives<WireRunResponse>().Streams<WireEnvelope>().Gives<WireRunAnswer>(StatusCodes.Status202Accepted).Refuses([.. Refusals, 405]);
    }

    private async Task ExecuteAsync(HttpContext http, string workflow) =>
        await ExecuteAsync(http, workflow, await Bodies.ReadObjectAsync(http.Request, http.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);

    // The SDKs always send a workflow_config, maybe an empty one. What is sent is run, or nothing is.
    private async Task ExecuteConfigAsync(HttpContext http)
    {
        var body = await Bodies.ReadObjectAsync(http.Request, http.RequestAborted).ConfigureAwait(false);
        if (body.Member("workflow_config") is { } config && (config.ValueKind != JsonValueKind.Object || config.EnumerateObject().Any()))
        {
            throw ApiException.NotAllowed("A workflow_config that comes with a request is not run here: workflows are C# in the repository. Send workflow_key and an empty workflow_config, or change the repository, build and promote.");
        }

        var workflow = body.Text("workflow_key") ?? throw ApiException.Wrong("missing", "Say which workflow: workflow_key.", "body", "workflow_key");
        await ExecuteAsync(http, workflow, body).ConfigureAwait(false);
    }

    private async Task ExecuteAsync(HttpContext http, string workflow, JsonElement body)
    {
        var caller = Caller.Of(http);
        var query = http.Request.Query;
        caller.MustReach(workflow);
        var isStreaming = body.Flag("streaming") ?? false;
        var headers = http.Request.Headers;
        var request = new ExecutionRequest(workflow, Targets.NameOf(query["environment"]), body.Member("inputs") ?? JsonElement.Parse("{}"))
        {
            RevisionId = query["revision_id"],
            Session = Short(query["session_id"], "query", "session_id"),
            ExpectedRevision = headers["Scout-Expect-Revision"],
            ExpectedContract = headers["Scout-Expect-Contract"],
            Callback = headers[CallbackRequests.Header],
            Key = Short(headers["Idempotency-Key"], "header", "Idempotency-Key"),
            IsAsync = !isStreaming && Preferences.IsAsync(headers),
            IsWatched = isStreaming || Preferences.IsAsync(headers),
        };
        var (runId, run) = await execution.StartAsync(request, caller).ConfigureAwait(false);
        http.Response.Headers["Scout-Run-Id"] = runId;
        var first = run is null ? Kept(runId) : await run.BeginningAsync(http.RequestAborted).ConfigureAwait(false);
        http.Response.Headers["Scout-Revision-Id"] = first.RevisionId;
        http.Response.Headers["Scout-Environment"] = first.Environment;
        http.Response.Headers["Scout-Promotion-Id"] = first.PromotionId;
        if (run is null && !request.IsAsync && first is { Redacted: true, Output: not null })
        {
            throw ExecutionErrors.OutputIsNotKept(first);
        }

        if (isStreaming)
        {
            await streams.RunAsync(http.Response, runId, run, RunLookup.SessionOf(first), lookup.Definitions(workflow, first.RevisionId), null, http.RequestAborted).ConfigureAwait(false);
        }
        else if (request.IsAsync)
        {
            var answer = RunAnswers.Of(first, RunLookup.SessionOf(first), Prefix.Of(http.Request));
            http.Response.Headers.Location = answer.Links.Self;
            http.Response.Headers["Preference-Applied"] = "respond-async";
            await http.Response.WriteAsync(answer, StatusCodes.Status202Accepted).ConfigureAwait(false);
        }
        else
        {
            await AnswerAsync(http, runId, run).ConfigureAwait(false);
        }
    }

    private RunSummary Kept(string runId) => hub.Runs.Has(runId) ? hub.Runs.Read(runId) : throw ExecutionErrors.IsGone(runId);

    // From here on the status can only be 200: a client that repeats a request would run it twice. Spaces keep it waiting.
    private async Task AnswerAsync(HttpContext http, string runId, LiveRun? live)
    {
        var response = http.Response;
        response.ContentType = Answers.Json;
        RequestSlot.Leave(http);
        var end = live?.End ?? EndAsync(runId, http.RequestAborted);
        while (!await Silences.IsOverAsync(end, options.Silence, time, http.RequestAborted).ConfigureAwait(false))
        {
            await response.Body.WriteAsync(" "u8.ToArray(), http.RequestAborted).ConfigureAwait(false);
            await response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        }

        var run = await end.ConfigureAwait(false);
        var answer = RunResponses.Of(run, lookup.Definitions(run.Workflow, run.RevisionId), RunLookup.SessionOf(run), RunLookup.Organization);
        var bytes = WireJson.Bytes(answer);
        if (!response.HasStarted)
        {
            response.ContentLength = bytes.Length;
        }

        await response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
    }

    // One that another process owns, or that has ended.
    private async Task<RunSummary> EndAsync(string runId, CancellationToken cancellation)
    {
        await foreach (var _ in hub.ReadAsync(runId, cancellation).ConfigureAwait(false))
        {
        }

        return hub.Runs.Read(runId);
    }

    private static string? Short(StringValues said, string place, string name) => said.Count > 1
        ? throw ApiException.Wrong("value_error", $"{name} may be there once.", place, name)
        : Short((string?)said, place, name);

    private static string? Short(string? said, string place, string name) =>
        string.IsNullOrEmpty(said) ? null : said.Length <= LongestId ? said : throw ApiException.Wrong("string_too_long", $"{name} has at most {LongestId} characters.", place, name);
}
