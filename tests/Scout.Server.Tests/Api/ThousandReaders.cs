using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Scout.Server.Tests.Api;

/// <summary>Many readers of one run that lives, over real connections.</summary>
[Collection(typeof(MeasuredAlone))]
public sealed class ThousandReaders
{
    private const string Execute = "/v2/workflows/tale/execute?environment=console";
    private static readonly (string, string) Async = ("Prefer", "respond-async");

    [Fact]
    public async Task A_thousand_readers_of_a_run_all_get_the_whole_of_it_and_those_who_take_nothing_hold_up_nobody()
    {
        await using var served = await ServeAsync();
        var run = (await served.PostAsync(Execute, new { inputs = new { words = 60, pause = 100 } }, Async)).Expect(202).Header("Scout-Run-Id");
        var idle = await IdleAsync(served, run, 50);

        var streams = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => served.GetAsync($"/v2/runs/{run}/events")));

        var text = string.Concat(Enumerable.Range(0, 60).Select(word => $"{word} "));
        var pieces = 0;
        foreach (var stream in streams)
        {
            var events = SseText.Of(stream.Expect(200).Body);
            Assert.Equal(("workflow_run_started", "workflow_run_completed"), (events[0].Name, events[^1].Name));
            Assert.Equal(text, events[^1].Data.GetProperty("data").GetProperty("result").GetString());
            var partial = events.Where(told => told.Name == "block_state_updated" && told.Data.GetProperty("data").GetProperty("update_type").GetString() == "partial")
                .Select(told => told.Data.GetProperty("data").GetProperty("update_data").GetProperty("output").GetString()!).ToArray();
            Assert.StartsWith(string.Concat(partial), text, StringComparison.Ordinal);
            pieces += partial.Length;
        }

        Assert.True(pieces > 5 * streams.Length, $"{pieces} pieces");
        idle.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Readers_who_take_nothing_have_little_waiting_for_them()
    {
        // What is kept of the run itself is kept once, however many read it. What tests before have left may go meanwhile: of two the larger counts.
        var few = Math.Max(await HeldAsync(1), await HeldAsync(1));
        var many = await HeldAsync(101);

        // A copy for each would be 900,000 and more.
        Assert.InRange((many - few) / 100, long.MinValue, 300_000);
    }

    // What the process holds more once a run has ended of which as many readers have taken nothing.
    private static async Task<long> HeldAsync(int readers)
    {
        await using var served = await ServeAsync(builder => builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = endpoint =>
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            // What the system keeps for them is not what the server does.
            socket.SendBufferSize = 8 * 1024;
            return socket;
        }));
        var run = (await served.PostAsync(Execute, new { inputs = new { words = 40, pause = 100, note = new string('x', 900_000) } }, Async)).Expect(202).Header("Scout-Run-Id");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var idle = await IdleAsync(served, run, readers);
        // By then all of it has been there for each of them.
        Assert.Equal("completed", (await served.UntilAsync(run, answer => answer["status"].GetString() != "running"))["status"].GetString());

        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.EndsWith("39 ", SseText.Of((await served.GetAsync($"/v2/runs/{run}/events")).Expect(200).Body)[^1].Data.GetProperty("data").GetProperty("result").GetString(), StringComparison.Ordinal);
        idle.ForEach(socket => socket.Dispose());
        return held;
    }

    private static async Task<Served> ServeAsync(Action<WebApplicationBuilder>? with = null)
    {
        var served = await Served.CreateAsync(["tale"]);
        await File.WriteAllTextAsync(Path.Combine(served.Root, "scout.json"), """{ "models": { "teller": { "provider": "services" } } }""", TestContext.Current.CancellationToken);
        await served.StartAsync(with: null, builder =>
        {
            var options = builder.Options();
            (options.MostRequestsPerSecond, options.MostRequests) = (1_000_000, 2000);
            with?.Invoke(builder);
        });
        return served;
    }

    // Each has asked, has been answered, and reads no more than that.
    private static async Task<List<Socket>> IdleAsync(Served served, string run, int count)
    {
        var idle = new List<Socket>();
        var address = served.Client.BaseAddress!;
        var request = Encoding.ASCII.GetBytes($"GET /v2/runs/{run}/events HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: {served.Client.DefaultRequestHeaders.Authorization}\r\n\r\n");
        for (var at = 0; at < count; at++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 2 * 1024 };
            idle.Add(socket);
            await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
            await socket.SendAsync(request, TestContext.Current.CancellationToken);
            var first = new byte[12];
            await socket.ReceiveAsync(first, TestContext.Current.CancellationToken);
            Assert.Equal("HTTP/1.1 200", Encoding.ASCII.GetString(first));
        }

        return idle;
    }
}
