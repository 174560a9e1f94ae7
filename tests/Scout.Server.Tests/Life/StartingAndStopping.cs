using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Scout.Environments.Projects;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Runs.Keys;
using Scout.Server.Api;
using Scout.Server.Running;

namespace Scout.Server.Tests.Life;

public sealed class StartingAndStopping
{
    [Fact]
    public async Task No_run_is_started_once_the_server_leaves_its_runs()
    {
        await using var served = await Served.StartAsync(["parrot"]);
        var hub = served.Services.GetRequiredService<RunHub>();
        var target = await served.Services.GetRequiredService<Targets>().OfAsync("parrot", "development", null);

        await hub.LeaveAsync(TimeSpan.Zero);

        await Assert.ThrowsAsync<OperationCanceledException>(() => hub.StartAsync(target, JsonElement.Parse("""{"text":"polly"}"""), "20261129t120000-0000000001", new() { Trigger = new("api") }));
        Assert.Empty(served.Runs.List().Runs);
    }

    [Fact]
    public async Task A_server_that_is_stopped_while_it_starts_ends_as_any_other()
    {
        await using var served = await Served.CreateAsync(["parrot"]);
        using var server = ServerProcess.Start(served.Root);

        Assert.True(await server.StopAsync() == 0, server.Log);
        Assert.DoesNotContain("Unhandled", server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_works_when_the_server_stops_is_interrupted_and_goes_on_at_the_next_start()
    {
        await using var served = await Served.StartAsync(["troubles"], with: null, builder => builder.Options().StopPatience = TimeSpan.FromSeconds(1));
        var json = served.PostAsync("/v2/workflows/troubles/execute?environment=console", new { inputs = new { kind = "wait" } });
        var stream = served.PostAsync("/v2/workflows/troubles/execute?environment=console", new { inputs = new { kind = "wait" }, streaming = true });
        while (served.Runs.List().Runs.Count(run => run.Status == RunStatus.Running) < 2)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        var stopping = served.StopAsync(disposesClient: false);
        var (answer, events) = ((await json).Expect(200), (await stream).Expect(200));
        await stopping;

        // Whoever waits for a run does not hold up the stop: the listener would wait for a minute.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), watch.Elapsed.ToString());
        Assert.Equal("interrupted", answer["run", "scout_status"].GetString());
        Assert.Equal("workflow_run_failed", SseText.Of(events.Body)[^1].Name);
        await served.StartAsync();
        foreach (var run in new[] { answer.Header("Scout-Run-Id"), events.Header("Scout-Run-Id") })
        {
            await served.UntilAsync(run, one => one["status"].GetString() == "running");
            (await served.PostAsync($"/v2/runs/{run}/cancel")).Expect(200);
            await served.UntilAsync(run, one => one["status"].GetString() == "canceled");
        }
    }

    [Fact]
    public async Task Runs_go_on_after_the_server_was_killed_those_that_wait_when_they_are_due()
    {
        await using var served = await Served.CreateAsync(["troubles", "refund"]);
        var key = await KeyAsync(served);
        using var first = ServerProcess.Start(served.Root);
        using var asks = await first.ClientAsync(key);
        var works = await StartAsync(asks, "troubles", new { kind = "wait" });
        await UntilAsync(asks, works, "running");
        var waits = await StartAsync(asks, "refund", new { order = "o-1", amount = 1, cooling = "PT15S" });
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        await first.KillAsync();
        using var second = ServerProcess.Start(served.Root);
        using var again = await second.ClientAsync(key);

        await UntilAsync(again, waits, "waiting", "approval");
        await UntilAsync(again, works, "running");
        (await AskAsync(again, HttpMethod.Post, $"/v2/runs/{works}/cancel")).Expect(200);
        await UntilAsync(again, works, "canceled");
        (await AskAsync(again, HttpMethod.Get, "/readyz")).Expect(200);
        Assert.Equal(0, await second.StopAsync());
    }

    [Fact]
    public async Task There_is_one_server_to_a_project()
    {
        await using var served = await Served.CreateAsync(["parrot"]);
        var key = await KeyAsync(served);
        using var first = ServerProcess.Start(served.Root);
        using var asks = await first.ClientAsync(key);

        using var second = ServerProcess.Start(served.Root);

        Assert.Equal(1, await second.EndAsync());
        Assert.StartsWith("error SCOUT8001: ", second.Log, StringComparison.Ordinal);
        (await AskAsync(asks, HttpMethod.Get, "/healthz")).Expect(200);
        Assert.Equal(0, await first.StopAsync());
    }

    [Fact]
    public async Task A_broken_store_is_told_without_a_stack_and_counts_again_when_it_is_mended()
    {
        await using var served = await Served.StartAsync(["parrot"], with: null, builder => builder.Options().MostRequestsPerSecond = 10_000);
        var inner = Directory.GetFiles(Path.Combine(served.Root, ".scout"), "*", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}runs{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var broken = 0;
        foreach (var file in (string[])[Path.Combine(served.Root, "scout.json"), .. inner])
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            foreach (var garbage in (byte[][])["{"u8.ToArray(), [], [.. bytes.Select(one => one == (byte)'a' ? (byte)'b' : one)]])
            {
                await File.WriteAllBytesAsync(file, garbage, TestContext.Current.CancellationToken);
                foreach (var path in new[] { "/v2/workflows", "/v2/workflows/parrot", "/v2/workflows/parrot/revisions", "/v2/workflows/parrot/environments", "/readyz", "/healthz" })
                {
                    broken += Told(await served.GetAsync(path), served.Root, file) ? 1 : 0;
                }

                broken += Told(await served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly" } }), served.Root, file) ? 1 : 0;
                (await served.GetAsync("/healthz")).Expect(200);
            }

            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
            (await served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly" } })).Expect(200);
            (await served.GetAsync("/readyz")).Expect(200);
        }

        Assert.True(broken >= 10, $"{broken} answers told of it");
    }

    // Whether it tells of the broken store.
    private static bool Told(Answer answer, string root, string file)
    {
        Assert.DoesNotContain("   at ", answer.Body, StringComparison.Ordinal);
        Assert.True(answer.Status < 500 || !answer.Body.Contains(root, StringComparison.Ordinal), $"{file}: {answer.Status} {answer.Body}");
        Assert.True(answer.Status < 500 || answer["code"].GetString()!.StartsWith("SCOUT", StringComparison.Ordinal), $"{file}: {answer.Status} {answer.Body}");
        return answer.Status >= 500;
    }

    private static async Task<string> KeyAsync(Served served) => (await RunStore.Open(ScoutProject.Find(served.Root)).Keys.AddAsync(new()
    {
        Id = "",
        Name = "first",
        Environments = ["development"],
        Scopes = [KeyScope.Execute, KeyScope.Read],
        Created = DateTimeOffset.UtcNow,
    })).Token;

    private static async Task<string> StartAsync(HttpClient client, string workflow, object inputs) =>
        (await AskAsync(client, HttpMethod.Post, $"/v2/workflows/{workflow}/execute?environment=console", new { inputs }, ("Prefer", "respond-async"))).Expect(202).Header("Scout-Run-Id");

    private static async Task UntilAsync(HttpClient client, string run, string status, string? kind = null)
    {
        var until = DateTime.UtcNow.AddSeconds(60);
        while (true)
        {
            var answer = (await AskAsync(client, HttpMethod.Get, $"/v2/runs/{run}")).Expect(200);
            if (answer["status"].GetString() == status && (kind is null || answer["waits"].EnumerateArray().Any(wait => wait.GetProperty("kind").GetString() == kind)))
            {
                return;
            }

            Assert.True(DateTime.UtcNow < until, answer.Body);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<Answer> AskAsync(HttpClient client, HttpMethod method, string path, object? body = null, params (string, string)[] headers)
    {
        using var request = Served.Request(method, path, body, headers);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers);
    }
}
