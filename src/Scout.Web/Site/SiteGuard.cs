using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Hosting;
using Scout.Server.Guards;
using Scout.Server.Requests;

namespace Scout.Web.Site;

/// <summary>What every request for a page passes before it is answered.</summary>
internal sealed class SiteGuard(OriginGuard origins, IHostApplicationLifetime lifetime)
{
    /// <summary>Puts the guard before an endpoint.</summary>
    public static void Before(EndpointBuilder endpoint)
    {
        endpoint.Metadata.Add(SitePart.Instance);
        var answer = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = http => ((SiteGuard)http.RequestServices.GetService(typeof(SiteGuard))!).PassAsync(http, answer);
    }

    /// <summary>Says to whoever follows a wrong address that there is nothing; calls of programs are answered as ever.</summary>
    public static RequestDelegate Around(RequestDelegate next) => http => http.GetEndpoint() is null && IsNavigation(http.Request)
        ? ((SiteGuard)http.RequestServices.GetService(typeof(SiteGuard))!).PassAsync(http, NowhereAsync)
        : next(http);

    private static Task NowhereAsync(HttpContext http) => new RazorComponentResult<NowherePage> { StatusCode = StatusCodes.Status404NotFound }.ExecuteAsync(http);

    private async Task PassAsync(HttpContext http, RequestDelegate answer)
    {
        SiteHeaders.AddTo(http);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // A page whose connection was closed just now asks for another at once: the server would wait for its end for as long as it waits for anything.
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.Connection = "close";
            return;
        }

        try
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
        catch (ApiException exception)
        {
            http.Response.StatusCode = exception.Status;
            await http.Response.WriteAsync(exception.Message).ConfigureAwait(false);
            return;
        }

        await answer(http).ConfigureAwait(false);
    }

    // Somebody follows a link in a message: a page is shown, and nothing is done.
    private static bool IsNavigation(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
}
