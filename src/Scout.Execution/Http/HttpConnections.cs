using System.Net;
using Scout.Revisions.Runs;

namespace Scout.Execution.Http;

/// <summary>The clients of HTTP requests: one for each set of places where they may go, so that no connection is shared by those who may not have it. Safe for many threads.</summary>
/// <param name="resolve">Finds the addresses of a name; by default the system does.</param>
internal sealed class HttpConnections(Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<HttpAccess, HttpClient> _clients = [];

    /// <summary>The client of an environment. It belongs to nobody: it is not to be disposed.</summary>
    /// <param name="access">Where it may send requests; none: to every public host.</param>
    public HttpClient Get(HttpAccess? access)
    {
        lock (_lock)
        {
            var places = access ?? new();
            if (!_clients.TryGetValue(places, out var client))
            {
                _clients[places] = client = New(places);
            }

            return client;
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private HttpClient New(HttpAccess access)
    {
        var guard = new HttpGuard(access, resolve ?? Dns.GetHostAddressesAsync);
        guard.InnerHandler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            // The framework takes what is cut in the middle for all of it: a block unpacks its answers itself.
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = guard.ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            UseCookies = false,
            // A proxy of the process's environment would be asked in place of the host, and the guard would see only the proxy.
            UseProxy = access.Proxy is not null,
            Proxy = access.Proxy is { } proxy ? new WebProxy(proxy) : null,
        };
        // A block's own timeout ends a request.
        var client = new HttpClient(guard) { Timeout = Timeout.InfiniteTimeSpan, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Scout.Build");
        return client;
    }
}
