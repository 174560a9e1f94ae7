using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scout.Runs.Keys;
using Scout.Server.Requests;
using Scout.Web.Site;

namespace Scout.Server.Tests.Guards;

/// <summary>Every route that the server has, asked with every key that must not open it. The routes are those of the app: a new one is among them.</summary>
public sealed class RoutesAndKeys(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string[] Open = ["GET /healthz", "GET /readyz", "GET /openapi/v1.json", "GET /v2/{**path}"];

    private readonly Served _served = shared.Served;

    [Fact]
    public void Every_route_says_what_it_needs_and_few_need_nothing()
    {
        var routes = Routes();

        Assert.Empty(routes.Where(route => route.Needs is null).Select(route => route.Name));
        Assert.Empty(routes.Where(route => route.Needs is { Scope: null } && !Open.Contains(route.Name) && !route.Name.Contains("/scalar", StringComparison.Ordinal)).Select(route => route.Name));
        Assert.True(routes.Count(route => route.Needs is { Scope: not null }) >= 24);
    }

    [Fact]
    public async Task No_route_that_needs_a_key_is_answered_without_one_that_counts()
    {
        var answered = new List<string>();
        var (disabled, expired) = (await NamedKeyAsync(), await _served.KeyAsync(expires: DateTimeOffset.UtcNow.AddSeconds(-1)));
        await _served.Runs.Keys.SwitchAsync(disabled.Name, isDisabled: true);
        var removed = await NamedKeyAsync();
        await _served.Runs.Keys.RemoveAsync(removed.Name);
        var valid = await _served.KeyAsync();
        (string What, string? Sent)[] keys =
        [
            ("none", null), ("empty", "Bearer "), ("another scheme", $"Basic {valid}"), ("no scheme", valid), ("malformed", "Bearer scout_x"), ("unknown", $"Bearer {KeyToken.New()}"),
            ("another secret", $"Bearer {valid[..19]}{KeyToken.New().Secret}"), ("cut", $"Bearer {valid[..^1]}"), ("disabled", $"Bearer {disabled.Token}"), ("expired", $"Bearer {expired}"), ("removed", $"Bearer {removed.Token}"),
        ];

        foreach (var route in Routes().Where(route => route.Needs?.Scope is not null))
        {
            foreach (var (what, sent) in keys)
            {
                var answer = await AskAsync(route, sent);
                answered.AddRange(answer.Status == 401 && answer.Headers.WwwAuthenticate.Count == 1 && answer["message"].GetString() == answer["detail"].GetString() ? [] : [$"{route.Name}, {what}: {answer.Status} {answer.Body}"]);
            }
        }

        Assert.Empty(answered);
    }

    [Fact]
    public async Task No_route_is_answered_to_a_key_without_its_scope_or_for_another_workflow_or_environment()
    {
        var answered = new List<string>();
        var run = (await _served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly" } })).Expect(200).Header("Scout-Run-Id");

        foreach (var route in Routes().Where(route => route.Needs?.Scope is not null))
        {
            var others = string.Join(' ', Enum.GetValues<KeyScope>().Where(scope => scope != route.Needs!.Scope));
            var wrong = new List<(string What, string Key)> { ("without its scope", await _served.KeyAsync(scopes: others)) };
            var isOfWorkflow = route.Name.Contains("{workflow_id}", StringComparison.Ordinal) || route.Name.Contains("run", StringComparison.Ordinal);
            var isRefused = route.Name is "PUT /v2/workflows/{workflow_id}" or "DELETE /v2/workflows/{workflow_id}";
            if (isOfWorkflow && !isRefused)
            {
                wrong.Add(("for another workflow", await _served.KeyAsync(workflow: "gate")));
            }

            if (route.Name.Contains("{run_id}", StringComparison.Ordinal) || route.Name.EndsWith("/execute", StringComparison.Ordinal) || route.Name.EndsWith("/diff", StringComparison.Ordinal) || route.Name.EndsWith("/details", StringComparison.Ordinal))
            {
                wrong.Add(("for another environment", await _served.KeyAsync(environments: "staging")));
            }

            foreach (var (what, key) in wrong)
            {
                var answer = await AskAsync(route, $"Bearer {key}", run);
                // Of a run that a key is not for it is not told that there is one.
                var expected = what != "without its scope" && (route.Name.Contains("{run_id}", StringComparison.Ordinal) || (what == "for another environment" && route.Name.EndsWith("/details", StringComparison.Ordinal))) ? 404 : 403;
                answered.AddRange(answer.Status == expected ? [] : [$"{route.Name}, {what}: {answer.Status} {answer.Body}"]);
            }
        }

        Assert.Empty(answered);
    }

    [Fact]
    public async Task A_list_tells_nothing_of_what_a_key_is_not_for()
    {
        await _served.PostAsync("/v2/workflows/parrot/execute?environment=console", new { inputs = new { text = "polly" } });
        var gate = await _served.KeyAsync(workflow: "gate");
        var staging = await _served.KeyAsync(environments: "staging");

        var workflows = await AskAsync(HttpMethod.Get, "/v2/workflows", $"Bearer {gate}");
        var usage = await AskAsync(HttpMethod.Get, "/v2/usage", $"Bearer {gate}");
        var logs = await AskAsync(HttpMethod.Get, "/v2/run_logs?workflow_id=parrot", $"Bearer {staging}");

        Assert.Equal(["gate"], workflows.Expect(200)["data"].EnumerateArray().Select(one => one.GetProperty("workflow_id").GetString()));
        Assert.DoesNotContain("parrot", usage.Expect(200).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("run_log\n", logs.Expect(200).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_secrets_of_a_key_count_until_the_time_then_the_new_one()
    {
        var key = await NamedKeyAsync();
        var soon = DateTimeOffset.UtcNow.AddSeconds(4);
        var renewed = await _served.Runs.Keys.RotateAsync(key.Name, soon);

        (await AskAsync(HttpMethod.Get, "/v2/workflows", $"Bearer {key.Token}")).Expect(200);
        (await AskAsync(HttpMethod.Get, "/v2/workflows", $"Bearer {renewed.Token}")).Expect(200);
        await Task.Delay(soon - DateTimeOffset.UtcNow + TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        (await AskAsync(HttpMethod.Get, "/v2/workflows", $"Bearer {key.Token}")).Expect(401);
        (await AskAsync(HttpMethod.Get, "/v2/workflows", $"Bearer {renewed.Token}")).Expect(200);
    }

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_when_to_come_back()
    {
        await using var served = await Served.StartAsync(["parrot"], with: null, builder => builder.Options().MostRequestsPerSecond = 2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => served.GetAsync("/v2/workflows")));

        var refused = answers.Where(answer => answer.Status != 200).ToArray();
        Assert.InRange(refused.Length, 6, 8);
        Assert.All(refused, answer => Assert.InRange(int.Parse(answer.Expect(429).Header("Retry-After"), System.Globalization.CultureInfo.InvariantCulture), 1, 30));
    }

    private async Task<Answer> AskAsync(Route route, string? authorization, string run = "20260101t000000-0000000000") => await AskAsync(
        new(route.Method),
        route.Path.Replace("{workflow_id}", "parrot", StringComparison.Ordinal).Replace("{run_id}", run, StringComparison.Ordinal).Replace("{revision_id}", "0123456789", StringComparison.Ordinal)
            .Replace("{environment_id}", "development", StringComparison.Ordinal).Replace("{event_name}", "paid", StringComparison.Ordinal)
            + (route.Path.EndsWith("diff", StringComparison.Ordinal) ? "?from=console&to=console" : "")
            + (route.Path.Contains("run_logs", StringComparison.Ordinal) || route.Path.EndsWith("execute", StringComparison.Ordinal) ? $"?workflow_id=parrot&workflow_run_id={run}&environment=console" : ""),
        authorization,
        route.Path == "/v2/workflows/execute" ? """{"workflow_key": "parrot"}""" : "{}");

    private async Task<Answer> AskAsync(HttpMethod method, string path, string? authorization, string? body = null)
    {
        using var client = new HttpClient { BaseAddress = _served.Client.BaseAddress };
        using var request = Served.Request(method, path, method == HttpMethod.Get ? null : body);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers);
    }

    private async Task<(string Name, string Token)> NamedKeyAsync()
    {
        var token = await _served.KeyAsync();
        return (_served.Runs.Keys.Verify(token, DateTimeOffset.UtcNow).Key!.Name, token);
    }

    private Route[] Routes() =>
    [
        .. _served.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()
            // The console's own ask for its cookie: its tests ask them.
            .Where(endpoint => endpoint.Metadata.GetMetadata<SitePart>() is null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => new Route(method, endpoint.RoutePattern.RawText!, endpoint.Metadata.GetMetadata<Needs>()))),
    ];

    private sealed record Route(string Method, string Path, Needs? Needs)
    {
        public string Name => $"{Method} {Path}";
    }
}
