using Scout.Server.Projects;
using Scout.Server.Requests;
using Scout.Server.Running;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Api;

/// <summary>Whether the server lives (<c>/healthz</c>), and whether it can be asked (<c>/readyz</c>).</summary>
internal static class HealthRoutes
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", (Delegate)((HttpContext http) => http.Response.WriteAsync(new WireDone("ok")))).IsAlwaysAnswered().Says("health_live", "Whether the server lives.").Gives<WireDone>();
        routes.MapGet("/readyz", ReadyAsync).IsAlwaysAnswered().Says("health_ready", "Whether the server can be asked.").Gives<WireDone>();
    }

    private static Task ReadyAsync(HttpContext http, ProjectStores project, RunHub hub, RunKeeper keeper)
    {
        if (!keeper.IsReady)
        {
            throw ApiException.Unavailable("The server is starting, or stops: it goes on with runs that were left.");
        }

        try
        {
            _ = project.Store.Workflows();
            _ = hub.Runs.Has("none");
            return http.Response.WriteAsync(new WireDone("ready"));
        }
        catch (ScoutException exception)
        {
            throw ApiException.Unavailable($"The project cannot be read ({exception.Code}).", exception.Code);
        }
    }
}
