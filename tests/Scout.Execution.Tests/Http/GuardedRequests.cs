using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Scout.Execution.Http;
using Scout.Execution.Tests.Runs;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Http;

/// <summary>No request reaches a server of this machine or of its network, whatever its URL looks like, unless the environment names it.</summary>
public sealed class GuardedRequests
{
    private const string NoSuchHost = "no such host in the corpus";
    private const string Config = """{"method":"GET","url":"{{ inputs.url }}","redirects":5}""";

    public static TheoryData<string> Urls => [.. HostileUrls.All];

    [Fact]
    public void The_corpus_has_at_least_250_urls_each_once() => Assert.True(HostileUrls.All.Count() >= 250 && HostileUrls.All.Distinct().Count() == HostileUrls.All.Count(), $"{HostileUrls.All.Count()}");

    /// <remarks>Every host and port is allowed by name, so that only the guard of addresses is left.</remarks>
    [Theory]
    [MemberData(nameof(Urls))]
    public async Task No_hostile_url_reaches_an_internal_server(string url)
    {
        await using var server = await InternalServer.StartAsync();
        var hostile = url.Replace("PORT", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

        var run = await RunAsync(hostile, new() { Hosts = ["*", $"*:{server.Port}"] });

        Assert.Equal(0, server.Connections);
        var error = run.Events.OfType<RunFailed>().Single().Error;
        Assert.True(error.Code is "SCOUT7442" or "SCOUT7444" || error.Message.Contains(NoSuchHost, StringComparison.Ordinal), error.Message);
    }

    /// <remarks>The positive control: the server is there, and the guard is what keeps requests from it.</remarks>
    [Theory]
    [InlineData("http://127.0.0.1:PORT/", "127.0.0.1:PORT")]
    [InlineData("http://[::1]:PORT/", "[::1]:PORT")]
    [InlineData("http://localhost:PORT/", "localhost:PORT")]
    [InlineData("http://LOCALHOST.:PORT/", "localhost:PORT")]
    [InlineData("http://loop.attacker.example:PORT/", "loop.attacker.example:PORT")]
    public async Task One_that_the_environment_names_is_reached(string url, string entry)
    {
        await using var server = await InternalServer.StartAsync();
        var port = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var run = await RunAsync(url.Replace("PORT", port, StringComparison.Ordinal), Named(entry.Replace("PORT", port, StringComparison.Ordinal)));

        Assert.True(server.Connections > 0, run.Events.OfType<RunFailed>().SingleOrDefault()?.Error.Message);
    }

    [Theory]
    [InlineData("http://meta.attacker.example/", "meta.attacker.example")]
    [InlineData("http://169.254.169.254/", "169.254.169.254")]
    [InlineData("http://168.63.129.16/", "168.63.129.16")]
    [InlineData("http://100.100.100.200/", "100.100.100.200")]
    [InlineData("http://[fd00:ec2::254]/", "[fd00:ec2::254]")]
    [InlineData("http://0.0.0.0/", "0.0.0.0")]
    [InlineData("http://[::]/", "[::]")]
    public async Task What_hands_out_a_clouds_keys_is_reached_by_no_name(string url, string entry)
    {
        var run = await RunAsync(url, Named(entry));

        Assert.Equal("SCOUT7442", run.Events.OfType<RunFailed>().Single().Error.Code);
    }

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task No_redirect_leads_to_an_internal_server(string url)
    {
        await using var server = await InternalServer.StartAsync();
        var hostile = url.Replace("PORT", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        // What no header can hold no server can send.
        if (hostile.Any(letter => letter is < ' ' or > '~'))
        {
            hostile = Uri.TryCreate(hostile, UriKind.Absolute, out var escaped) ? escaped.AbsoluteUri : Uri.EscapeDataString(hostile);
        }

        await using var stub = await HttpStub.StartAsync(context =>
        {
            if (context.Request.Path == "/begin")
            {
                (context.Response.StatusCode, context.Response.Headers.Location) = (302, hostile);
            }

            return Task.CompletedTask;
        });

        await RunAsync(stub.Url + "/begin", new() { Private = [stub.Host], Hosts = ["*", $"*:{server.Port}", stub.Host] });

        Assert.Equal(0, server.Connections);
        Assert.NotEmpty(stub.Requests);
    }

    [Fact]
    public async Task A_proxy_of_the_processs_environment_is_not_asked()
    {
        await using var proxy = await InternalServer.StartAsync();
        var before = HttpClient.DefaultProxy;
        // For one host alone: other tests send requests meanwhile.
        HttpClient.DefaultProxy = new ProxyOf("no-such-host.invalid", new($"http://127.0.0.1:{proxy.Port}"));
        try
        {
            await RunAsync("http://no-such-host.invalid/", new() { Hosts = ["*"] });
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        Assert.Equal(0, proxy.Connections);
    }

    [Fact]
    public async Task The_proxy_of_the_environment_is_asked_for_hosts_that_are_named_and_for_no_others()
    {
        await using var proxy = await HttpStub.StartAsync("by the proxy", contentType: "text/plain");
        var access = new HttpAccess { Hosts = ["api.example.com"], Proxy = proxy.Url };

        var asked = await RunAsync("http://api.example.com/x", access);
        var refused = await RunAsync("http://other.example.com/x", access);
        var literal = await RunAsync("http://127.0.0.1/x", access with { Hosts = ["127.0.0.1"] });

        Assert.Equal("\"by the proxy\"", asked.Output("ask"));
        Assert.Equal("http://api.example.com/x", Assert.Single(proxy.Requests).PathAndQuery);
        Assert.Equal(("SCOUT7443", "SCOUT7442"), (refused.Events.OfType<RunFailed>().Single().Error.Code, literal.Events.OfType<RunFailed>().Single().Error.Code));
    }

    [Fact]
    public async Task What_may_be_reached_by_one_environment_is_not_by_another_of_the_same_process()
    {
        await using var server = await InternalServer.StartAsync();
        using var connections = new HttpConnections(ResolveAsync);
        var url = $"http://127.0.0.1:{server.Port}/";

        await RunAsync(url, Named($"127.0.0.1:{server.Port}"), connections);
        var reached = server.Connections;
        var refused = await RunAsync(url, new() { Hosts = ["*", $"*:{server.Port}"] }, connections);

        Assert.Equal(1, reached);
        Assert.Equal(1, server.Connections);
        Assert.Equal("SCOUT7442", refused.Events.OfType<RunFailed>().Single().Error.Code);
    }

    /// <remarks>There is one look for each connection, and its answer is what is connected to: a name that led somewhere else a moment ago is none the safer.</remarks>
    [Fact]
    public async Task A_name_that_leads_elsewhere_each_time_is_looked_at_each_time()
    {
        await using var server = await InternalServer.StartAsync();
        var asked = 0;
        using var connections = new HttpConnections((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(Interlocked.Increment(ref asked) == 1 ? "127.0.0.1" : "169.254.169.254")]));
        var access = Named($"rebind.attacker.example:{server.Port}");

        var first = await RunAsync($"http://rebind.attacker.example:{server.Port}/", access, connections);
        var askedAfterFirst = asked;
        var second = await RunAsync($"http://rebind.attacker.example:{server.Port}/", access, connections);

        Assert.Equal("\"internal\"", first.Output("ask"));
        Assert.Equal((1, 2, "SCOUT7442"), (askedAfterFirst, asked, second.Events.OfType<RunFailed>().Single().Error.Code));
    }

    [Theory]
    [InlineData("93.184.215.14", true)]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.128.0.1", true)]
    [InlineData("223.255.255.254", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("2a00:1450:4001:82f::200e", true)]
    [InlineData("2001:4860:4860::8888", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::8.8.8.8", true)]
    [InlineData("192.0.0.9", false)]
    [InlineData("2001:1ff:ffff::1", false)]
    [InlineData("64:ff9b:1::8.8.8.8", false)]
    public void An_address_is_public_or_not(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddresses.Has(IPAddress.Parse(address)));

    private static HttpAccess Named(string entry) => new() { Private = [entry], Hosts = [entry] };

    private static Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellation)
    {
        if (HostileUrls.Dns.TryGetValue(name, out var addresses))
        {
            return Task.FromResult<IPAddress[]>([.. addresses.Select(IPAddress.Parse)]);
        }

        // Nothing of a test asks the world.
        return name.EndsWith("localhost", StringComparison.Ordinal) || name.StartsWith("ip6-", StringComparison.Ordinal) || name.StartsWith("localhost", StringComparison.Ordinal)
            ? Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.IPv6Loopback])
            : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound, NoSuchHost));
    }

    private static async Task<TestRun> RunAsync(string url, HttpAccess access, HttpConnections? connections = null)
    {
        using var own = connections is null ? new HttpConnections(ResolveAsync) : null;
        var run = new TestRun { Settings = new() { Http = access }, Http = connections ?? own! };
        await run.RunAsync(Plan($$"""{"ask":{"type":"http","needs":["inputs"],"config":{{Config}},"output":{"type":"string"},"timeout_ms":20000} }""", "\"ask\""), JsonSerializer.Serialize(new Dictionary<string, string> { ["url"] = url }));
        return run;
    }

    private sealed class ProxyOf(string host, Uri proxy) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => destination.Host == host ? proxy : null;

        public bool IsBypassed(Uri destination) => destination.Host != host;
    }

    /// <summary>Listens on both loopback addresses of this machine, and counts whoever connects.</summary>
    private sealed class InternalServer : IAsyncDisposable
    {
        private readonly TcpListener[] _listeners;
        private int _connections;

        private InternalServer(params TcpListener[] listeners) => _listeners = listeners;

        public int Port => ((IPEndPoint)_listeners[0].LocalEndpoint).Port;

        public int Connections => Volatile.Read(ref _connections);

        public static Task<InternalServer> StartAsync()
        {
            while (true)
            {
                var four = new TcpListener(IPAddress.Loopback, 0);
                four.Start();
                var six = new TcpListener(IPAddress.IPv6Loopback, ((IPEndPoint)four.LocalEndpoint).Port);
                try
                {
                    six.Start();
                }
                catch (SocketException)
                {
                    // Somebody has that port there.
                    four.Stop();
                    continue;
                }

                var server = new InternalServer(four, six);
                _ = server.AcceptAsync(four);
                _ = server.AcceptAsync(six);
                return Task.FromResult(server);
            }
        }

        public ValueTask DisposeAsync()
        {
            Array.ForEach(_listeners, listener => listener.Dispose());
            return ValueTask.CompletedTask;
        }

        private async Task AcceptAsync(TcpListener listener)
        {
            try
            {
                while (true)
                {
                    using var connection = await listener.AcceptSocketAsync();
                    Interlocked.Increment(ref _connections);
                    await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 8\r\nConnection: close\r\n\r\ninternal"u8.ToArray());
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
