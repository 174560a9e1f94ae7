using System.Net;
using System.Net.Sockets;

namespace Scout.Revisions.Rules;

/// <summary>An entry of a list of hosts: <c>api.example.com</c>, <c>*.example.com</c>, <c>10.0.0.7:8080</c>, <c>[::1]:5000</c>. The gate and the engine ask the same one.</summary>
internal static class HostPattern
{
    /// <summary>Stands for every name below one: <c>*.example.com</c> is <c>api.example.com</c> and <c>a.b.example.com</c>, and not <c>example.com</c>.</summary>
    public const string Below = "*.";

    /// <summary>Stands for every host.</summary>
    public const string Every = "*";

    private const int Http = 80;
    private const int Https = 443;
    private const int MostPort = 65535;

    /// <summary>Whether an entry is about a host and a port. One without a port is about 80 and 443.</summary>
    /// <param name="entry">The entry, as <c>scout.json</c> has it.</param>
    /// <param name="host">The host of a URL: a name (in its IDN form) or an address; IPv6 with or without its brackets.</param>
    /// <param name="port">The port of the URL.</param>
    public static bool Covers(string entry, string host, int port)
    {
        var (name, named) = Split(entry);
        return (named is null ? port is Http or Https : named == port) && IsOf(name, Plain(host));
    }

    /// <summary>An entry's name or address, without brackets, and its port, where it has one.</summary>
    /// <param name="entry">The entry, or the host of a URL with its port.</param>
    public static (string Name, int? Port) Split(string entry)
    {
        // Of an IPv6 address only what follows its bracket is a port.
        var colon = entry.LastIndexOf(':');
        var isPort = colon > entry.LastIndexOf(']') && entry.IndexOf(':') == colon || colon > 0 && entry[colon - 1] == ']';
        return isPort && Port(entry, colon + 1) is { } port ? (Plain(entry.Substring(0, colon)), port) : (Plain(entry), null);
    }

    private static int? Port(string entry, int from)
    {
        var port = 0;
        for (var i = from; i < entry.Length; i++)
        {
            if (entry[i] is < '0' or > '9' || (port = (port * 10) + (entry[i] - '0')) > MostPort)
            {
                return null;
            }
        }

        return port > 0 ? port : null;
    }

    private static bool IsOf(string name, string host)
    {
        if (name.StartsWith(Below, StringComparison.Ordinal))
        {
            return !IsAddress(host, out _)
                && host.Length > name.Length - 1
                && host.EndsWith(name.Substring(1), StringComparison.OrdinalIgnoreCase);
        }

        if (name == Every)
        {
            return true;
        }

        // ::1 and 0:0:0:0:0:0:0:1 are one address.
        return string.Equals(name, host, StringComparison.OrdinalIgnoreCase)
            || IsAddress(name, out var a) && IsAddress(host, out var b) && a.Equals(b);
    }

    private static bool IsAddress(string text, out IPAddress address) =>
        IPAddress.TryParse(text, out address!) && (address.AddressFamily == AddressFamily.InterNetworkV6 || text.Split('.').Length == 4);

    // A name may end in the dot of the root, which makes it no other host.
    private static string Plain(string host)
    {
        var bare = host.Length > 2 && host[0] == '[' && host[host.Length - 1] == ']' ? host.Substring(1, host.Length - 2) : host;
        return bare.Length > 1 && bare[bare.Length - 1] == '.' ? bare.Substring(0, bare.Length - 1) : bare;
    }
}
