using Microsoft.Net.Http.Headers;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Web.Visiting;
using Scout.Web.Watching;

namespace Scout.Web.Logs;

/// <summary><c>GET /runs/{run}/values/{part}?block=PATH</c>: all of a value of a run, as text, for whoever may see the run's page. Pages show the beginning of one that is long.</summary>
internal static class RunValueRoute
{
    /// <summary>Adds the route.</summary>
    public static void MapTo(IEndpointRouteBuilder routes) => routes.MapGet("/runs/{run}/values/{part}", Answer).RequireAuthorization();

    private static IResult Answer(HttpContext http, string run, string part, string? block, Visits visits, RunStore runs)
    {
        if (visits.Of(http.User) is not { } visitor)
        {
            return Results.Unauthorized();
        }

        var entry = SeenRuns.Find(runs, visitor, run);
        var text = Enum.TryParse<RunPart>(part, ignoreCase: true, out var known) && Enum.IsDefined(known) ? new RunValue(entry.RunId, block, known).Of(runs.Read(entry.RunId)) : null;
        if (text is null)
        {
            throw LogErrors.NoValue(RunIds.ShortOf(entry.RunId), block, part);
        }

        // Whatever is in it is no page, and is shown as none.
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"run-{RunIds.ShortOf(entry.RunId)}-{known.ToString().ToLowerInvariant()}.txt" }.ToString();
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(text, "text/plain; charset=utf-8");
    }
}
