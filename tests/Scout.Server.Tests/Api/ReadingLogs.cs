using System.Text.Json;

namespace Scout.Server.Tests.Api;

public sealed class ReadingLogs(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string[] Required = ["workflow_display_name", "workflow_run_id", "workflow_id", "status", "session_id", "cost", "blocks", "elapsed_time_ms", "timestamp_start", "timestamp_end"];
    private readonly Served _served = shared.Served;

    [Fact]
    public async Task Runs_come_newest_first_a_page_at_a_time_and_the_last_event_says_whether_there_are_more()
    {
        var runs = new List<string>();
        for (var at = 0; at < 3; at++)
        {
            runs.Insert(0, (await _served.PostAsync("/v2/workflows/parrot/execute?environment=console&session_id=three", new { inputs = new { text = $"polly {at}" } })).Expect(200).Header("Scout-Run-Id"));
        }

        var first = Events((await _served.GetAsync("/v2/run_logs?workflow_id=parrot&session_id=three&limit=2")).Expect(200));
        var cursor = first[^1].GetProperty("next_cursor").GetString()!;
        var second = Events((await _served.GetAsync($"/v2/run_logs?workflow_id=parrot&session_id=three&limit=2&cursor={Uri.EscapeDataString(cursor)}")).Expect(200));

        Assert.Equal(runs, first[..^1].Concat(second[..^1]).Select(run => run.GetProperty("workflow_run_id").GetString()!));
        Assert.All(first[..^1], run => Assert.All(Required, name => Assert.True(run.TryGetProperty(name, out _), name)));
        Assert.Equal((true, true), (first[^1].GetProperty("final").GetBoolean(), first[^1].GetProperty("has_more").GetBoolean()));
        Assert.Equal((true, false), (second[^1].GetProperty("final").GetBoolean(), second[^1].GetProperty("has_more").GetBoolean()));
    }

    [Fact]
    public async Task Runs_are_found_by_what_they_are()
    {
        var failed = (await _served.PostAsync("/v2/workflows/parrot/execute?environment=console&session_id=found", new { inputs = new { text = "polly", end = "exception" } })).Expect(200).Header("Scout-Run-Id");
        (await _served.PostAsync("/v2/workflows/parrot/execute?environment=console&session_id=found", new { inputs = new { text = "polly" } })).Expect(200);
        var revision = (await _served.GetAsync("/v2/workflows/parrot")).Expect(200)["data", "revision_id"].GetString();

        Assert.Equal([failed], await FoundAsync("status=failed"));
        Assert.Single(await FoundAsync("status=completed"));
        Assert.Equal(2, (await FoundAsync($"revision_id={revision}&environment=console&trigger=api&start_date=2026-01-01&end_date=2100-01-01")).Length);
        Assert.Empty(await FoundAsync("end_date=2026-01-01"));
        Assert.Empty(await FoundAsync("trigger=schedule"));
        Assert.All(Events((await _served.GetAsync("/v2/run_logs?workflow_id=parrot&session_id=found&summary_only=true")).Expect(200))[..^1], run => Assert.Empty(run.GetProperty("blocks").EnumerateObject()));
        (await _served.GetAsync("/v2/run_logs")).Expect(422);
        (await _served.GetAsync("/v2/run_logs?workflow_id=parrot&status=odd")).Expect(422);
        (await _served.GetAsync("/v2/run_logs?workflow_id=parrot&cursor=odd")).Expect(422);
    }

    [Fact]
    public async Task One_run_is_told_by_its_id_or_as_the_newest_of_its_session()
    {
        var run = (await _served.PostAsync("/v2/workflows/parrot/execute?environment=console&session_id=one", new { inputs = new { text = "polly" } })).Expect(200).Header("Scout-Run-Id");

        var byId = (await _served.GetAsync($"/v2/run_logs/details?workflow_id=parrot&workflow_run_id={run}")).Expect(200);
        var bySession = (await _served.GetAsync("/v2/run_logs/details?workflow_id=parrot&session_id=one")).Expect(200);

        Assert.Equal(run, byId["workflow_run_id"].GetString());
        Assert.Equal(byId.Body, bySession.Body);
        Assert.Equal("polly", byId["blocks", "said", "block_output"].GetString());
        Assert.Contains("workflow_run_id", (await _served.GetAsync("/v2/run_logs/details?workflow_id=parrot")).Expect(422).Body, StringComparison.Ordinal);
        (await _served.GetAsync($"/v2/run_logs/details?workflow_id=gate&workflow_run_id={run}")).Expect(404);
        (await _served.GetAsync("/v2/run_logs/details?workflow_id=parrot&session_id=nobody")).Expect(404);
    }

    [Fact]
    public async Task What_runs_used_is_told_by_day()
    {
        (await _served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly" } })).Expect(200);
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var usage = (await _served.GetAsync($"/v2/usage?start_date={today}&end_date={today}")).Expect(200);

        Assert.Equal(JsonValueKind.Number, usage["data", "total_cost"].ValueKind);
        var item = Assert.Single(usage["data", "usage"].EnumerateArray(), one => one.GetProperty("display_name").GetString() == "parrot");
        Assert.Equal(today, item.GetProperty("execution_date").GetString());
        (await _served.GetAsync("/v2/usage?start_date=2026-02-01&end_date=2026-01-01")).Expect(422);
    }

    private async Task<string[]> FoundAsync(string query) =>
        [.. Events((await _served.GetAsync($"/v2/run_logs?workflow_id=parrot&session_id=found&{query}")).Expect(200))[..^1].Select(run => run.GetProperty("workflow_run_id").GetString()!)];

    private static JsonElement[] Events(Answer answer) => [.. SseText.Of(answer.Body).Select(one => one.Data)];
}
