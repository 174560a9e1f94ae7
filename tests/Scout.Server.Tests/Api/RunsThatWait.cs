using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Revisions;
using Scout.Revisions.Json;

namespace Scout.Server.Tests.Api;

/// <summary>Runs that are told things over HTTP, and read while they go on.</summary>
public sealed class RunsThatWait(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly Served _served = shared.Served;

    [Fact]
    public async Task A_run_is_started_approved_and_signaled_to_its_end()
    {
        var started = await StartAsync();
        var run = started.Header("Scout-Run-Id");
        Assert.Equal($"/v2/runs/{run}", started.Headers.Location!.OriginalString);
        Assert.Equal("respond-async", started.Header("Preference-Applied"));
        var waiting = await UntilAsync(run, "waiting");
        Assert.Equal("approval", waiting["waits"][0].GetProperty("kind").GetString());

        (await _served.PostAsync($"/v2/runs/{run}/approve", new { approved = true })).Expect(422);
        (await _served.PostAsync($"/v2/runs/{run}/approve", new { approved = true, reason = "a good customer" })).Expect(202);
        await UntilAsync(run, "waiting", "event");
        (await _served.PostAsync($"/v2/runs/{run}/events/payment", new { receipt = 1 })).Expect(422);
        (await _served.PostAsync($"/v2/runs/{run}/events/other", new { })).Expect(422);
        (await _served.PostAsync($"/v2/runs/{run}/events/payment", new { receipt = "r-1", amount = 12.5 })).Expect(202);

        var end = await UntilAsync(run, "completed");
        Assert.Contains("12.5 were refunded (r-1)", end["output"].GetString(), StringComparison.Ordinal);
        Assert.Contains("a good customer", end["output"].GetString(), StringComparison.Ordinal);
        (await _served.PostAsync($"/v2/runs/{run}/approve", new { approved = true, reason = "again" })).Expect(409);
        (await _served.PostAsync($"/v2/runs/{run}/cancel")).Expect(409);
    }

    [Fact]
    public async Task A_run_that_is_told_something_and_cannot_go_on_then_says_why()
    {
        await using var served = await Served.CreateAsync([]);
        var refund = (await BuiltWorkflows.AllAsync()).Single(workflow => workflow.Workflow == "refund");
        var edited = JsonNode.Parse(refund.Revision.ToString())!;
        edited["blocks"]!["note"] = JsonNode.Parse("""{"type":"llm","needs":[],"config":{"model":"fast","prompt":"Say something."},"output":{"type":"string"}}""");
        await new ParrotBuilds(served, refund with { Revision = StoredRevision.Of(CanonicalJson.Write(JsonSerializer.SerializeToElement(edited))) }).BuildAsync("and");
        await File.WriteAllTextAsync(Path.Combine(served.Root, "replies.json"), """{ "replies": [{ "reply": "something" }] }""", TestContext.Current.CancellationToken);
        await served.StartAsync();
        var run = (await served.PostAsync("/v2/workflows/refund/execute?environment=console", new { inputs = new { order = "A-1", amount = 12.5, cooling = "PT0.1S" } }, ("Prefer", "respond-async"))).Expect(202).Header("Scout-Run-Id");
        while ((await served.GetAsync($"/v2/runs/{run}")).Expect(200)["status"].GetString() != "waiting" || (await served.GetAsync($"/v2/runs/{run}"))["waits"][0].GetProperty("kind").GetString() != "approval")
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await served.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(served.Root, "scout.json"), """{ "models": {}, "variables": { "brand": "Acme" } }""", TestContext.Current.CancellationToken);
        await served.StartAsync();

        (await served.PostAsync($"/v2/runs/{run}/approve", new { approved = true, reason = "a good customer" })).Expect(202);

        var answer = (await served.GetAsync($"/v2/runs/{run}")).Expect(200);
        for (var i = 0; i < 300 && answer["status"].GetString() is ("waiting" or "running"); i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            answer = (await served.GetAsync($"/v2/runs/{run}")).Expect(200);
        }

        Assert.Equal("interrupted", answer["status"].GetString());
        Assert.Contains("'fast'", answer.Body, StringComparison.Ordinal);
        Assert.StartsWith("SCOUT7", served.Runs.Entry(run).Error!.Code, StringComparison.Ordinal);
        // What was decided is kept.
        Assert.True(served.Runs.HasSignals(run));
    }

    [Fact]
    public async Task A_run_that_waits_is_canceled()
    {
        var run = (await StartAsync()).Header("Scout-Run-Id");
        await UntilAsync(run, "waiting");

        (await _served.PostAsync($"/v2/runs/{run}/cancel")).Expect(200);

        await UntilAsync(run, "canceled");
    }

    [Fact]
    public async Task A_run_that_works_is_canceled_and_its_caller_is_told_200()
    {
        var asked = _served.PostAsync("/v2/workflows/troubles/execute?environment=console&session_id=canceled", new { inputs = new { kind = "wait" } });
        var run = await RunOfAsync("canceled");

        (await _served.PostAsync($"/v2/runs/{run}/cancel")).Expect(200);

        var answer = (await asked).Expect(200);
        Assert.Equal("workflow_run_failed", answer["run", "stop_reason"].GetString());
        Assert.Equal("canceled", answer["run", "scout_status"].GetString());
    }

    [Fact]
    public async Task What_a_run_was_worth_is_kept()
    {
        var run = (await _served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly" } })).Expect(200).Header("Scout-Run-Id");

        (await _served.PostAsync($"/v2/runs/{run}/feedback", new { score = 2 })).Expect(422);
        (await _served.PostAsync($"/v2/runs/{run}/feedback", new { })).Expect(422);
        (await _served.PostAsync($"/v2/runs/{run}/feedback", new { score = 0.5, comment = "well said" })).Expect(200);
        (await _served.PostAsync($"/v2/runs/{run}/feedback", new { score = -1 })).Expect(200);

        var details = (await _served.GetAsync($"/v2/run_logs/details?workflow_id=parrot&workflow_run_id={run}")).Expect(200);
        foreach (var said in new[] { (await _served.GetAsync($"/v2/runs/{run}")).Expect(200)["feedback"], details["feedback"] })
        {
            Assert.Equal([(0.5, "well said"), (-1, null)], said.EnumerateArray().Select(one => (one.GetProperty("score").GetDouble(), one.TryGetProperty("comment", out var comment) ? comment.GetString() : null)));
            Assert.All(said.EnumerateArray(), one => Assert.Equal("website", one.GetProperty("by").GetString()));
            Assert.EndsWith("Z", said[0].GetProperty("timestamp").GetString(), StringComparison.Ordinal);
        }

        Assert.Contains(SseText.Of((await _served.GetAsync("/v2/run_logs?workflow_id=parrot&feedback=negative")).Expect(200).Body), one => one.Data.TryGetProperty("workflow_run_id", out var id) && id.GetString() == run);
        (await _served.GetAsync("/v2/run_logs?workflow_id=parrot&feedback=bad")).Expect(422);
    }

    [Fact]
    public async Task Who_may_not_look_does_what_it_may_and_sees_nothing_of_the_run()
    {
        var run = (await _served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly" } })).Expect(200).Header("Scout-Run-Id");
        (await _served.PostAsync($"/v2/runs/{run}/feedback", new { comment = "well said" })).Expect(200);
        using var request = Served.Post($"/v2/runs/{run}/feedback", new { score = 1 });
        request.Headers.Authorization = new("Bearer", await _served.KeyAsync(scopes: "Execute"));

        var answer = (await _served.SendAsync(request)).Expect(200);

        Assert.Equal(run, answer["run_id"].GetString());
        Assert.DoesNotContain("polly", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("well said", answer.Body, StringComparison.Ordinal);
        Assert.Contains("polly", (await _served.GetAsync($"/v2/runs/{run}")).Expect(200).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_has_no_more_said_of_it_than_anybody_reads()
    {
        var run = (await _served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly" } })).Expect(200).Header("Scout-Run-Id");
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => _served.Runs.FeedbackAsync(run, new(0.5, null, "somebody", DateTimeOffset.UtcNow))));

        Assert.Contains("1000 times", (await _served.PostAsync($"/v2/runs/{run}/feedback", new { score = 1 })).Expect(409).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_flow_where_nothing_happens()
    {
        var json = _served.PostAsync("/v2/workflows/troubles/execute?environment=console&session_id=json", new { inputs = new { kind = "wait" } });
        var stream = _served.PostAsync("/v2/workflows/troubles/execute?environment=console&session_id=stream", new { inputs = new { kind = "wait" }, streaming = true });
        var runs = new[] { await RunOfAsync("json"), await RunOfAsync("stream") };
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);

        foreach (var run in runs)
        {
            (await _served.PostAsync($"/v2/runs/{run}/cancel")).Expect(200);
        }

        var (spaces, comments) = ((await json).Expect(200).Body, (await stream).Expect(200).Body);
        Assert.StartsWith("   ", spaces, StringComparison.Ordinal);
        Assert.Equal("canceled", (await json)["run", "scout_status"].GetString());
        Assert.True(comments.Split("\n\n").Count(frame => frame == ": padding") >= 3, comments);
        Assert.Equal("workflow_run_failed", SseText.Of(comments)[^1].Name);
    }

    [Fact]
    public async Task A_reader_that_comes_back_gets_what_follows_the_last_that_it_has()
    {
        var run = (await _served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly" } })).Expect(200).Header("Scout-Run-Id");
        var whole = SseText.Of((await _served.GetAsync($"/v2/runs/{run}/events")).Expect(200).Body);

        foreach (var (at, last) in whole.Index().Where(one => one.Item.Id is not null))
        {
            using var request = Served.Request(HttpMethod.Get, $"/v2/runs/{run}/events", null, ("Last-Event-ID", last.Id!));
            var answer = (await _served.SendAsync(request)).Expect(200);
            Assert.Equal(whole[(at + 1)..].Select(one => one.Data.GetRawText()), answer.Body.Length == 0 ? [] : SseText.Of(answer.Body).Select(one => one.Data.GetRawText()));
        }

        Assert.Equal(("workflow_run_started", "workflow_run_completed"), (whole[0].Name, whole[^1].Name));
        using var odd = Served.Request(HttpMethod.Get, $"/v2/runs/{run}/events", null, ("Last-Event-ID", "x"));
        (await _served.SendAsync(odd)).Expect(422);
    }

    [Fact]
    public async Task Two_hundred_readers_of_one_run_and_one_that_reads_nothing_hold_nobody_up()
    {
        var run = (await StartAsync()).Header("Scout-Run-Id");
        await UntilAsync(run, "waiting");
        using var many = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1000 }) { BaseAddress = _served.Client.BaseAddress };
        many.DefaultRequestHeaders.Authorization = _served.Client.DefaultRequestHeaders.Authorization;
        using var idle = await many.GetAsync(new Uri($"/v2/runs/{run}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var readers = Enumerable.Range(0, 200).Select(_ => many.GetStringAsync(new Uri($"/v2/runs/{run}/events", UriKind.Relative), TestContext.Current.CancellationToken)).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        (await _served.PostAsync($"/v2/runs/{run}/approve", new { approved = false, reason = "no" })).Expect(202);
        await UntilAsync(run, "completed");
        var toTheEnd = watch.Elapsed;
        var heard = await Task.WhenAll(readers).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        TestContext.Current.SendDiagnosticMessage($"run {toTheEnd}, readers {watch.Elapsed}");
        Assert.True(toTheEnd < TimeSpan.FromSeconds(20), toTheEnd.ToString());
        var names = heard.Select(text => string.Join(' ', SseText.Of(text).Select(one => one.Name))).Distinct().ToArray();
        Assert.EndsWith("workflow_run_completed", Assert.Single(names), StringComparison.Ordinal);
    }

    private async Task<Answer> StartAsync() =>
        (await _served.PostAsync("/v2/workflows/refund/execute?environment=console", new { inputs = new { order = "o-1", amount = 12.5, cooling = "PT0.1S" } }, ("Prefer", "respond-async"))).Expect(202);

    private async Task<string> RunOfAsync(string session)
    {
        while (true)
        {
            var found = SseText.Of((await _served.GetAsync($"/v2/run_logs?workflow_id=troubles&session_id={session}")).Expect(200).Body);
            if (found.Length > 1 && found[0].Data.GetProperty("blocks").TryGetProperty("trouble", out _))
            {
                return found[0].Data.GetProperty("workflow_run_id").GetString()!;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private Task<Answer> UntilAsync(string run, string status, string? kind = "approval") => _served.UntilAsync(run, answer =>
        answer["status"].GetString() == status && (status != "waiting" || answer["waits"].EnumerateArray().Any(wait => wait.GetProperty("kind").GetString() == kind)));
}
