using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using Scout.Client;

namespace Scout.Testing;

/// <summary>What a test asks of a server, for the messages of what goes wrong with it.</summary>
/// <param name="Server">The server, in words.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Run">The run, once there is one.</param>
internal sealed record ServerAsk(string Server, string Environment, string Workflow, string? Run = null)
{
    /// <summary>What an exception of the client means to the test; none where it is not about the server.</summary>
    public ScoutException? Told(Exception exception) => exception switch
    {
        ScoutApiException { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } refused => ServerErrors.KeyRefused(this, refused),
        ScoutApiException { Status: < HttpStatusCode.Ambiguous } other => ServerErrors.NoScout(this, other),
        ScoutApiException refused => ServerErrors.Refused(this, refused, Remedy(refused.Status)),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or AuthenticationException => ServerErrors.NotTrusted(this, exception),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError } when Run is null => ServerErrors.NoScout(this, exception),
        HttpRequestException or IOException or SocketException => Run is null ? ServerErrors.NotReached(this, exception) : ServerErrors.WentAway(this, exception),
        OperationCanceledException or TimeoutException => ServerErrors.TooSlow(this, exception),
        JsonException or NotSupportedException => ServerErrors.NoScout(this, exception),
        _ => null,
    };

    // A server of Scout says mostly what to do itself.
    private static string Remedy(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => " Promote it there, name an environment that has it, or give the address of the Scout server that does.",
        HttpStatusCode.TooManyRequests => " Let fewer tests run at the same time.",
        >= HttpStatusCode.InternalServerError => " Look at the server's log, and at what stands before it.",
        _ => "",
    };
}
