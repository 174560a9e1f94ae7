using System.Net;
using Scout.Server.Options;
using Scout.Server.Requests;

namespace Scout.Server.Guards;

/// <summary>
/// Lets no page of another origin use a browser that can reach the server, and nobody who calls it by a name that it does not have (DNS rebinding). Programs send neither
/// <c>Origin</c> nor <c>Sec-Fetch-Site</c>.
/// </summary>
internal sealed class OriginGuard(ScoutServerOptions options)
{
    /// <summary>Looks at a request.</summary>
    /// <exception cref="ApiException">It comes from where it must not.</exception>
    public void Check(HttpContext http)
    {
        CheckName(http);
        var request = http.Request;
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
        {
            if (!IsSame(request, origin) && !options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase))
            {
                throw ApiException.Forbidden("Pages of that origin may not call the server. Allow it when the server is started: --allow-origin ORIGIN (in an app of your own: AllowedOrigins).");
            }

            if (!IsSame(request, origin))
            {
                Allow(http, origin);
            }
        }
        else if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            throw ApiException.Forbidden("A browser says that the page of another site asks. Open the server's own pages, or allow the origin: --allow-origin ORIGIN (in an app of your own: AllowedOrigins).");
        }
    }

    /// <summary>Looks whether the server is called by a name that it has.</summary>
    /// <exception cref="ApiException">It is not.</exception>
    public void CheckName(HttpContext http)
    {
        if (!IsOwnName(http.Request.Host.Host))
        {
            throw ApiException.Misdirected("The server is not called so. Call it by its address, or name the name when it is started: --allow-host NAME (in an app of your own: AllowedHosts).");
        }
    }

    /// <summary>Tells a browser whose page may call what it may send.</summary>
    public static void Invite(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = "GET, POST, PUT, DELETE";
        headers.AccessControlAllowHeaders = "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, Prefer, Scout-Callback, Scout-Expect-Contract, Scout-Expect-Revision, User-Agent, X-Fern-Language, X-Fern-SDK-Name, X-Fern-SDK-Version";
        headers.AccessControlMaxAge = "600";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    // Addresses are no names that somebody else's DNS could give.
    private bool IsOwnName(string host) =>
        host.Length > 0 && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || IPAddress.TryParse(host.Trim('[', ']'), out _)
            || options.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase));

    private static bool IsSame(HttpRequest request, string origin) => string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);

    private static void Allow(HttpContext http, string origin)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.Vary = "Origin";
        headers.AccessControlExposeHeaders = "Location, Retry-After, Scout-Run-Id, Scout-Revision-Id, Scout-Environment, Scout-Promotion-Id";
    }
}
