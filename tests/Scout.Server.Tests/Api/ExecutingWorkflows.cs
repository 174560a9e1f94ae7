namespace Scout.Server.Tests.Api;

public sealed class ExecutingWorkflows
{
    [Fact]
    public async Task The_run_of_a_workflow_is_answered_as_the_contract_says()
    {
        await using var served = await Served.StartAsync(["parrot"]);

        var answer = (await served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly" } })).Expect(200);

        Assert.Equal("workflow_run_completed", answer["run", "stop_reason"].GetString());
        Assert.Equal("polly", answer["run", "state", "heard", "output"].GetString());
        Assert.Equal("parrot", answer["workflow_id"].GetString());
        Assert.Equal(answer["run", "workflow_run_id"].GetString(), answer.Header("Scout-Run-Id"));
        var log = (await served.GetAsync($"/v2/run_logs/details?workflow_id=parrot&workflow_run_id={answer.Header("Scout-Run-Id")}")).Expect(200);
        Assert.Equal("completed", log["status"].GetString());
    }

    [Fact]
    public async Task Runs_of_which_nothing_is_kept_are_answered_all_the_same()
    {
        await using var served = await Served.CreateAsync(["echo"]);
        await File.WriteAllTextAsync(Path.Combine(served.Root, "scout.json"), """{ "environments": { "development": { "runs": { "durability": "none" } } } }""", TestContext.Current.CancellationToken);
        await served.StartAsync(with: null, builder => builder.Options().MostRequestsPerSecond = 1_000_000);

        await Parallel.ForEachAsync(Enumerable.Range(0, 600), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken }, async (number, _) =>
        {
            var answer = (await served.PostAsync("/v2/workflows/echo/execute?environment=console", new { inputs = new { text = $"{number}" }, streaming = number % 2 == 0 })).Expect(200);
            Assert.Equal($"{number}", number % 2 == 0 ? SseText.Of(answer.Body)[^1].Data.GetProperty("data").GetProperty("result").GetString() : answer["run", "output"].GetString());
        });

        Assert.Empty(served.Runs.List().Runs);
    }

    [Fact]
    public async Task A_run_that_failed_is_200()
    {
        await using var served = await Served.StartAsync(["parrot"]);

        var answer = (await served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly", end = "exception" } })).Expect(200);

        Assert.Equal("workflow_run_failed", answer["run", "stop_reason"].GetString());
        Assert.Contains("cannot say polly", answer["run", "errors"][0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_that_do_not_fit_are_refused_each_with_its_place()
    {
        await using var served = await Served.StartAsync(["parrot"]);

        var answer = (await served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { txt = 1 } })).Expect(422);

        var places = answer["detail"].EnumerateArray().Select(problem => string.Join('.', problem.GetProperty("loc").EnumerateArray().Select(part => part.GetString())));
        Assert.Equal(["body.inputs.text", "body.inputs.txt"], places.Order(StringComparer.Ordinal));
        Assert.Empty(served.Runs.List().Runs);
    }

    [Fact]
    public async Task One_key_of_a_caller_starts_one_run()
    {
        await using var served = await Served.StartAsync(["parrot"]);
        var body = new { inputs = new { text = "polly" } };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => served.PostAsync("/v2/workflows/parrot/execute?environment=console", body, ("Idempotency-Key", "one"))));
        await served.StopAsync();
        await served.StartAsync();
        var after = await served.PostAsync("/v2/workflows/parrot/execute?environment=console", body, ("Idempotency-Key", "one"));

        var run = Assert.Single(answers.Select(answer => answer.Expect(200).Header("Scout-Run-Id")).Distinct());
        Assert.Equal(run, after.Expect(200).Header("Scout-Run-Id"));
        Assert.Equal(answers[0].Body, after.Body);
        Assert.Single(served.Runs.List().Runs);
        (await served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "other" } }, ("Idempotency-Key", "one"))).Expect(422);
    }

    [Fact]
    public async Task Events_of_a_run_are_streamed_from_its_start_to_its_end()
    {
        await using var served = await Served.StartAsync(["parrot"]);

        var answer = (await served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly" }, streaming = true })).Expect(200);

        var names = answer.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(frame => frame.Split('\n')[0]).ToArray();
        Assert.Equal("event: workflow_run_started", names[0]);
        Assert.Equal("event: workflow_run_completed", names[^1]);
        Assert.Contains("event: block_run_completed", names);
    }
}
