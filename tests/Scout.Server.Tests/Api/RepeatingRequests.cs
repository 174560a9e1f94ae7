using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Client;
using Scout.Environments.Projects;
using Scout.Revisions.Runs;
using Scout.Runs.Changes;
using Scout.Server.Api;

namespace Scout.Server.Tests.Api;

/// <summary>Requests that are made again with the same <c>Idempotency-Key</c>.</summary>
public sealed class RepeatingRequests
{
    private const string Execute = "/v2/workflows/parrot/execute?environment=console";
    private static readonly (string, string) Once = ("Idempotency-Key", "once");
    private static readonly object Polly = new { inputs = new { text = "polly" } };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_a_request_says_of_what_runs_is_part_of_it_and_how_it_is_answered_is_not()
    {
        await using var served = await Served.StartAsync(["parrot"]);
        var workflow = (await served.GetAsync("/v2/workflows/parrot")).Expect(200);
        var (revision, contract) = (workflow["data", "revision_id"].GetString()!, workflow["data", "contract"].GetString()!);
        var run = (await served.PostAsync(Execute, Polly, Once)).Expect(200).Header("Scout-Run-Id");

        foreach (var other in new[]
        {
            served.PostAsync($"{Execute}&revision_id={revision}", Polly, Once),
            served.PostAsync($"{Execute}&session_id=other", Polly, Once),
            served.PostAsync(Execute, Polly, Once, ("Scout-Expect-Revision", revision)),
            served.PostAsync(Execute, Polly, Once, ("Scout-Expect-Contract", contract)),
        })
        {
            Assert.Equal("""["header","Idempotency-Key"]""", (await other).Expect(422)["detail"][0].GetProperty("loc").GetRawText());
        }

        Assert.Equal(run, (await served.PostAsync(Execute, new { inputs = new { text = "polly" }, streaming = true }, Once)).Expect(200).Header("Scout-Run-Id"));
        Assert.Equal(run, (await served.PostAsync(Execute, Polly, Once, ("Prefer", "respond-async"))).Expect(202).Header("Scout-Run-Id"));
        Assert.Single(served.Runs.List().Runs);
    }

    [Fact]
    public async Task Numbers_count_as_they_are_written_and_the_order_of_members_does_not()
    {
        await using var served = await Served.StartAsync(["sums"]);
        async Task<Answer> AskAsync(string inputs) => await served.PostAsync("/v2/workflows/sums/execute?environment=console", $$"""{ "inputs": {{inputs}} }""", Once);

        var first = (await AskAsync("""{ "id": 9223372036854775807, "counter": 18446744073709551615, "price": 12345678901234567.89, "share": 0.1 }""")).Expect(200);
        var same = (await AskAsync("""{ "share": 0.1, "price": 12345678901234567.89, "counter": 18446744073709551615, "id": 9223372036854775807 }""")).Expect(200);

        Assert.Equal(("9223372036854775807", "24691357802469135.78"), (first["run", "output"].GetProperty("id").GetRawText(), first["run", "output"].GetProperty("total").GetRawText()));
        Assert.Equal(first.Header("Scout-Run-Id"), same.Header("Scout-Run-Id"));
        (await AskAsync("""{ "id": 9223372036854775806, "counter": 18446744073709551615, "price": 12345678901234567.89, "share": 0.1 }""")).Expect(422);
        (await AskAsync("""{ "id": 9223372036854775807, "counter": 18446744073709551615, "price": 12345678901234567.88, "share": 0.1 }""")).Expect(422);
    }

    [Fact]
    public async Task The_client_which_always_has_a_key_sends_numbers_whole()
    {
        await using var served = await Served.StartAsync(["sums"]);
        using var scout = new ScoutClient(served.Client.BaseAddress!, await served.KeyAsync());

        var sum = (await scout.Workflow<Purchase, Sum>("sums", new() { Environment = "console" }).RunAsync(new(long.MaxValue, ulong.MaxValue, 12345678901234567.89m, 0.1), cancellation: Stop)).Output;

        Assert.Equal(new Sum(long.MaxValue, ulong.MaxValue, 24691357802469135.78m), sum);
    }

    [Fact]
    public async Task A_run_is_the_answer_to_its_request_whatever_has_changed_since()
    {
        await using var served = await Served.StartAsync(["parrot"]);
        var revision = (await served.GetAsync("/v2/workflows/parrot")).Expect(200)["data", "revision_id"].GetString()!;
        Task<Answer> AskAsync() => served.PostAsync(Execute, Polly, Once, ("Scout-Expect-Revision", revision));
        var run = (await AskAsync()).Expect(200).Header("Scout-Run-Id");

        await new ParrotBuilds(served).BuildAsync("loud");
        Assert.Equal("loud polly", (await served.PostAsync(Execute, Polly)).Expect(200)["run", "output"].GetString());
        AssertSame(await AskAsync());

        // Nothing of the workflow is there any more.
        foreach (var folder in Directory.GetDirectories(Path.Combine(served.Root, ".scout")).Where(folder => Path.GetFileName(folder) != "runs"))
        {
            Directory.Delete(folder, recursive: true);
        }

        (await served.PostAsync(Execute, Polly)).Expect(404);
        AssertSame(await AskAsync());

        await File.WriteAllTextAsync(Path.Combine(served.Root, "scout.json"), "{", Stop);
        AssertSame(await AskAsync());

        void AssertSame(Answer answer) => Assert.Equal((run, "polly"), (answer.Expect(200).Header("Scout-Run-Id"), answer["run", "output"].GetString()));
    }

    [Fact]
    public async Task A_run_that_is_not_kept_any_more_is_not_run_again()
    {
        await using var served = await Served.CreateAsync(["parrot"]);
        await KeepAsync(served, """{ "keep": "1h" }""");
        await served.StartAsync();
        var run = (await served.PostAsync(Execute, Polly, Once)).Expect(200).Header("Scout-Run-Id");
        await served.Runs.RemoveExpiredAsync(ScoutProject.Find(served.Root).Environments, DateTimeOffset.UtcNow.AddHours(2));
        Assert.Empty(served.Runs.List().Runs);

        await AssertGoneAsync();
        await served.StopAsync();
        await served.StartAsync();
        await AssertGoneAsync();

        Assert.Empty(served.Runs.List().Runs);
        (await served.PostAsync(Execute, new { inputs = new { text = "other" } }, Once)).Expect(422);

        async Task AssertGoneAsync()
        {
            var gone = (await served.PostAsync(Execute, Polly, Once)).Expect(409);
            Assert.Equal(("SCOUT8025", run), (gone["code"].GetString(), gone.Header("Scout-Run-Id")));
            Assert.Contains(run, gone["detail"].GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_run_that_the_server_died_before_begins_when_it_is_asked_for_again()
    {
        await using var served = await Served.StartAsync(["parrot"]);
        var request = new ExecutionRequest("parrot", "development", JsonElement.Parse("""{ "text": "polly" }"""));
        var taken = new RunKey(RunIds.New(DateTimeOffset.UtcNow), request.Hash(), IsStarted: false);
        await served.Runs.TakeKeyAsync(served.Runs.Keys.All().Single().Id, "once", taken, DateTimeOffset.UtcNow);

        Assert.Equal(taken.RunId, (await served.PostAsync(Execute, Polly, Once)).Expect(200).Header("Scout-Run-Id"));
        Assert.Equal(taken.RunId, (await served.PostAsync(Execute, Polly, Once)).Expect(200).Header("Scout-Run-Id"));
        Assert.Equal(taken.RunId, Assert.Single(served.Runs.List().Runs).RunId);
    }

    [Fact]
    public async Task Where_nothing_is_kept_a_key_starts_one_run_all_the_same()
    {
        await using var served = await Served.CreateAsync(["echo"]);
        await KeepAsync(served, """{ "durability": "none" }""");
        await served.StartAsync();
        const string Echo = "/v2/workflows/echo/execute?environment=console";

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => served.PostAsync(Echo, Polly, Once)));
        await served.StopAsync();
        await served.StartAsync();
        var after = (await served.PostAsync(Echo, Polly, Once)).Expect(409);

        Assert.Single(answers.Select(answer => answer.Header("Scout-Run-Id")).Append(after.Header("Scout-Run-Id")).Distinct());
        Assert.Contains(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200).Append(after), answer => Assert.Equal("SCOUT8025", answer.Expect(409)["code"].GetString()));
        // What was refused took no key.
        (await served.PostAsync(Echo, new { inputs = new { txt = "polly" } }, ("Idempotency-Key", "other"))).Expect(422);
        (await served.PostAsync(Echo, Polly, ("Idempotency-Key", "other"))).Expect(200);
    }

    [Fact]
    public async Task Where_nothing_is_kept_nobody_is_sent_to_look_for_a_run()
    {
        await using var served = await Served.CreateAsync(["parrot"]);
        await KeepAsync(served, """{ "durability": "none" }""");
        await served.StartAsync();
        using var scout = new ScoutClient(served.Client.BaseAddress!, await served.KeyAsync());
        var parrot = scout.Workflow("parrot", new() { Environment = "console" });

        var refused = (await served.PostAsync(Execute, Polly, ("Prefer", "respond-async"))).Expect(422);

        Assert.Equal("""["header","Prefer"]""", refused["detail"][0].GetProperty("loc").GetRawText());
        Assert.Equal("polly", (await parrot.RunAsync(new JsonObject { ["text"] = "polly" }, cancellation: Stop)).Output?.GetString());
        Assert.Equal("polly", Assert.IsType<RunCompletedEvent>((await parrot.StreamAsync(new JsonObject { ["text"] = "polly" }, cancellation: Stop).ToListAsync(Stop))[^1]).Output.GetString());
        Assert.Contains("durability", (await Assert.ThrowsAsync<ScoutApiException>(() => parrot.StartAsync(new JsonObject { ["text"] = "polly" }, cancellation: Stop))).Detail, StringComparison.Ordinal);
    }

    public sealed record Purchase(long Id, ulong Counter, decimal Price, double Share);

    public sealed record Sum(long Id, ulong Counter, decimal Total);

    private static Task KeepAsync(Served served, string runs) => File.WriteAllTextAsync(Path.Combine(served.Root, "scout.json"), $$"""{ "environments": { "development": { "runs": {{runs}} } } }""", Stop);
}
