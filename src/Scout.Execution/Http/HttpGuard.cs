using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Execution.Http;

/// <summary>Lets requests through to where an environment may send them, and nowhere else: by name before they are sent, and by address when a connection is made. Safe for many threads.</summary>
/// <param name="access">Where they may go.</param>
/// <param name="resolve">Finds the addresses of a name.</param>
internal sealed class HttpGuard(HttpAccess access, Func<string, CancellationToken, Task<IPAddress[]>> resolve) : DelegatingHandler
{
    /// <summary>Looks at a URL alone.</summary>
    /// <exception cref="ScoutException">No request may go there.</exception>
    public void Check(Uri url)
    {
        if (url.Scheme is not ("http" or "https"))
        {
            throw HttpErrors.UrlIsNone(url.OriginalString, $"its scheme is '{url.Scheme}', and only https and http are sent");
        }

        if (url.UserInfo.Length > 0)
        {
            throw HttpErrors.UrlIsNone($"{url.Scheme}://...@{url.Authority}", "it has a name or a password before its host; send them in the Authorization header");
        }

        // 0127.0.0.1, 0x7f.1, 2130706433: one reader's address is another's name, or another address.
        if (url.HostNameType == UriHostNameType.IPv4 && !url.OriginalString.Contains(url.Host, StringComparison.Ordinal))
        {
            throw HttpErrors.UrlIsNone(url.OriginalString, $"its host is an address in a form that others read otherwise; write {url.Host} where that is meant");
        }

        var host = Name(url.IdnHost);
        if (!IsNamed(access.Private, host, url.Port) && !IsNamed(access.Hosts, host, url.Port) && (!access.Hosts.IsEmpty || access.Proxy is not null || url.Port is not (80 or 443)))
        {
            throw HttpErrors.HostNotAllowed(Shown(host, url.Port), access.Hosts.IsEmpty && access.Proxy is null);
        }

        if (IPAddress.TryParse(host, out var address))
        {
            Admit(host, url.Port, [address]);
        }
    }

    /// <summary>Connects to where a name leads, when all of its addresses are allowed.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (Name(context.DnsEndPoint.Host), context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellation).ConfigureAwait(false);
        // The way to the proxy is the operator's; what lies behind it was looked at by name.
        if (access.Proxy is null)
        {
            Admit(host, port, addresses);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Check(request.RequestUri!);
        return base.SendAsync(request, cancellationToken);
    }

    // One address that is not allowed is enough: which of them is taken is nobody's to choose.
    private void Admit(string host, int port, IPAddress[] addresses)
    {
        Func<IPAddress, bool> allowed = IsNamed(access.Private, host, port) ? PublicAddresses.MayBeNamed : PublicAddresses.Has;
        if (addresses.FirstOrDefault(address => !allowed(address)) is { } refused)
        {
            throw HttpErrors.AddressRefused(Shown(host, port), refused, PublicAddresses.MayBeNamed(refused));
        }
    }

    private static bool IsNamed(ImmutableArray<string> entries, string host, int port) => entries.Any(entry => HostPattern.Covers(entry, host, port));

    // With and without a dot at its end a name is the same.
    private static string Name(string host) => host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();

    private static string Shown(string host, int port) => $"{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}{(port is 80 or 443 ? "" : $":{port}")}";
}
