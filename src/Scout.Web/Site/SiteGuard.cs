using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;
using Scout.Server.Guards;
using Scout.Server.Requests;

namespace Scout.Web.Site;

/// <summary>What every request passes before anybody asks who sends it: that for a page, and that for nothing at all. Calls of the API have a guard of their own.</summary>
internal sealed class SiteGuard(OriginGuard origins, IHostApplicationLifetime lifetime)
{
    /// <summary>Puts the guard before whatever answers: authentication too, which would lead somebody on in the name that they called the server by.</summary>
    public static RequestDelegate Around(RequestDelegate next) => http =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Needs>() is not null)
        {
            SiteHeaders.AddToCallOf(http);
            return next(http);
        }

        return ((SiteGuard)http.RequestServices.GetService(typeof(SiteGuard))!).PassAsync(http, next);
    };

    private static Task NowhereAsync(HttpContext http) => new RazorComponentResult<NowherePage> { StatusCode = StatusCodes.Status404NotFound }.ExecuteAsync(http);

    private async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        SiteHeaders.AddTo(http);
        var isPage = http.GetEndpoint()?.Metadata.GetMetadata<SitePart>() is not null || IsNavigation(http.Request);
        if (isPage && lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // A page whose connection was closed just now asks for another at once: the server would wait for its end for as long as it waits for anything.
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.Connection = "close";
            return;
        }

        try
        {
            Check(http);
        }
        catch (ApiException exception) when (isPage)
        {
            http.Response.StatusCode = exception.Status;
            await http.Response.WriteAsync(exception.Message).ConfigureAwait(false);
            return;
        }

        // Circuits are no pages: theirs is the browser's end of the site.
        await (http.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal) ? next(http) : AnswerAsync(http, next)).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        var body = http.Response.Body;
        var page = new PlainPage(http.Response, body);
        await using (page.ConfigureAwait(false))
        {
            http.Response.Body = page;
            try
            {
                // Programs are told that there is nothing as ever.
                await (http.GetEndpoint() is null && IsNavigation(http.Request) ? NowhereAsync(http) : next(http)).ConfigureAwait(false);
                if (http.Response.BodyWriter is { CanGetUnflushedBytes: true, UnflushedBytes: > 0 } writer)
                {
                    await writer.FlushAsync(http.RequestAborted).ConfigureAwait(false);
                }
            }
            finally
            {
                http.Response.Body = body;
            }

            await page.EndAsync().ConfigureAwait(false);
        }
    }

    private void Check(HttpContext http)
    {
        if (IsNavigation(http.Request))
        {
            origins.CheckName(http);
        }
        else
        {
            origins.Check(http);
        }
    }

    // Somebody follows a link in a message: a page is shown, and nothing is done.
    private static bool IsNavigation(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
}
