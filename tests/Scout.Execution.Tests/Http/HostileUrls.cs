namespace Scout.Execution.Tests.Http;

/// <summary>URLs that an attacker writes to reach this machine's own services, those of its network, or its cloud's. <c>PORT</c> stands for the port of an internal server.</summary>
internal static class HostileUrls
{
    private static readonly string[] Loopback4 =
    [
        "127.0.0.1", "127.1", "127.0.1", "127.000.000.001", "127.0.0.01", "0127.0.0.1", "0177.0.0.1", "0177.0.0.01", "0177.0.01", "0177.1", "00177.0.0.1", "0x7f.0.0.1", "0x7F.0x0.0x0.0x1", "0x7f.1",
        "0x7f000001", "0X7F000001", "2130706433", "02130706433", "017700000001", "0x00000007f000001", "127.0.0.1.", "127.0.0.2", "127.255.255.254", "127.127.127.127", "0", "0.0.0.0", "0.0.0.1", "0x0", "00", "0.0",
        "127.0x0.0.1", "127.0.0x1", "0x7f.0.1", "127.00.1", "4294967295", "255.255.255.255",
        "１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "⑯⑨.254.169.254", "１２７.1", "0ｘ7f000001",
    ];

    private static readonly string[] Loopback6 =
    [
        "[::1]", "[0:0:0:0:0:0:0:1]", "[0000:0000:0000:0000:0000:0000:0000:0001]", "[::0001]", "[0::1]", "[::]", "[::0]", "[0:0:0:0:0:0:0:0]", "[::127.0.0.1]", "[::7f00:1]", "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]", "[::FFFF:127.0.0.1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[0:0:0:0:0:ffff:7f00:0001]", "[::ffff:0:127.0.0.1]", "[::ffff:0.0.0.0]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]",
        "[::ffff:a9fe:a9fe]", "[::ffff:192.168.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b::169.254.169.254]", "[64:ff9b:1::127.0.0.1]", "[64:ff9b:1::1]",
        "[2002:7f00:1::]", "[2002:7f00:0001::1]", "[2002:a00:1::]", "[2002:a9fe:a9fe::]", "[2002:c0a8:1::1]", "[2001:0:7f00:1::]", "[2001::1]", "[2001:0:4136:e378:8000:63bf:80ff:fffe]", "[2001:10::1]", "[2001:20::1]",
        "[2001:2::1]", "[2001:db8::1]", "[3fff::1]", "[3ffe::1]", "[fc00::1]", "[fd00::1]", "[fdff:ffff::1]", "[fd00:ec2::254]", "[fd20:ce::254]", "[fe80::1]", "[fe80::1%25lo]", "[fe80::1%251]", "[::1%25lo]", "[febf::1]", "[fec0::1]", "[feff::1]",
        "[ff02::1]", "[ff0e::1]", "[100::1]", "[5f00::1]", "[2600:1f00::5efe:10.0.0.1]", "[2600:1f00::200:5efe:a00:1]", "[4000::1]", "[::2]", "[1::]",
    ];

    private static readonly string[] Networks =
    [
        "10.0.0.1", "10.255.255.255", "10.1", "012.0.0.1", "0xa.0.0.1", "0xa000001", "167772161", "172.16.0.1", "172.31.255.254", "0xac100001", "2886729729", "192.168.0.1", "192.168.255.255", "192.168.1", "0xc0a80001", "3232235521", "0300.0250.0.1",
        "100.64.0.1", "100.127.255.255", "100.100.100.200", "169.254.169.254", "169.254.0.1", "169.254.170.2", "0251.0376.0251.0376", "0xa9fea9fe", "0xA9.0xFE.0xA9.0xFE", "2852039166", "169.254.43518", "169.16689662",
        "168.63.129.16", "0xa83f8110", "2822734096", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1",
        "224.0.0.1", "239.255.255.250", "240.0.0.1", "254.254.254.254",
    ];

    private static readonly string[] Names =
    [
        "localhost", "LOCALHOST", "LocalHost", "localhost.", "LOCALHOST.", "localhost.localdomain", "ip6-localhost", "ip6-loopback", "app.localhost", "a.b.localhost", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "ｌｏｃａｌｈｏｓｔ", "local\u00adhost", "loc\u200balhost", "localhost\u3002",
    ];

    // Names of an attacker's zone, and what its server answers.
    private static readonly (string Name, string[] Addresses)[] Zone =
    [
        ("loop.attacker.example", ["127.0.0.1"]), ("loop6.attacker.example", ["::1"]), ("mapped.attacker.example", ["::ffff:127.0.0.1"]), ("nat64.attacker.example", ["64:ff9b::7f00:1"]), ("private.attacker.example", ["10.1.2.3"]),
        ("meta.attacker.example", ["169.254.169.254"]), ("wire.attacker.example", ["168.63.129.16"]), ("alibaba.attacker.example", ["100.100.100.200"]), ("zero.attacker.example", ["0.0.0.0"]), ("zero6.attacker.example", ["::"]),
        ("both.attacker.example", ["93.184.215.14", "127.0.0.1"]), ("both-other-way.attacker.example", ["127.0.0.1", "93.184.215.14"]), ("many.attacker.example", ["93.184.215.14", "93.184.215.15", "93.184.215.16", "10.0.0.1"]),
        ("six-and-four.attacker.example", ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", "127.0.0.1"]), ("teredo.attacker.example", ["2001:0:7f00:1::"]), ("sixtofour.attacker.example", ["2002:7f00:1::"]), ("multicast.attacker.example", ["224.0.0.1"]),
        ("link.attacker.example", ["fe80::1"]), ("unique.attacker.example", ["fd12:3456:789a::1"]), ("127.0.0.1.nip.example", ["127.0.0.1"]), ("localtest.attacker.example", ["127.0.0.53"]), ("bücher.attacker.example", ["127.0.0.1"]),
    ];

    /// <summary>The names that an attacker's server answers for.</summary>
    public static IReadOnlyDictionary<string, string[]> Dns => Zone.ToDictionary(name => new Uri($"http://{name.Name}").IdnHost, name => name.Addresses, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All =>
    [
        .. Loopback4.Concat(Loopback6).Concat(Networks).Concat(Names).Concat(Zone.Select(name => name.Name)).Select(host => $"http://{host}:PORT/"),
        .. Loopback4.Take(12).Concat(Loopback6.Take(12)).Concat(Networks.Take(4)).Select(host => $"https://{host}:PORT/"),
        .. Schemes(),
        .. Shapes(),
    ];

    private static IEnumerable<string> Schemes() =>
        new[] { "ftp", "file", "gopher", "dict", "ldap", "tftp", "ws", "wss", "jar", "netdoc", "data", "javascript", "unix", "HTTPX", "http+unix", "sftp", "telnet", "mailto", "blob", "view-source" }.Select(scheme => $"{scheme}://127.0.0.1:PORT/");

    private static IEnumerable<string> Shapes() =>
    [
        "http://public.example@127.0.0.1:PORT/", "http://public.example:80@127.0.0.1:PORT/", "http://public.example%40127.0.0.1:PORT/", "http://127.0.0.1:PORT@public.example/", "http://127.0.0.1:PORT#@public.example/",
        "http://127.0.0.1:PORT?@public.example/", "http://127.0.0.1:PORT\\@public.example/", "http:\\\\127.0.0.1:PORT\\", "http:/127.0.0.1:PORT/", "http:127.0.0.1:PORT/", "http:///127.0.0.1:PORT/", "http:////127.0.0.1:PORT/",
        "//127.0.0.1:PORT/", "/\\127.0.0.1:PORT/", "127.0.0.1:PORT", " http://127.0.0.1:PORT/", "\thttp://127.0.0.1:PORT/", "http://\t127.0.0.1:PORT/", "ht\ntp://127.0.0.1:PORT/", "http://127.0.0.1\r\n:PORT/", "http://127.0.0.1%00:PORT/",
        "http://127.0.0.1%2f:PORT/", "http://%31%32%37.0.0.1:PORT/", "http://127%2e0%2e0%2e1:PORT/", "http://[::1]%00:PORT/", "http://[::1:PORT/", "http://::1:PORT/", "http://[127.0.0.1]:PORT/", "http://127.0.0.1 :PORT/", "http://(127.0.0.1):PORT/",
        "http://127.0.0.1:0PORT/", "http://127.0.0.1:PORT:80/", "http://127.0.0.1::PORT/", "http://127.0.0.1:+PORT/", "http://127.0.0.1:PORT /", "http://127.0.0.1;public.example:PORT/", "http://127.0.0.1,public.example:PORT/", "http://public.example,127.0.0.1:PORT/",
        "http://a:b@localhost:PORT/", "http://@127.0.0.1:PORT/", "http://:@127.0.0.1:PORT/", "HTTP://127.0.0.1:PORT/", "hTtP://LOCALHOST:PORT/", "http://127.0.0.1:PORT/../", "http://127.0.0.1:PORT//", "http://127.0.0.1:PORT/%2e%2e/",
    ];
}
