using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Scout.Server.Guards;
using Scout.Server.Requests;

namespace Scout.Server.Tests.Guards;

/// <summary>Nobody holds the places of others by taking time: to say what is wanted, or to read what is answered.</summary>
public sealed class PlacesForAll : IAsyncLifetime
{
    private const int Places = 4;
    private readonly List<TcpClient> _clients = [];
    private Served _served = null!;

    public async ValueTask InitializeAsync() => _served = await Served.StartAsync(["parrot"], with: null, builder =>
    {
        (builder.Options().MostRequests, builder.Options().MostRequestsPerSecond) = (Places, 1_000_000);
        builder.Services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(kestrel => (kestrel.Limits.MinRequestBodyDataRate, kestrel.Limits.MinResponseDataRate) = (null, null));
    });

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _served.DisposeAsync();
    }

    [Fact]
    public async Task Bodies_that_do_not_come_hold_no_place()
    {
        var key = await _served.KeyAsync(scopes: "Execute");
        const string Body = """{"inputs": {"text": "polly"}}""";
        for (var i = 0; i < 3 * Places; i++)
        {
            await SendAsync($"POST /v2/workflows/parrot/execute?environment=console HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body[..5]}");
        }

        await OthersAreAnsweredAsync();
        var late = _clients[0].GetStream();
        await late.WriteAsync(Encoding.UTF8.GetBytes(Body[5..]), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(late);
        Assert.Contains("polly", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v2/run_logs?workflow_id=parrot")]
    [InlineData("/v2/run_logs/details?workflow_id=parrot&workflow_run_id=RUN")]
    public async Task Answers_that_are_not_read_hold_no_place(string path)
    {
        // More than what lies between them takes.
        var text = new string('x', 1_000_000);
        var run = "";
        for (var i = 0; i < 8; i++)
        {
            run = (await _served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text } })).Expect(200).Header("Scout-Run-Id");
        }

        for (var i = 0; i < 3 * Places; i++)
        {
            await SendAsync($"GET {path.Replace("RUN", run, StringComparison.Ordinal)} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {_served.Client.DefaultRequestHeaders.Authorization}\r\n\r\n");
        }

        await OthersAreAnsweredAsync();
    }

    [Fact]
    public async Task Where_all_places_are_taken_the_server_still_says_that_it_lives_and_who_may_not_ask()
    {
        var load = _served.Services.GetRequiredService<LoadGuard>();
        var taken = new List<RequestSlot>();
        for (var i = 0; i < Places; i++)
        {
            taken.Add(await load.EnterAsync(new DefaultHttpContext()));
        }

        (await _served.GetAsync("/healthz")).Expect(200);
        (await _served.GetAsync("/readyz")).Expect(200);
        (await _served.SendAsync(Served.Request(HttpMethod.Delete, "/v2/workflows/x", null, ("Host", "evil.example.com")))).Expect(421);
        _served.Client.DefaultRequestHeaders.Authorization = null;
        (await _served.GetAsync("/v2/workflows")).Expect(401);
        taken.ForEach(slot => slot.Dispose());
    }

    private async Task OthersAreAnsweredAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        foreach (var path in new[] { "/healthz", "/v2/workflows", "/openapi/v1.json" })
        {
            (await _served.GetAsync(path).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Expect(200);
        }

        (await _served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly" } }).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Expect(200);
    }

    private async Task SendAsync(string request)
    {
        var client = new TcpClient { NoDelay = true, ReceiveBufferSize = 4096 };
        _clients.Add(client);
        await client.ConnectAsync(_served.Client.BaseAddress!.Host, _served.Client.BaseAddress.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request), TestContext.Current.CancellationToken);
    }
}
