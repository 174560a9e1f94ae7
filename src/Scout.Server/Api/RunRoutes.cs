using System.Globalization;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Keys;
using Scout.Runs.Owning;
using Scout.Runs.Queries;
using Scout.Server.Projects;
using Scout.Server.Requests;
using Scout.Server.Running;
using Scout.Server.Wire.Answers;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Api;

/// <summary>Single runs: how they stand, their events, and what can be told to them.</summary>
internal sealed class RunRoutes(ProjectStores project, RunHub hub, RunLookup lookup, Streams streams, TimeProvider time)
{
    private const int MostFeedback = 1_000;
    private const int LongestComment = 10_000;
    private static readonly int[] Refusals = [404, 409, 422];

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v2/runs/{run_id}", (HttpContext http, string run_id, RunRoutes these) => these.GetAsync(http, run_id)).Needs(KeyScope.Read)
            .Says("runs_get", "How a run stands.").Gives<WireRunAnswer>().Refuses(404);
        routes.MapGet("/v2/runs/{run_id}/events", (HttpContext http, string run_id, RunRoutes these) => these.StreamAsync(http, run_id)).Needs(KeyScope.Read)
            .Says("runs_stream", "The events of a run, from its start to its end, as server-sent events.", RouteParameter.Header("Last-Event-ID", "The id of the last event that the reader has: those after it follow."))
            .Streams<WireEnvelope>().Refuses(404, 422);
        routes.MapPost("/v2/runs/{run_id}/cancel", (HttpContext http, string run_id, RunRoutes these) => these.CancelAsync(http, run_id)).Needs(KeyScope.Execute)
            .Says("runs_cancel", "Ends a run.").Gives<WireRunAnswer>().Refuses(404, 409);
        routes.MapPost("/v2/runs/{run_id}/events/{event_name}", (HttpContext http, string run_id, string event_name, RunRoutes these) => these.SignalAsync(http, run_id, event_name)).Needs(KeyScope.Execute)
            .Says("runs_signal", "Tells a run that an event has come; the body is the event's data.", RouteParameter.Query("block", "The block that it is for, by path, where several wait for such an event.")).Takes<JsonElement>()
            .Gives<WireRunAnswer>(StatusCodes.Status202Accepted).Refuses(Refusals);
        routes.MapPost("/v2/runs/{run_id}/approve", (HttpContext http, string run_id, RunRoutes these) => these.ApproveAsync(http, run_id)).Needs(KeyScope.Execute)
            .Says("runs_approve", "Decides what a run asks.").Takes<WireDecision>().Gives<WireRunAnswer>(StatusCodes.Status202Accepted).Refuses(Refusals);
        routes.MapPost("/v2/runs/{run_id}/feedback", (HttpContext http, string run_id, RunRoutes these) => these.FeedbackAsync(http, run_id)).Needs(KeyScope.Execute)
            .Says("runs_feedback", "Says what a run was worth.").Takes<WireFeedback>().Gives<WireRunAnswer>().Refuses(Refusals);
    }

    private Task GetAsync(HttpContext http, string runId) => AnswerAsync(http, lookup.Entry(runId, Caller.Of(http)));

    private async Task StreamAsync(HttpContext http, string runId)
    {
        var run = lookup.Entry(runId, Caller.Of(http));
        long? after = http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last
            ? long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : throw ApiException.Wrong("int_parsing", "Last-Event-ID must be the id of an event of this run.", "header", "Last-Event-ID")
            : null;
        await streams.RunAsync(http.Response, runId, hub.Live(runId), RunLookup.SessionOf(run.Session, runId), lookup.Definitions(run.Workflow, run.RevisionId), after, http.RequestAborted).ConfigureAwait(false);
    }

    private async Task CancelAsync(HttpContext http, string runId)
    {
        lookup.Entry(runId, Caller.Of(http));
        await AnswerAsync(http, await hub.Runs.CancelAsync(runId, time, http.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task SignalAsync(HttpContext http, string runId, string name)
    {
        var caller = Caller.Of(http);
        var run = lookup.Entry(runId, caller);
        var data = await Bodies.ReadAsync(http.Request, http.RequestAborted).ConfigureAwait(false) ?? PlainJson.Null;
        var target = await project.Store.PinnedTargetAsync(run.Workflow, run.RevisionId, run.Environment, run.PromotionId, run.Bundle, http.RequestAborted).ConfigureAwait(false);
        var signal = Places.At(
            mistake => SignalErrors.IsAboutName(mistake) ? ["path", "event_name"] : SignalErrors.IsAboutBlock(mistake) ? ["query", "block"] : ["body"],
            () => Telling.Event(hub.Runs.Read(runId), target, name, http.Request.Query.Text("block"), data, caller.Author));
        await TellAsync(http, run, signal).ConfigureAwait(false);
    }

    private async Task ApproveAsync(HttpContext http, string runId)
    {
        var caller = Caller.Of(http);
        var run = lookup.Entry(runId, caller);
        var body = await Bodies.ReadObjectAsync(http.Request, http.RequestAborted).ConfigureAwait(false);
        var reason = body.Text("reason") is { } said && !string.IsNullOrWhiteSpace(said) ? said : throw ApiException.Wrong("missing", "A decision needs its reason, for whoever asks later.", "body", "reason");
        // What was left out, or is called otherwise, is no consent.
        var isApproved = body.Flag("approved") ?? throw ApiException.Wrong("missing", "Say whether it is approved: \"approved\": true, or false.", "body", "approved");
        var block = body.Text("block");
        await TellAsync(http, run, Places.At(["body", "block"], () => Telling.Decision(hub.Runs.Read(runId), block, isApproved, reason, caller.Author, time.GetUtcNow()))).ConfigureAwait(false);
    }

    private async Task FeedbackAsync(HttpContext http, string runId)
    {
        var caller = Caller.Of(http);
        var run = lookup.Entry(runId, caller);
        var body = await Bodies.ReadObjectAsync(http.Request, http.RequestAborted).ConfigureAwait(false);
        var score = Score(body.Member("score"));
        var comment = body.Text("comment");
        if (score is null && string.IsNullOrWhiteSpace(comment))
        {
            throw ApiException.Wrong("missing", "Say what the run was worth: score, comment, or both.", "body", "score");
        }

        if (comment?.Length > LongestComment)
        {
            throw ApiException.Wrong("string_too_long", $"A comment has at most {LongestComment} characters.", "body", "comment");
        }

        if (hub.Runs.Feedback(runId).Length >= MostFeedback)
        {
            throw ApiException.Conflict($"Something was said of the run {MostFeedback} times already: no more is kept.");
        }

        await hub.Runs.FeedbackAsync(runId, new(score, comment, caller.Key.Name, time.GetUtcNow())).ConfigureAwait(false);
        await AnswerAsync(http, run).ConfigureAwait(false);
    }

    private static double? Score(JsonElement? score) => score switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) && value is >= -1 and <= 1 => value,
        _ => throw ApiException.Wrong("value_error", "score must be a number from -1, bad, to 1, good.", "body", "score"),
    };

    private async Task TellAsync(HttpContext http, RunEntry run, RunSignal signal)
    {
        await hub.TellAsync(run, signal).ConfigureAwait(false);
        await AnswerAsync(http, hub.Runs.Entry(run.RunId), StatusCodes.Status202Accepted).ConfigureAwait(false);
    }

    private Task AnswerAsync(HttpContext http, RunEntry entry, int status = StatusCodes.Status200OK)
    {
        var run = hub.Runs.Read(entry.RunId);
        // Who may not look is told that it was done, and not what the run holds.
        return Caller.Of(http).Key.Scopes.Contains(KeyScope.Read)
            ? http.Response.WriteAsync(RunAnswers.Of(run, RunLookup.SessionOf(run), Prefix.Of(http.Request), hub.Runs.Feedback(entry.RunId)), status)
            : http.Response.WriteAsync(RunAnswers.Of(run with { Output = null, Error = null }, RunLookup.SessionOf(run), Prefix.Of(http.Request)), status);
    }
}
