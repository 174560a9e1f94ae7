namespace Scout.Server.Tests.Api;

/// <summary>What a key is not for it is not told, whatever it asks and however it names it.</summary>
public sealed class WhatKeysLearn : IAsyncLifetime
{
    private const string Parrot = "/v2/workflows/parrot";
    private static readonly object Inputs = new { inputs = new { text = "polly" } };
    private Served _served = null!;
    private string _second = null!;
    private string _hidden = null!;

    // production is at the second revision, staging at the first; the key is for staging alone.
    public async ValueTask InitializeAsync()
    {
        _served = await Served.StartAsync(["parrot"]);
        var builds = new ParrotBuilds(_served);
        var first = await ParrotBuilds.FirstAsync();
        await builds.PublishAsync(first);
        var second = await builds.BuildAsync("loud");
        await builds.PublishAsync(second);
        _second = second.Revision.Id;
        foreach (var (environment, revision) in new[] { ("staging", _second), ("production", _second), ("staging", first.Revision.Id) })
        {
            Assert.Empty((await builds.Store().PromoteAsync(new() { Workflow = "parrot", To = environment, Revision = revision, Reason = "as said" }, TestContext.Current.CancellationToken)).Refusals);
        }

        _hidden = builds.Store().Promotions("parrot").Single(promotion => promotion.Environment == "production").Id;
        _served.Client.DefaultRequestHeaders.Authorization = new("Bearer", await _served.KeyAsync("staging"));
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Theory]
    [InlineData("POST", Parrot + "/execute?environment=staging&revision_id=SAID")]
    [InlineData("GET", Parrot + "/diff?from=SAID&to=staging")]
    [InlineData("GET", Parrot + "/diff?from=staging&to=SAID")]
    [InlineData("PUT", Parrot + "/revisions/SAID/promote?environment=staging&reason=r")]
    [InlineData("PUT", Parrot + "/revisions/staging/promote?environment=staging&reason=r&expect=SAID")]
    [InlineData("PUT", Parrot + "/revisions/SAID", """{"name": "n"}""")]
    [InlineData("DELETE", Parrot + "/revisions/SAID")]
    [InlineData("POST", Parrot + "/rollback", """{"environment": "staging", "reason": "r", "to": "SAID"}""")]
    [InlineData("POST", Parrot + "/rollback", """{"environment": "staging", "reason": "r", "expect": "SAID"}""")]
    [InlineData("PUT", Parrot + "/environments/staging", """{"name": "n", "description": "d", "deployments": [{"revision_lookup": "revision_id", "revision_id": "SAID"}]}""")]
    [InlineData("PUT", Parrot + "/environments/staging?expect=SAID", """{"name": "n", "description": "d", "deployments": [{"revision_lookup": "revision_id", "revision_id": "staging"}]}""")]
    [InlineData("GET", "/v2/run_logs?workflow_id=parrot&revision_id=SAID")]
    public async Task Where_another_environment_points_is_told_by_no_route_that_takes_a_revision(string method, string path, string? body = null)
    {
        foreach (var (said, status) in new[] { ("production", 403), ("production~0", 403), ("parrot@production", 403), ("production@2100-01-01", 403), ("console", 403), ("latest", 403), (_hidden, 404) })
        {
            var answer = await _served.SendAsync(Served.Request(new(method), path.Replace("SAID", Uri.EscapeDataString(said), StringComparison.Ordinal), (body ?? (method == "POST" ? """{"inputs": {"text": "polly"}}""" : null))?.Replace("SAID", said, StringComparison.Ordinal)));

            Assert.True(answer.Status == status, $"{said}: {answer.Status} {answer.Body}");
            Assert.DoesNotContain(_second, answer.Body, StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Scout-Revision-Id"));
        }

        Assert.Empty(_served.Runs.List().Runs);
    }

    [Fact]
    public async Task An_environment_that_is_none_is_told_without_those_of_others_or_the_servers_folder()
    {
        foreach (var answer in new[]
        {
            await _served.PostAsync($"{Parrot}/execute?environment=nope", Inputs),
            await _served.GetAsync("/v2/run_logs?workflow_id=parrot&environment=nope"),
            await _served.PutAsync($"{Parrot}/revisions/staging/promote?environment=nope&reason=r"),
            await _served.PostAsync($"{Parrot}/rollback", new { environment = "nope", reason = "r" }),
            await _served.PutAsync($"{Parrot}/environments/nope", """{"name": "n", "description": "d", "deployments": [{"revision_lookup": "latest"}]}"""),
        })
        {
            Assert.Contains("'nope'", answer.Expect(422)["detail"][0].GetProperty("msg").GetString(), StringComparison.Ordinal);
            Assert.Contains("staging", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("production", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(_served.Root, answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("scout.json", answer.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/v2/runs/RUN")]
    [InlineData("GET", "/v2/runs/RUN/events")]
    [InlineData("POST", "/v2/runs/RUN/cancel")]
    [InlineData("POST", "/v2/runs/RUN/events/paid")]
    [InlineData("POST", "/v2/runs/RUN/approve")]
    [InlineData("POST", "/v2/runs/RUN/feedback")]
    [InlineData("GET", "/v2/run_logs/details?workflow_id=parrot&workflow_run_id=RUN")]
    [InlineData("GET", "/v2/run_logs/details?workflow_id=parrot&session_id=sess_RUN")]
    public async Task A_run_of_another_environment_or_workflow_is_as_if_it_were_not(string method, string path)
    {
        const string None = "20260101t000000-0000000000";
        var run = (await _served.PostAsync($"{Parrot}/execute?environment=staging", Inputs)).Expect(200).Header("Scout-Run-Id");
        string[] others = path.Contains("details", StringComparison.Ordinal) ? [await _served.KeyAsync("development")] : [await _served.KeyAsync("development"), await _served.KeyAsync("staging", workflow: "other")];
        foreach (var key in others)
        {
            _served.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);

            var none = (await AskAsync(method, path, None)).Expect(404);
            var hidden = (await AskAsync(method, path, run)).Expect(404);

            Assert.Equal(none.Body.Replace(None, run, StringComparison.Ordinal), hidden.Body);
        }
    }

    private Task<Answer> AskAsync(string method, string path, string run) => _served.SendAsync(Served.Request(new(method), path.Replace("RUN", run, StringComparison.Ordinal), method == "POST" ? "{}" : null));

    [Fact]
    public async Task Who_may_move_an_environment_brings_the_newest_build_there_without_being_told_of_others()
    {
        (await _served.PutAsync($"{Parrot}/environments/staging", """{"name": "n", "description": "d", "deployments": [{"revision_lookup": "latest"}]}""")).Expect(200);

        Assert.Equal(_second, (await _served.PostAsync($"{Parrot}/execute?environment=staging", Inputs)).Expect(200).Header("Scout-Revision-Id"));
    }
}
