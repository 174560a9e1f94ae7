using System.Diagnostics;
using System.Runtime;
using System.Text.Json;

namespace Scout.Benchmarks.Serving;

/// <summary>What an execution costs over HTTP, beside a bare endpoint; and what many readers of a run cost.</summary>
internal sealed class ServeBenchmark(int seconds, int clients, int readers)
{
    private const string Execute = "/v2/workflows/echo/execute?environment=development";
    private const string Body = """{"inputs": {"text": "Where is my order?"}, "streaming": false}""";
    private const int Rounds = 5;

    // The runtime compiles thousands of methods again, better, while they are used: a server that runs for days has that behind it.
    private const int MostWarm = 20;
    private const int FewMethods = 100;

    public async Task<int> RunAsync(TextWriter output)
    {
        await using var bare = await BareServer.StartAsync();
        await using var memory = await ServedProject.StartAsync("none");
        await using var durable = await ServedProject.StartAsync("process");
        (string Name, Uri Address, byte[] Request)[] servers =
        [
            ("bare", bare.Address, RawClient.Request(bare.Address, "POST", Execute, null, Body)),
            ("in memory", memory.Address, RawClient.Request(memory.Address, "POST", Execute, memory.Token, Body)),
            ("durable", durable.Address, RawClient.Request(durable.Address, "POST", Execute, durable.Token, Body)),
        ];
        await output.WriteLineAsync($"Executions of a workflow of one block by {clients} clients that keep their connections, {seconds} s each in turn (medians of {Rounds} rounds, after those in which the runtime still compiled)");
        await WarmAsync(servers.Select(server => (server.Address, server.Request)));
        var loads = servers.Select(_ => new List<Load>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (at, server) in servers.Index())
            {
                loads[at].Add(await Load.OnAsync(server.Address, server.Request, clients, TimeSpan.FromSeconds(seconds)));
            }
        }

        var middle = loads.Select(each => each.OrderBy(load => load.PerSecond).ElementAt(Rounds / 2)).ToArray();
        foreach (var (at, server) in servers.Index())
        {
            await output.WriteLineAsync($"  {server.Name,-10}{middle[at]}  {middle[at].PerSecond / middle[0].PerSecond,6:0.000}x of bare");
        }

        await ReadAsync(output, durable, 1);
        await ReadAsync(output, durable, readers);
        return 0;
    }

    private async Task WarmAsync(IEnumerable<(Uri Address, byte[] Request)> servers)
    {
        var compiled = 0L;
        for (var round = 0; round < MostWarm && JitInfo.GetCompiledMethodCount() - compiled > FewMethods; round++)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            foreach (var (address, request) in servers)
            {
                await Load.OnAsync(address, request, clients, TimeSpan.FromSeconds(seconds));
            }
        }
    }

    private static async Task ReadAsync(TextWriter output, ServedProject served, int readers)
    {
        using var asking = await RawClient.ConnectAsync(served.Address);
        var start = RawClient.Request(served.Address, "POST", "/v2/workflows/tale/execute?environment=development", served.Token, """{"inputs": {"words": 400, "pause": 10}}""");
        var text = System.Text.Encoding.UTF8.GetString(start).Replace("Content-Type", "Prefer: respond-async\r\nContent-Type", StringComparison.Ordinal);
        var run = JsonElement.Parse((await asking.AskAsync(System.Text.Encoding.UTF8.GetBytes(text))).Body.Span).GetProperty("run_id").GetString();
        var began = Stopwatch.GetTimestamp();
        var request = RawClient.Request(served.Address, "GET", $"/v2/runs/{run}/events", served.Token, null);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var all = Enumerable.Range(0, readers).Select(async _ =>
        {
            using var client = await RawClient.ConnectAsync(served.Address);
            return await client.StreamAsync(request);
        }).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(2));
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var bytes = (await Task.WhenAll(all)).Sum();
        await output.WriteLineAsync(
            $"{readers} readers of a run whose model says a word every 10 ms for 4 s: all have all after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s, {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.00} s of processors, {bytes / readers:N0} bytes each, {memory / readers / 1024:N0} KiB of memory each in the middle (reader and server)");
    }
}
