using System.Collections.Immutable;
using System.Net;

namespace Scout.Revisions.Project;

/// <summary>Where the ends of an environment's runs may be told to: its <c>"callbacks"</c> in <c>scout.json</c>.</summary>
/// <param name="Secret">The name of the secret that such messages are signed with.</param>
/// <param name="To">The origins that they may go to: <c>https://hooks.example.com</c>.</param>
internal sealed record CallbackDefinition(string Secret, ImmutableArray<string> To)
{
    /// <summary>The origin of a URL in the one form in which origins are compared; none where nothing can be told there: it is neither https nor http on this machine.</summary>
    public static string? OriginOf(Uri url) =>
        url.IsAbsoluteUri && url.Host.Length > 0 && url.UserInfo.Length == 0 && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsThisMachine(url)))
            ? $"{url.Scheme}://{(url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost.ToLowerInvariant())}{(url.IsDefaultPort ? "" : $":{url.Port}")}"
            : null;

    private static bool IsThisMachine(Uri url) => url.IdnHost == "localhost" || (IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
