using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Runs.Changes;
using Scout.Server.Requests;
using Scout.Web.Site;
using Scout.Web.Visiting;

namespace Scout.Web.Logs;

/// <summary><c>GET /runs/{run}/file</c>: a run as one file to share. It asks for nothing, runs nothing, and has nothing in it that was in the run.</summary>
internal static class RunFileRoute
{
    /// <summary>Adds the route.</summary>
    public static void MapTo(IEndpointRouteBuilder routes) => routes.MapGet("/runs/{run}/file", Answer).RequireAuthorization();

    private static IResult Answer(HttpContext http, string run, Visits visits, RunStore runs)
    {
        if (visits.Of(http.User) is not { } visitor)
        {
            return Results.Unauthorized();
        }

        try
        {
            return File(http, visitor, run, runs);
        }
        catch (ScoutException exception)
        {
            // Whoever followed a link to it reads why.
            return new RazorComponentResult<ToldPage>(new Dictionary<string, object?> { [nameof(ToldPage.Error)] = exception }) { StatusCode = ApiException.Of(exception, "path")?.Status ?? StatusCodes.Status500InternalServerError };
        }
    }

    private static RazorComponentResult<RunFilePage> File(HttpContext http, Visitor visitor, string run, RunStore runs)
    {
        var entry = SeenRuns.Find(runs, visitor, run);
        if (entry.Status is RunStatus.Running or RunStatus.Waiting)
        {
            throw LogErrors.UnderWay(run);
        }

        var records = runs.Records(entry.RunId);
        var shared = SharedRun.Of(RunStore.Read(entry, records));
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"run-{RunIds.ShortOf(entry.RunId)}.html" }.ToString();
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<RunFilePage>(new Dictionary<string, object?> { [nameof(RunFilePage.Title)] = $"Run {RunIds.ShortOf(entry.RunId)} of {entry.Workflow}", [nameof(RunFilePage.Content)] = RunFile.Of(shared, records) });
    }
}
