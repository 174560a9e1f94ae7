using System.Net;
using System.Net.Sockets;

namespace Scout.Execution.Http;

/// <summary>Which addresses are of the public internet. What is not known to be is not.</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    // IANA's special-purpose registries, and the addresses by which clouds talk to their machines.
    private static readonly IPNetwork[] NotGlobal =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3ffe::/16", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork[] Private =
    [
        .. new[] { "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15", "::1/128", "fc00::/7" }.Select(network => IPNetwork.Parse(network)),
    ];

    // Of the machines' own clouds: they hand out keys to whoever asks.
    private static readonly IPAddress[] Never = [IPAddress.Parse("100.100.100.200"), IPAddress.Parse("fd00:ec2::254"), IPAddress.Parse("fd20:ce::254")];

    /// <summary>Whether an address is public.</summary>
    public static bool Has(IPAddress address) => Plain(address) is var plain && plain.AddressFamily == AddressFamily.InterNetwork
        ? !NotGlobal.Any(network => network.Contains(plain))
        : plain.ScopeId == 0 && Global6.Contains(plain) && !NotGlobal.Any(network => network.Contains(plain)) && !IsTunnel(plain);

    /// <summary>Whether an address is one of a private network or of this machine, which a name may be allowed to lead to. Those of a link, by which clouds talk to their machines, are not.</summary>
    public static bool MayBeNamed(IPAddress address) => Has(address) || (Plain(address) is var plain && Private.Any(network => network.Contains(plain)) && !Never.Contains(plain));

    // What is an IPv4 address in the end is judged as one.
    private static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address) ? new(address.GetAddressBytes().AsSpan(12))
        : address;

    // ISATAP: the last four bytes are an IPv4 address of some network.
    private static bool IsTunnel(IPAddress address) => address.GetAddressBytes() is var bytes && (bytes[8] & 0xFD) == 0 && bytes.AsSpan(9, 3).SequenceEqual((ReadOnlySpan<byte>)[0, 0x5E, 0xFE]);
}
