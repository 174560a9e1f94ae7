using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Client;
using Scout.Host.Workflows;
using Scout.Testing;

namespace Scout.Server.Tests.Api;

/// <summary>Runs of which only the shape of their values is kept, or nothing: what is left is never told as if it were what a run yielded.</summary>
public sealed class RedactedRuns
{
    private const string Execute = "/v2/workflows/parrot/execute?environment=console";
    private static readonly (string, string) Once = ("Idempotency-Key", "once");
    private static readonly object Polly = new { inputs = new { text = "polly" } };
    private static readonly object Aloud = new { inputs = new { text = "polly" }, streaming = true };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("redacted")]
    [InlineData("none")]
    public async Task A_request_that_is_made_again_is_told_that_it_ran_and_no_other_output(string payloads)
    {
        await using var served = await ServeAsync(payloads);
        var first = (await served.PostAsync(Execute, Polly, Once)).Expect(200);
        var run = first.Header("Scout-Run-Id");
        Assert.Equal("polly", first["run", "output"].GetString());
        await EndedAsync(served, run);

        foreach (var again in (object[])[Polly, Aloud])
        {
            var refused = (await served.PostAsync(Execute, again, Once)).Expect(409);
            Assert.Equal(("SCOUT8026", run), (refused["code"].GetString(), refused.Header("Scout-Run-Id")));
            Assert.Contains($"{run}, started for it, is completed", refused["detail"].GetString(), StringComparison.Ordinal);
        }

        AssertNone((await served.PostAsync(Execute, Polly, Once, ("Prefer", "respond-async"))).Expect(202).Json);
        Assert.Single(served.Runs.List().Runs);
    }

    [Theory]
    [InlineData("redacted")]
    [InlineData("none")]
    public async Task Whoever_looks_at_one_sees_that_its_values_are_not_kept(string payloads)
    {
        await using var served = await ServeAsync(payloads);
        var run = (await served.PostAsync(Execute, Polly)).Expect(200).Header("Scout-Run-Id");
        await EndedAsync(served, run);

        AssertNone((await served.GetAsync($"/v2/runs/{run}")).Expect(200).Json);
        var log = (await served.GetAsync($"/v2/run_logs/details?workflow_id=parrot&workflow_run_id={run}")).Expect(200);
        AssertNone(log.Json);
        Assert.False(log.Json.TryGetProperty("inputs", out _));
        Assert.False(log["blocks", "said"].TryGetProperty("block_output", out _));
        Assert.Empty(log["blocks", "said", "block_inputs"].EnumerateObject());

        var events = SseText.Of((await served.GetAsync($"/v2/runs/{run}/events")).Expect(200).Body).Select(told => (told.Name, Data: told.Data.GetProperty("data"))).ToArray();
        Assert.Equal(("workflow_run_started", "workflow_run_completed"), (events[0].Name, events[^1].Name));
        Assert.Empty(events[0].Data.GetProperty("inputs").EnumerateObject());
        Assert.Empty(events[^1].Data.GetProperty("output").EnumerateObject());
        Assert.False(events[^1].Data.TryGetProperty("result", out _));
        Assert.True(events[0].Data.GetProperty("redacted").GetBoolean() && events[^1].Data.GetProperty("redacted").GetBoolean());
        Assert.All(events, told => Assert.DoesNotContain("characters]", told.Data.GetRawText(), StringComparison.Ordinal));
        Assert.All(events.Where(told => told.Name == "block_run_completed"), told => Assert.Empty(told.Data.GetProperty("state").EnumerateObject()));
        Assert.Equal(2, events.Count(told => told.Name == "block_run_completed"));
    }

    [Fact]
    public async Task One_that_failed_is_told_again_as_it_failed()
    {
        await using var served = await ServeAsync("redacted");
        var body = new { inputs = new { text = "polly", end = "exception" } };
        var first = (await served.PostAsync(Execute, body, Once)).Expect(200);
        await EndedAsync(served, first.Header("Scout-Run-Id"));

        var again = (await served.PostAsync(Execute, body, Once)).Expect(200);

        Assert.Equal((first["run", "errors"].GetRawText(), true), (again["run", "errors"].GetRawText(), again["run", "redacted"].GetBoolean()));
        Assert.False(again["run", "state"].TryGetProperty("inputs", out _));
        Assert.Equal("failed", again["run", "state", "said", "status"].GetString());
    }

    [Fact]
    public async Task The_client_reads_no_output_that_is_not_kept()
    {
        await using var served = await ServeAsync("redacted");
        using var scout = new ScoutClient(served.Client.BaseAddress!, await served.KeyAsync());
        var parrot = scout.Workflow<JsonObject, string>("parrot", new() { Environment = "console", IdempotencyKey = "mine" });
        var said = new JsonObject { ["text"] = "polly" };
        var first = await parrot.RunAsync(said, cancellation: Stop);
        Assert.Equal("polly", first.Output);
        await EndedAsync(served, first.Run.RunId);

        Assert.Equal(("SCOUT8026", first.Run.RunId), await Assert.ThrowsAsync<AnswerNotKeptException>(() => parrot.RunAsync(said, cancellation: Stop)) is var again ? (again.Code, again.RunId) : default);
        await Assert.ThrowsAsync<AnswerNotKeptException>(() => parrot.StreamAsync(said, cancellation: Stop).ToListAsync(Stop).AsTask());
        var run = await parrot.StartAsync(said, cancellation: Stop);
        Assert.Equal((first.Run.RunId, true, null), await run.GetAsync(Stop) is var info ? (info.RunId, info.Redacted, info.Output?.GetRawText()) : default);
        var end = Assert.IsType<RunCompletedEvent>((await run.EventsAsync(cancellation: Stop).ToListAsync(Stop))[^1]);
        Assert.True(end.Redacted);
        Assert.Contains("payloads", Assert.Throws<InvalidOperationException>(() => parrot.Read(end.Output)).Message, StringComparison.Ordinal);
        Assert.True(Assert.Single(await parrot.Untyped.LogsAsync(cancellation: Stop).ToListAsync(Stop)) is { Redacted: true, Output: null });
    }

    [Fact]
    public async Task A_test_on_a_server_that_keeps_no_values_is_told_so()
    {
        await using var served = await ServeAsync("redacted");
        var test = WorkflowTest.Of<Parrot>().On(served.Client.BaseAddress!, "console", await served.KeyAsync()).CanceledBy(Stop);

        Assert.Equal("SCOUT9058", (await Assert.ThrowsAsync<ScoutException>(() => test.RunAsync(new Saying("polly")))).Code);
    }

    private static void AssertNone(JsonElement answer)
    {
        Assert.True(answer.GetProperty("redacted").GetBoolean());
        Assert.False(answer.TryGetProperty("output", out _));
    }

    // The run has its answer before the server lets go of it.
    private static async Task EndedAsync(Served served, string run) => await served.UntilAsync(run, answer => answer.Json.TryGetProperty("redacted", out _));

    private static async Task<Served> ServeAsync(string payloads)
    {
        var served = await Served.CreateAsync(["parrot"]);
        await File.WriteAllTextAsync(Path.Combine(served.Root, "scout.json"), $$"""{ "environments": { "development": { "runs": { "payloads": "{{payloads}}" } } } }""", Stop);
        await served.StartAsync();
        return served;
    }
}
