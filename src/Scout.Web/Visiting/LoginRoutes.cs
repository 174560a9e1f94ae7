using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Scout.Web.Site;

namespace Scout.Web.Visiting;

/// <summary>How somebody comes in, and goes.</summary>
internal static class LoginRoutes
{
    /// <summary>The page that asks who somebody is.</summary>
    public const string Path = "/login";

    /// <summary>Adds the routes.</summary>
    public static void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, GetAsync).AllowAnonymous();
        routes.MapPost(Path, PostAsync).AllowAnonymous();
        routes.MapPost("/logout", LeaveAsync);
    }

    private static async Task<IResult> GetAsync(HttpContext http, Visits visits)
    {
        var query = http.Request.Query;
        if (query["token"] is [{ Length: > 0 } token])
        {
            return await visits.WithLinkAsync(token) is { } visitor ? await ComeInAsync(http, visitor, "/") : Page(http, "That link has been used, or has expired: each opens the console once, within ten minutes. `dotnet scout console` makes another.");
        }

        if (query.ContainsKey("gone"))
        {
            return Page(http, "You are not signed in any more: the key that you came with was switched off, removed or given a new secret, or has expired; or you signed out elsewhere.");
        }

        // A browser sends no cookie along with a link of another site, but does where this site leads on.
        return http.Request.Headers["Sec-Fetch-Site"] == "cross-site" && query["returnUrl"] is [{ Length: > 0 } wanted] && IsHere(wanted) ? OnceMore(http, wanted) : Page(http, null);
    }

    private static IResult OnceMore(HttpContext http, string wanted)
    {
        http.Response.Headers.CacheControl = "no-store";
        var address = WebUtility.HtmlEncode(wanted);
        return Results.Content(
            $"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Scout.Build</title><link rel="icon" href="{SiteFiles.Address("icon.svg")}"><meta http-equiv="refresh" content="0;url={address}"></head><body><a href="{address}">Go on to the page</a></body></html>""",
            "text/html; charset=utf-8");
    }

    private static async Task<IResult> PostAsync(HttpContext http, IAntiforgery antiforgery, Visits visits, ILogger<Visits> log)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            VisitLog.OldForm(log, http.Request.Path);
            return Page(http, "This page was open for too long. Try once more.");
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return visits.WithToken(form["key"].ToString().Trim()) is { } visitor && visits.Of(Visits.Principal(visitor)) is not null
            ? await ComeInAsync(http, visitor, http.Request.Query["returnUrl"].ToString())
            : Page(http, "No key of this server that may read is like that one. It may have been removed, switched off, given a new secret, or have expired.");
    }

    private static async Task<IResult> LeaveAsync(HttpContext http, IAntiforgery antiforgery, Visits visits, ILogger<Visits> log)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            VisitLog.OldForm(log, http.Request.Path);
            return Results.Text("This page was open for too long. Go back, and try once more.", statusCode: StatusCodes.Status400BadRequest);
        }

        visits.Leave(http.User);
        await http.SignOutAsync();
        return Results.LocalRedirect($"~{Path}");
    }

    private static async Task<IResult> ComeInAsync(HttpContext http, Visitor visitor, string to)
    {
        var wanted = IsHere(to) ? to : "/";
        // Where nothing is said of it, the cookie's own handler sends whoever comes in to whatever the address asks for.
        await http.SignInAsync(Visits.Principal(visitor), new AuthenticationProperties { RedirectUri = wanted });
        return Results.LocalRedirect($"~{wanted}");
    }

    private static RazorComponentResult<LoginPage> Page(HttpContext http, string? problem)
    {
        // As the form's mark has it, which warns of any other.
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return new RazorComponentResult<LoginPage>(new Dictionary<string, object?> { [nameof(LoginPage.Problem)] = problem }) { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized };
    }

    // `//evil.example` and `/\evil.example` are addresses of other sites; what is no letter of an address is none.
    private static bool IsHere(string to) => to.All(letter => letter is > ' ' and <= '~') && to is ['/'] or ['/', not '/' and not '\\', ..];
}
