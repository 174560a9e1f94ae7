using System.Collections.Immutable;
using Scout.Revisions.Runs;
using Scout.Runs.Keys;
using Scout.Runs.Queries;
using Scout.Runs.Storage;
using Scout.Server.Projects;
using Scout.Server.Requests;
using Scout.Server.Running;
using Scout.Server.Wire.Answers;
using Scout.Server.Wire.Contract;
using Scout.Server.Wire.Streaming;

namespace Scout.Server.Api;

/// <summary>The logs of runs, and what runs used.</summary>
internal sealed class LogRoutes(ProjectStores project, Targets targets, RunHub hub, RunLookup lookup, TimeProvider time)
{
    private const int OnPage = 20;
    private const int MostOnPage = 100;
    private const int MostDays = 366;
    private static readonly DateTimeOffset Oldest = DateTimeOffset.UnixEpoch;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v2/run_logs", (HttpContext http, LogRoutes these) => these.ListAsync(http)).Needs(KeyScope.Read)
            .Says(
                "logs_list", "The runs of a workflow, newest first, as server-sent events; the last says whether there are more.",
                RouteParameter.Query("workflow_id", "The workflow.", isRequired: true), RouteParameter.Query("start_date", "Runs that started then or later: 2026-11-28, or 2026-11-28T09:30:00Z."), RouteParameter.Query("end_date", "Runs that started then or before, likewise."),
                RouteParameter.Query("limit", "How many at most: 1 to 100. Default: 20.", "integer"), RouteParameter.Query("session_id", "Runs of a session."), RouteParameter.Query("status", "completed, failed or running; or one of ours."),
                RouteParameter.Query("cursor", "The next_cursor of the page before."), RouteParameter.Query("summary_only", "Leaves the blocks out.", "boolean"), RouteParameter.Query("environment", "Runs of an environment."),
                RouteParameter.Query("revision_id", "Runs of a revision."), RouteParameter.Query("trigger", "Runs that this asked for: api, schedule, tool or project; with a name api:KEY or schedule:NAME."),
                RouteParameter.Query("feedback", "Runs of which somebody thinks so: any, positive or negative."))
            .Streams<WireRunLog, WireRunLogEnd>().Refuses(404, 422);
        routes.MapGet("/v2/run_logs/details", (HttpContext http, LogRoutes these) => these.DetailsAsync(http)).Needs(KeyScope.Read)
            .Says(
                "logs_get_details", "One run with its blocks.",
                RouteParameter.Query("workflow_id", "The workflow.", isRequired: true), RouteParameter.Query("workflow_run_id", "The run."), RouteParameter.Query("session_id", "Or the session whose newest run is wanted."))
            .Gives<WireRunLog>().Refuses(404, 422);
        routes.MapGet("/v2/usage", (HttpContext http, LogRoutes these) => these.UsageAsync(http)).Needs(KeyScope.Read)
            .Says("usage_get", "What runs used, by day and workflow.", RouteParameter.Query("start_date", "The first day, such as 2026-11-28. Default: 30 days before the last."), RouteParameter.Query("end_date", "The last day. Default: today."))
            .Gives<WireUsageAnswer>().Refuses(422);
    }

    private async Task ListAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var isSummary = query.Flag("summary_only");
        var (filter, limit) = (Filter(http), query.Number("limit", OnPage, 1, MostOnPage));
        var (runs, next) = Places.At(["query", "cursor"], () => hub.Runs.List(filter, limit, query.Text("cursor")));
        Streams.Begin(http.Response);
        foreach (var run in runs)
        {
            await http.Response.Body.WriteAsync(SseFrame.Of(Log(run, isSummary)), http.RequestAborted).ConfigureAwait(false);
            await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        }

        await http.Response.Body.WriteAsync(SseFrame.Of(new WireRunLogEnd { Final = true, NextCursor = next, HasMore = next is not null }), http.RequestAborted).ConfigureAwait(false);
    }

    private Task DetailsAsync(HttpContext http)
    {
        var (query, caller) = (http.Request.Query, Caller.Of(http));
        var workflow = query.Required("workflow_id");
        caller.MustReach(workflow);
        var run = (query.Text("workflow_run_id"), query.Text("session_id")) switch
        {
            ({ } runId, _) => lookup.Entry(runId, caller),
            (_, { } session) => Newest(caller, workflow, session),
            _ => throw ApiException.Wrong("missing", "Say which run: workflow_run_id or session_id.", "query", "workflow_run_id"),
        };
        return run.Workflow == workflow ? http.Response.WriteAsync(Log(run, isSummary: false)) : throw RunQueryErrors.NoSuchRun(run.RunId);
    }

    private Task UsageAsync(HttpContext http)
    {
        var (query, caller) = (http.Request.Query, Caller.Of(http));
        var end = query.Time("end_date", isEnd: true) ?? time.GetUtcNow();
        if (end.Year < Oldest.Year)
        {
            throw ApiException.Wrong("value_error", $"end_date must be {Oldest.Year} or later.", "query", "end_date");
        }

        var start = query.Time("start_date") ?? new DateTimeOffset(end.UtcDateTime.Date.AddDays(-30), TimeSpan.Zero);
        if (start >= end || end - start > MostDays * Day)
        {
            throw ApiException.Wrong("value_error", $"end_date must come after start_date, at most {MostDays} days later.", "query", "end_date");
        }

        var items = ImmutableArray.CreateBuilder<WireUsageItem>();
        for (var day = start; day < end; day += Day)
        {
            var until = day + Day < end ? day + Day : end;
            var lines = hub.Runs.Usage(UsageBy.Workflow, new(day, until) { Workflow = caller.Key.Workflow, Environments = caller.Key.Environments });
            items.AddRange(lines.Select(line => UsageAnswers.Item(line, UsageBy.Workflow, RunLookup.Organization, DateOnly.FromDateTime(day.UtcDateTime))));
        }

        return http.Response.WriteAsync(UsageAnswers.Of(items.ToImmutable()));
    }

    private RunFilter Filter(HttpContext http)
    {
        var (query, caller) = (http.Request.Query, Caller.Of(http));
        var workflow = query.Required("workflow_id");
        caller.MustReach(workflow);
        var environment = query.Text("environment") is { } said ? targets.Environment(caller, said, "query", "environment") : null;
        hub.Runs.Refresh();
        return new RunFilter
        {
            Workflow = workflow,
            Environment = environment,
            Environments = caller.Key.Environments,
            Statuses = Status(query.Text("status")),
            RevisionId = query.Text("revision_id") is { } revision ? NamedRevisions.Of(project.Store, caller, workflow, revision, "query", "revision_id").RevisionId : null,
            Session = query.Text("session_id"),
            Feedback = Said(query.Text("feedback")),
            Since = query.Time("start_date"),
            Until = query.Time("end_date", isEnd: true),
        }.TriggeredBy(Trigger(query.Text("trigger")));
    }

    private RunEntry Newest(Caller caller, string workflow, string session) =>
        hub.Runs.List(new() { Workflow = workflow, Session = session, Environments = caller.Key.Environments }, 1).Runs is [var newest, ..] ? newest
        : session.StartsWith("sess_", StringComparison.Ordinal) && hub.Runs.Has(session[5..]) && hub.Runs.Entry(session[5..]) is var alone && caller.Reaches(alone) ? alone
        : throw RunQueryErrors.NoSuchRun(session);

    private static ImmutableArray<RunStatus> Status(string? word) => word switch
    {
        null => default,
        _ when Enum.GetValues<RunStatus>().Where(status => WireStatus.Of(status) == word || WireStatus.Word(status) == word).ToImmutableArray() is { IsEmpty: false } statuses => statuses,
        _ => throw ApiException.Wrong("enum", "status must be completed, failed or running.", "query", "status"),
    };

    private static string? Trigger(string? said) => said is null || RunTrigger.Kinds.Contains(said.Split(':')[0])
        ? said
        : throw ApiException.Wrong("enum", $"trigger must be {string.Join(", ", RunTrigger.Kinds)}, or one of them with a name, such as schedule:nightly.", "query", "trigger");

    private static FeedbackKind? Said(string? word) => word switch
    {
        null => null,
        "any" => FeedbackKind.Any,
        "positive" => FeedbackKind.Positive,
        "negative" => FeedbackKind.Negative,
        _ => throw ApiException.Wrong("enum", "feedback must be any, positive or negative.", "query", "feedback"),
    };

    private WireRunLog Log(RunEntry run, bool isSummary) => RunLogs.Of(
        run, isSummary ? null : hub.Runs.Read(run.RunId), lookup.Definitions(run.Workflow, run.RevisionId), RunLookup.SessionOf(run.Session, run.RunId), time.GetUtcNow(), run.Feedback is null ? [] : hub.Runs.Feedback(run.RunId));
}
