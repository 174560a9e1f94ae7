using System.Collections.Immutable;

namespace Scout.Analyzers.Determinism;

/// <summary>SCOUT2015: uses the network.</summary>
internal sealed class Network() : ApiImpurity(Descriptors.NetworkAccess, "uses the network", "move it into a code block")
{
    protected override ImmutableDictionary<string, (string Namespace, ImmutableHashSet<string> Members)> Apis { get; } =
        new Dictionary<string, (string, ImmutableHashSet<string>)>
        {
            ["HttpClient"] = ("System.Net.Http", [All]),
            ["Dns"] = ("System.Net", [All]),
            ["WebRequest"] = ("System.Net", [All]),
            ["WebClient"] = ("System.Net", [All]),
            ["Socket"] = ("System.Net.Sockets", [All]),
            ["TcpClient"] = ("System.Net.Sockets", [All]),
            ["TcpListener"] = ("System.Net.Sockets", [All]),
            ["UdpClient"] = ("System.Net.Sockets", [All]),
            ["ClientWebSocket"] = ("System.Net.WebSockets", [All]),
            ["Ping"] = ("System.Net.NetworkInformation", [All]),
            ["NetworkInterface"] = ("System.Net.NetworkInformation", [All]),
            ["SmtpClient"] = ("System.Net.Mail", [All]),
        }.ToImmutableDictionary();
}
