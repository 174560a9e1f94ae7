namespace Scout.Server.Tests.Api;

/// <summary>Environments are moved over HTTP, and by others while the server serves.</summary>
public sealed class MovingEnvironments : IAsyncLifetime
{
    private const string Execute = "/v2/workflows/parrot/execute?environment=";
    private static readonly object Inputs = new { inputs = new { text = "polly" } };
    private Served _served = null!;
    private ParrotBuilds _builds = null!;
    private string _first = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await Served.StartAsync(["parrot"]);
        _first = (await _served.GetAsync("/v2/workflows/parrot")).Expect(200)["data", "revision_id"].GetString()!;
        _builds = new(_served);
        await _builds.PublishAsync(await ParrotBuilds.FirstAsync());
        _served.Client.DefaultRequestHeaders.Authorization = new("Bearer", await _served.KeyAsync("development staging production"));
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public async Task A_revision_is_promoted_without_a_body_runs_there_and_is_rolled_back()
    {
        Assert.Contains("staging", (await _served.PostAsync(Execute + "staging", Inputs)).Expect(409).Body, StringComparison.Ordinal);
        var refused = (await _served.PutAsync($"/v2/workflows/parrot/revisions/{_first}/promote?reason=early")).Expect(403);
        Assert.Contains("staging", refused["detail"].GetString(), StringComparison.Ordinal);
        Assert.All(refused["refusals"].EnumerateArray(), refusal => Assert.Contains($"[{refusal.GetProperty("gate").GetString()}] {refusal.GetProperty("message").GetString()}", refused["detail"].GetString(), StringComparison.Ordinal));
        Assert.NotEqual(0, refused["refusals"].GetArrayLength());

        var moved = (await _served.PutAsync($"/v2/workflows/parrot/revisions/{_first}/promote?environment=staging&reason=first")).Expect(200);
        var ran = (await _served.PostAsync(Execute + "staging", Inputs)).Expect(200);
        Assert.Equal(_first, moved["data", "revision_id"].GetString());
        Assert.Equal((_first, "staging", "polly"), (ran.Header("Scout-Revision-Id"), ran.Header("Scout-Environment"), ran["run", "output"].GetString()));
        Assert.Equal(ran["promotion_id"].GetString(), ran.Header("Scout-Promotion-Id"));

        var second = await _builds.BuildAsync("loud");
        await _builds.PublishAsync(second);
        (await _served.PutAsync($"/v2/workflows/parrot/revisions/{second.Revision.Id}/promote?environment=staging&reason=second&expect={second.Revision.Id}")).Expect(409);
        (await _served.PutAsync($"/v2/workflows/parrot/revisions/{second.Revision.Id}/promote?environment=staging&reason=second&expect={_first}")).Expect(200);
        Assert.Equal("loud polly", (await _served.PostAsync(Execute + "staging", Inputs)).Expect(200)["run", "output"].GetString());
        Assert.Equal("polly", (await _served.PostAsync($"{Execute}staging&revision_id={_first}", Inputs)).Expect(200)["run", "output"].GetString());

        (await _served.PostAsync("/v2/workflows/parrot/rollback", new { environment = "staging" })).Expect(422);
        (await _served.PostAsync("/v2/workflows/parrot/rollback", new { environment = "staging", reason = "too loud" })).Expect(200);
        Assert.Equal("polly", (await _served.PostAsync(Execute + "staging", Inputs)).Expect(200)["run", "output"].GetString());
        Assert.Equal("SCOUT6029", (await _served.PostAsync($"{Execute}staging&revision_id={second.Revision.Id}", Inputs)).Expect(409)["code"].GetString());
        Assert.Equal("SCOUT6027", (await _served.PostAsync($"{Execute}production&revision_id={_first}", Inputs)).Expect(409)["code"].GetString());
    }

    [Fact]
    public async Task An_environment_has_one_deployment_and_all_three_parts_are_required()
    {
        const string Staging = "/v2/workflows/parrot/environments/staging";
        object One(object deployment) => new { name = "staging", description = "x", deployments = new[] { deployment } };

        Assert.Equal(3, (await _served.PutAsync(Staging, "{}")).Expect(422)["detail"].GetArrayLength());
        var two = (await _served.PutAsync(Staging, new { name = "staging", description = "x", deployments = new[] { new { revision_lookup = "latest" }, new { revision_lookup = "latest" } } })).Expect(422);
        Assert.Equal(["body", "deployments"], two["detail"][0].GetProperty("loc").EnumerateArray().Select(part => part.GetString()));
        (await _served.PutAsync(Staging, One(new { revision_lookup = "latest", traffic = 50 }))).Expect(422);
        (await _served.PutAsync(Staging, One(new { revision_lookup = "newest" }))).Expect(422);
        (await _served.PutAsync("/v2/workflows/parrot/environments/development", One(new { revision_lookup = "latest" }))).Expect(409);
        Assert.True((await _served.PutAsync(Staging, One(new { revision_lookup = "revision_id", revision_id = _first, traffic = 100 }))).Expect(200)["success"].GetBoolean());
        Assert.Equal("polly", (await _served.PostAsync(Execute + "staging", Inputs)).Expect(200)["run", "output"].GetString());
    }

    [Fact]
    public async Task What_others_move_is_seen_by_the_next_request()
    {
        var second = await _builds.BuildAsync("loud");
        Assert.Equal("loud polly", (await _served.PostAsync(Execute + "console", Inputs)).Expect(200)["run", "output"].GetString());

        var moved = await _builds.Store().PromoteAsync(new() { Workflow = "parrot", To = "staging", Revision = _first, Reason = "by hand" }, TestContext.Current.CancellationToken);

        Assert.Empty(moved.Refusals);
        Assert.Equal(_first, (await _served.PostAsync(Execute + "staging", Inputs)).Expect(200).Header("Scout-Revision-Id"));
        Assert.Equal(second.Revision.Id, (await _served.GetAsync("/v2/workflows/parrot")).Expect(200)["data", "revision_id"].GetString());
    }

    [Fact]
    public async Task Where_an_environment_points_is_told_to_keys_that_are_for_it()
    {
        (await _served.PutAsync($"/v2/workflows/parrot/revisions/{_first}/promote?environment=staging&reason=first")).Expect(200);
        var (all, one) = (await _served.KeyAsync("development staging"), await _served.KeyAsync("staging"));

        Assert.Equal(["development", "staging"], await PointersAsync(all));
        Assert.Equal(["staging"], await PointersAsync(one));
    }

    [Fact]
    public async Task A_revision_is_named_and_never_removed()
    {
        var named = (await _served.PutAsync($"/v2/workflows/parrot/revisions/{_first}", new { name = "Polly", description = "as agreed" })).Expect(200);

        Assert.Equal(("Polly", "as agreed"), (named["data", "revision_name"].GetString(), named["data", "revision_description"].GetString()));
        (await _served.PutAsync($"/v2/workflows/parrot/revisions/{_first}", "{}")).Expect(422);
        (await _served.SendAsync(Served.Request(HttpMethod.Delete, $"/v2/workflows/parrot/revisions/{_first}"))).Expect(409);
        (await _served.SendAsync(Served.Request(HttpMethod.Delete, $"/v2/workflows/parrot/revisions/{new string('0', 64)}"))).Expect(404);
    }

    [Fact]
    public async Task A_server_that_only_reads_moves_and_names_nothing()
    {
        await _served.StopAsync();
        await _served.StartAsync(settings => settings with { ReadOnly = true });

        foreach (var (method, path) in new[] { ("PUT", $"/v2/workflows/parrot/revisions/{_first}/promote?environment=staging"), ("PUT", $"/v2/workflows/parrot/revisions/{_first}"), ("POST", "/v2/workflows/parrot/rollback"), ("PUT", "/v2/workflows/parrot/environments/staging"), ("DELETE", $"/v2/workflows/parrot/revisions/{_first}") })
        {
            Assert.Contains("only reads", (await _served.SendAsync(Served.Request(new(method), path, """{"name": "x", "reason": "y"}"""))).Expect(409).Body, StringComparison.Ordinal);
        }

        (await _served.PostAsync(Execute + "console", Inputs)).Expect(200);
    }

    // As each call tells them.
    private async Task<string[]> PointersAsync(string key)
    {
        _served.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        string[] environments = [.. (await _served.GetAsync("/v2/workflows/parrot/environments")).Expect(200)["data"].EnumerateArray().Select(one => one.GetProperty("environment_id").GetString()!)];
        foreach (var revision in new[] { (await _served.GetAsync("/v2/workflows")).Expect(200)["data"][0], (await _served.GetAsync("/v2/workflows/parrot")).Expect(200)["data"], (await _served.GetAsync("/v2/workflows/parrot/revisions")).Expect(200)["data"][0] })
        {
            Assert.Equal(environments, revision.GetProperty("environments").EnumerateArray().Select(one => one.GetString()));
        }

        return environments;
    }
}
