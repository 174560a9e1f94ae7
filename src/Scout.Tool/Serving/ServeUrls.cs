using System.Collections.Immutable;
using System.Net;

namespace Scout.Tool.Serving;

/// <summary>Where a server listens: this machine alone, or others too where nobody between can read what they say.</summary>
internal static class ServeUrls
{
    /// <summary>Where it listens where nothing is said.</summary>
    public const string Default = "http://127.0.0.1:5217";

    /// <summary>The URLs as they are.</summary>
    /// <param name="urls">What was said.</param>
    /// <param name="hasCertificate">Whether there is a certificate.</param>
    /// <param name="isBehindProxy">Whether a proxy stands before the server.</param>
    /// <exception cref="ScoutException">One is none, or would be read by others on its way.</exception>
    public static ImmutableArray<string> Checked(IEnumerable<string> urls, bool hasCertificate, bool isBehindProxy) => [.. urls.Select(url => Checked(url, hasCertificate, isBehindProxy))];

    /// <summary>Origins as browsers send them.</summary>
    /// <exception cref="ScoutException">One is none.</exception>
    public static ImmutableArray<string> Origins(IEnumerable<string> origins) =>
    [
        .. origins.Select(origin => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == origin.TrimEnd('/')
            ? origin.TrimEnd('/')
            : throw ServingErrors.NoOrigin(origin)),
    ];

    /// <summary>Names of the machine as they are.</summary>
    /// <exception cref="ScoutException">One is none.</exception>
    public static ImmutableArray<string> Hosts(IEnumerable<string> hosts) => [.. hosts.Select(host => Uri.CheckHostName(host) == UriHostNameType.Dns ? host : throw ServingErrors.NoHost(host))];

    private static string Checked(string url, bool hasCertificate, bool isBehindProxy)
    {
        // Kestrel's wildcards are no names.
        var named = url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(named, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
        {
            throw ServingErrors.NoUrl(url);
        }

        if (uri.Scheme == "https" && !hasCertificate)
        {
            throw ServingErrors.NoCertificate(url);
        }

        return uri.Scheme == "https" || isBehindProxy || IsThisMachine(uri) ? named : throw ServingErrors.ReadOnItsWay(url);
    }

    private static bool IsThisMachine(Uri uri) => uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
