using NJsonSchema;
using NSwag;
using Scout.Server.Tests.Api;

namespace Scout.Server.Tests.Describing;

/// <summary>The description says what calls need and what they are answered with: real answers fit it.</summary>
public sealed class AnswersAsDescribed : IAsyncLifetime
{
    private const string Parrot = "/v2/workflows/parrot";
    private static readonly object Inputs = new { inputs = new { text = "polly" } };
    private Served _served = null!;
    private string _text = null!;
    private OpenApiDocument _document = null!;

    public async ValueTask InitializeAsync()
    {
        _served = await Served.StartAsync(["parrot", "refund"], with: null, builder => builder.Options().AllowedOrigins.Add("https://desk.example.com"));
        _text = (await _served.GetAsync("/openapi/v1.json")).Expect(200).Body;
        _document = await OpenApiDocument.FromJsonAsync(_text, TestContext.Current.CancellationToken);
        _served.Client.DefaultRequestHeaders.Authorization = new("Bearer", await _served.KeyAsync("development staging production"));
    }

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public void Every_part_of_a_path_that_is_not_fixed_is_a_parameter_and_no_other_is()
    {
        Assert.All(_document.Operations, operation => Assert.Equal(
            operation.Path.Split('{', '}').Where((_, at) => at % 2 == 1).Order(StringComparer.Ordinal),
            operation.Operation.Parameters.Where(parameter => parameter is { Kind: OpenApiParameterKind.Path, IsRequired: true }).Select(parameter => parameter.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_call_says_the_statuses_that_any_may_be_refused_with()
    {
        Assert.All(_document.Operations, operation =>
        {
            var isOpen = !operation.Path.StartsWith("/v2", StringComparison.Ordinal);
            string[] expected = ["400", "403", "421", "500", "503", .. isOpen ? (string[])[] : ["401", "429"], .. operation.Operation.RequestBody is null ? (string[])[] : ["413", "415", "422"]];
            Assert.Empty(expected.Except(operation.Operation.Responses.Keys));
        });
    }

    [Fact]
    public async Task Answers_are_as_described()
    {
        var builds = new ParrotBuilds(_served);
        var first = await ParrotBuilds.FirstAsync();
        await builds.PublishAsync(first);
        var second = await builds.BuildAsync("loud");
        var ran = await FitsAsync(200, "POST", "/v2/workflows/{workflow_id}/execute", $"{Parrot}/execute?environment=console", Inputs);
        var run = ran.Header("Scout-Run-Id");
        await FitsAsync(200, "POST", "/v2/workflows/{workflow_id}/execute", $"{Parrot}/execute?environment=console", new { inputs = new { text = "polly", end = "exception" } });
        await FitsAsync(200, "POST", "/v2/workflows/{workflow_id}/execute", $"{Parrot}/execute?environment=console", new { inputs = new { text = "polly" }, streaming = true });
        await FitsAsync(422, "POST", "/v2/workflows/{workflow_id}/execute", $"{Parrot}/execute?environment=console", new { inputs = new { txt = 1 } });
        await FitsAsync(200, "POST", "/v2/workflows/execute", "/v2/workflows/execute?environment=console", new { workflow_key = "parrot", inputs = new { text = "polly" } });
        await FitsAsync(405, "POST", "/v2/workflows/execute", "/v2/workflows/execute?environment=console", new { workflow_config = new { blocks = 1 } });
        foreach (var query in new[] { "", "&limit=1", "&summary_only=true", "&status=failed", "&session_id=none" })
        {
            await FitsAsync(200, "GET", "/v2/run_logs", $"/v2/run_logs?workflow_id=parrot{query}");
        }

        await FitsAsync(422, "GET", "/v2/run_logs", "/v2/run_logs?workflow_id=parrot&cursor=odd");
        await FitsAsync(200, "GET", "/v2/run_logs/details", $"/v2/run_logs/details?workflow_id=parrot&workflow_run_id={run}");
        await FitsAsync(200, "GET", "/v2/usage", "/v2/usage");
        foreach (var view in new[] { "both", "code", "blocks" })
        {
            await FitsAsync(200, "GET", "/v2/workflows/{workflow_id}/diff", $"{Parrot}/diff?from={first.Revision.Id}&to=latest&view={view}");
        }

        await FitsAsync(200, "GET", "/v2/workflows", "/v2/workflows");
        await FitsAsync(200, "GET", "/v2/workflows/{workflow_id}", Parrot);
        await FitsAsync(200, "GET", "/v2/workflows/{workflow_id}/revisions", $"{Parrot}/revisions");
        await FitsAsync(200, "PUT", "/v2/workflows/{workflow_id}/revisions/{revision_id}", $"{Parrot}/revisions/{second.Revision.Id}", new { name = "Polly", description = "as agreed" });
        await FitsAsync(422, "PUT", "/v2/workflows/{workflow_id}/revisions/{revision_id}", $"{Parrot}/revisions/{second.Revision.Id}", new { name = "" });
        await FitsAsync(200, "PUT", "/v2/workflows/{workflow_id}/revisions/{revision_id}/promote", $"{Parrot}/revisions/{first.Revision.Id}/promote?environment=staging&reason=first");
        await FitsAsync(200, "GET", "/v2/workflows/{workflow_id}/environments", $"{Parrot}/environments");
        await FitsAsync(403, "PUT", "/v2/workflows/{workflow_id}/revisions/{revision_id}/promote", $"{Parrot}/revisions/{second.Revision.Id}/promote?environment=production&reason=early");
        await FitsAsync(200, "GET", "/v2/workflows/{workflow_id}/diff", $"{Parrot}/diff?from=staging&to=latest");
        await FitsAsync(405, "PUT", "/v2/workflows/{workflow_id}", Parrot, new { });
        await FitsAsync(200, "GET", "/v2/runs/{run_id}", $"/v2/runs/{run}");
        await FitsAsync(200, "GET", "/v2/runs/{run_id}/events", $"/v2/runs/{run}/events");
        await FitsAsync(404, "GET", "/v2/runs/{run_id}", "/v2/runs/nope");
        await FitsAsync(200, "POST", "/v2/runs/{run_id}/feedback", $"/v2/runs/{run}/feedback", new { score = 1, comment = "well said" });
        await FitsAsync(409, "POST", "/v2/runs/{run_id}/cancel", $"/v2/runs/{run}/cancel");
        await FitsAsync(200, "GET", "/healthz", "/healthz");
    }

    [Fact]
    public async Task Answers_about_what_waits_are_as_described()
    {
        var started = await FitsAsync(202, "POST", "/v2/workflows/{workflow_id}/execute", "/v2/workflows/refund/execute?environment=console", new { inputs = new { order = "o-1", amount = 12.5, cooling = "PT0.1S" } }, ("Prefer", "respond-async"));
        var run = started.Header("Scout-Run-Id");
        await _served.UntilAsync(run, answer => answer.Body.Contains("approval", StringComparison.Ordinal));

        await FitsAsync(200, "GET", "/v2/runs/{run_id}", $"/v2/runs/{run}");
        await FitsAsync(422, "POST", "/v2/runs/{run_id}/approve", $"/v2/runs/{run}/approve", new { approved = true });
        await FitsAsync(202, "POST", "/v2/runs/{run_id}/approve", $"/v2/runs/{run}/approve", new { approved = true, reason = "a good customer" });
        await FitsAsync(422, "POST", "/v2/runs/{run_id}/events/{event_name}", $"/v2/runs/{run}/events/payment", new { receipt = 1 });
        await FitsAsync(422, "POST", "/v2/runs/{run_id}/events/{event_name}", $"/v2/runs/{run}/events/other", new { });
        await FitsAsync(202, "POST", "/v2/runs/{run_id}/events/{event_name}", $"/v2/runs/{run}/events/payment", new { receipt = "r-1", amount = 12.5 });
    }

    [Fact]
    public async Task Refusals_of_any_call_are_as_described()
    {
        foreach (var (method, template, path) in new[] { ("GET", "/v2/workflows", "/v2/workflows"), ("GET", "/healthz", "/healthz"), ("POST", "/v2/runs/{run_id}/feedback", "/v2/runs/x/feedback") })
        {
            await FitsAsync(421, method, template, path, null, ("Host", "evil.example.com"));
            await FitsAsync(403, method, template, path, null, ("Origin", "https://evil.example.com"));
        }

        await FitsAsync(415, "POST", "/v2/workflows/{workflow_id}/execute", $"{Parrot}/execute?environment=console", new StringContent("text=polly"));
        await FitsAsync(413, "POST", "/v2/workflows/{workflow_id}/execute", $"{Parrot}/execute?environment=console", new { inputs = new { text = new string('x', 1_100_000) } }, ("Expect", "100-continue"));
        _served.Client.DefaultRequestHeaders.Authorization = null;
        await FitsAsync(401, "GET", "/v2/workflows", "/v2/workflows");
    }

    private async Task<Answer> FitsAsync(int status, string method, string template, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = Served.Request(new(method), path, body is StringContent ? null : body, headers);
        request.Content ??= body as StringContent;
        using var response = await _served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers).Expect(status);
        var described = _document.Operations.Single(operation => operation.Path == template && operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase)).Operation.Responses;
        var type = response.Content.Headers.ContentType!.MediaType!;
        Assert.True(described.TryGetValue($"{status}", out var said) && said.ActualResponse.Content.ContainsKey(type), $"{method} {template}: {status} {type} is not described");
        var schema = said!.ActualResponse.Content[type].Schema.ActualSchema;
        foreach (var document in type == "text/event-stream" ? SseText.Of(answer.Body).Select(one => one.Data) : [answer.Json])
        {
            var problems = schema.Validate(document.GetRawText(), SchemaType.OpenApi3);
            Assert.True(problems.Count == 0, $"{method} {path}: {string.Join("; ", problems.Select(problem => problem.ToString()))}\n{document}");
        }

        return answer;
    }
}
