using System.Collections.Immutable;
using Microsoft.AspNetCore.Routing.Template;
using Scout.Server.Requests;

namespace Scout.Server.Api;

/// <summary>
/// Answers what no call answers: another method, another path below <c>/v2</c>. It is a route, so that an app with the API in it does not answer in its own way, or asks whoever has a key to sign in.
/// </summary>
internal sealed class ElsewhereRoutes(EndpointDataSource endpoints)
{
    private static readonly string[] Places = ["/v2/{**path}", "/healthz", "/readyz"];

    /// <summary>Adds the routes, behind all others.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var place in Places)
        {
            routes.Map(place, (HttpContext http, ElsewhereRoutes these) => these.Refuse(http)).NeedsNothing().ExcludeFromDescription().WithOrder(int.MaxValue);
        }
    }

    private Task Refuse(HttpContext http)
    {
        var (method, path) = (http.Request.Method, http.Request.Path);
        var allowed = Methods(path);
        if (allowed.IsEmpty)
        {
            throw ApiException.NotFound($"There is nothing at {method} {path}. GET /openapi/v1.json lists what there is.");
        }

        http.Response.Headers.Allow = string.Join(", ", allowed);
        throw ApiException.NotAllowed($"{path} cannot be asked with {method}, but with {http.Response.Headers.Allow}.");
    }

    // Those of the app's own calls at a path too. What takes any path says nothing of this one.
    private ImmutableArray<string> Methods(PathString path) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (endpoint.RoutePattern, endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods))
            .Where(endpoint => endpoint is { HttpMethods.Count: > 0 } && !endpoint.RoutePattern.Parameters.Any(part => part.IsCatchAll) && new TemplateMatcher(new(endpoint.RoutePattern), []).TryMatch(path, []))
            .SelectMany(endpoint => endpoint.HttpMethods!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
