using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Project;

/// <summary>Reads where requests may go in <c>scout.json</c>. Hosts are put into one form, in which a URL's host is compared with them.</summary>
internal static class HttpAccessReader
{
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="element">The object.</param>
    /// <param name="at">Its place.</param>
    public static HttpAccess Read(JsonProblems problems, JsonElement element, string at)
    {
        var before = problems.All.Count;
        var access = new HttpAccess();
        foreach (var member in problems.Members(element, at, "where Http blocks may send requests", "hosts", "private", "proxy"))
        {
            var here = $"{at}.{member.Name}";
            access = member.Name switch
            {
                "hosts" => access with { Hosts = Hosts(problems, member.Value, here, isPrivate: false) },
                "private" => access with { Private = Hosts(problems, member.Value, here, isPrivate: true) },
                _ => access with { Proxy = Proxy(problems, member.Value, here) },
            };
        }

        if (before == problems.All.Count && access is { Proxy: not null, Hosts.IsEmpty: true, Private.IsEmpty: true })
        {
            problems.Add($"{at}.proxy", "behind a proxy nobody here sees which addresses are reached, so that the names must be said. Add \"hosts\" with those that may be reached.");
        }

        return access;
    }

    private static ImmutableArray<string> Hosts(JsonProblems problems, JsonElement element, string at, bool isPrivate)
    {
        var written = problems.Texts(element, at, isPrivate ? "hosts with private addresses" : "the hosts that may be reached");
        if (written.IsEmpty && element.ValueKind == JsonValueKind.Array && element.GetArrayLength() == 0 && !isPrivate)
        {
            problems.Add(at, "the list is empty, which would let requests go to every public host, as if it was not there. Name those that may be reached, such as \"api.example.com\", or leave \"hosts\" out.");
        }

        var hosts = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        for (var i = 0; i < written.Length; i++)
        {
            if (Host(written[i], isPrivate, out var host) is { } problem)
            {
                problems.Add($"{at}[{i}]", $"'{written[i]}' {problem}");
            }
            else
            {
                _ = hosts.Add(host);
            }
        }

        return [.. hosts];
    }

    private static string? Host(string entry, bool isPrivate, out string host)
    {
        host = "";
        if (entry.Contains("://", StringComparison.Ordinal))
        {
            return $"is a URL. Write its host alone, such as \"{UrlBeginning.HostOf(entry) ?? "api.example.com"}\".";
        }

        if (entry.IndexOfAny(['/', '?', '#', '@', '\\']) >= 0 || entry.Any(char.IsWhiteSpace))
        {
            return "has more than a host and a port. Write one host an entry, such as \"api.example.com\" or \"api.example.com:8443\".";
        }

        var (name, port) = HostPattern.Split(entry);
        if (IPAddress.TryParse(name, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            host = Written($"[{address}]", port);
            return address.ScopeId != 0 ? "names a network interface, which no URL does. Leave out what follows '%'."
                : entry[0] == '[' ? null
                : $"has no brackets, which tell an IPv6 address from a port. Write \"[{address}]\".";
        }

        if (name.Contains('[', StringComparison.Ordinal) || name.Contains(']', StringComparison.Ordinal))
        {
            return "is no IPv6 address in brackets. Write it such as \"[::1]\" or \"[::1]:5000\".";
        }

        if (name.Contains(':', StringComparison.Ordinal))
        {
            return "has no port from 1 to 65535 after its ':'. Write such as \"api.example.com:8443\", or leave the port out for 80 and 443.";
        }

        if (name == HostPattern.Every && !isPrivate)
        {
            host = Written(name, port);
            return null;
        }

        var isBelow = name.StartsWith(HostPattern.Below, StringComparison.Ordinal);
        var rest = isBelow ? name[HostPattern.Below.Length..] : name;
        if (isPrivate && name.Contains('*', StringComparison.Ordinal))
        {
            return "has a star, and a host with a private address is reached by its own name alone. Name each, such as \"crm.internal\".";
        }

        if (rest.Contains('*', StringComparison.Ordinal))
        {
            return "has a star where none can be. Write \"*.example.com\" for every host below example.com, or \"*\" for every host.";
        }

        if (InUrl(rest) is not { } known || isBelow && known.IsAddress)
        {
            return "is no host's name. Write one as URLs have it, such as \"api.example.com\".";
        }

        if (known.IsAddress && known.Name != rest)
        {
            return $"is an address in an unusual form. Write \"{Written(known.Name, port)}\".";
        }

        if (isBelow && !known.Name.Contains('.', StringComparison.Ordinal))
        {
            return "would let in whoever has a name there. Write at least two names behind the star, such as \"*.example.com\".";
        }

        host = Written(isBelow ? HostPattern.Below + known.Name : known.Name, port);
        return null;
    }

    // By the same reading as the URLs of requests get, so that a name that is written otherwise is the same host here and there.
    private static (string Name, bool IsAddress)? InUrl(string name)
    {
        var host = name.Length > 0 && name.All(letter => letter is '.' or '-' or '_' || char.IsAsciiLetterOrDigit(letter) || !char.IsAscii(letter))
            && Uri.TryCreate($"http://{name}/", UriKind.Absolute, out var url)
            ? url
            : null;
        return host?.HostNameType switch
        {
            UriHostNameType.IPv4 => (host.Host, true),
            UriHostNameType.Dns when host.IdnHost.TrimEnd('.') is { Length: > 0 and <= 253 } ascii && ascii.Split('.').All(label => label.Length is > 0 and <= 63) => (ascii.ToLowerInvariant(), false),
            _ => null,
        };
    }

    private static string Written(string name, int? port) => port is { } number ? $"{name}:{number}" : name;

    private static string? Proxy(JsonProblems problems, JsonElement element, string at)
    {
        if (problems.Text(element, at, "the proxy that requests go through: an http URL") is not { } text)
        {
            return null;
        }

        if (text.Any(char.IsWhiteSpace) || UrlBeginning.UrlOf(text) is not { Scheme: "http" } url)
        {
            problems.Add(at, $"'{text}' is no http URL. Write the proxy's host and port, such as \"http://proxy.internal:3128\".");
            return null;
        }

        if (url.UserInfo.Length > 0 || url.PathAndQuery != "/" || url.Fragment.Length > 0)
        {
            problems.Add(at, "the URL has more than a host and a port. Leave out what comes before '@' and after the port; no credentials stand in scout.json.");
            return null;
        }

        return $"http://{UrlBeginning.HostOf(text)}";
    }
}
