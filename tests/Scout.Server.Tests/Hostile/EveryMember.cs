using System.Collections.Concurrent;

namespace Scout.Server.Tests.Hostile;

/// <summary>Every member of every body, with values of every kind; every parameter of every query likewise.</summary>
public sealed class EveryMember(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string[] Jsons =
    [
        "null", "true", "1", "-1", "0.5", "1e400", "\"\"", "\" \"", "[]", "[1]", "{}", "\"\\ud800\"", "\"\\u0000\"", "\"\\u2028[DONE]\"", "{\"\\ud800\": 1}", "{\"text\": \"\\udfff\"}", "{\"text\": {\"end\": [\"\\ud800\"]}}", "\"parrot\"", "\"\\ud800parrot\"", "\"development\"",
        "123456789012345678901234567890", "[{\"revision_lookup\": \"\\ud800\"}]", "[{\"revision_lookup\": 1}]", "[{\"revision_lookup\": \"revision_id\", \"revision_id\": \"\\ud800\"}]", "[{\"revision_lookup\": \"latest\", \"traffic\": 1e400}]", "[{\"revision_lookup\": \"latest\", \"traffic\": \"\\ud800\"}]",
    ];

    private static readonly string[] Values = ["", "0", "-1", "99999999999999999999", "%00", "%ff", "%E2%80%A8", "2026-02-31", "9999-12-31", "0001-01-01", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00%2B14:00", "true", "console", "..%2f", "%0d%0a", "@1", "latest", "parrot", "%ed%a0%80", "~1", "development"];

    private readonly Served _served = shared.Served;

    [Fact]
    public async Task No_value_of_a_member_breaks_the_server()
    {
        var run = (await _served.PostAsync("/v2/workflows/refund/execute?environment=console", new { inputs = new { order = "o", amount = 1, cooling = "PT0.1S" } }, ("Prefer", "respond-async"))).Expect(202).Header("Scout-Run-Id");
        await _served.UntilAsync(run, answer => answer.Body.Contains("approval", StringComparison.Ordinal));
        var revision = (await _served.GetAsync("/v2/workflows/parrot")).Expect(200)["data", "revision_id"].GetString();
        (string Method, string Path, string[] Members, string Others)[] bodies =
        [
            ("POST", "/v2/workflows/parrot/execute?environment=console", ["inputs", "streaming"], ""),
            ("POST", "/v2/workflows/execute?environment=console", ["workflow_key", "workflow_config", "inputs", "streaming"], ", \"workflow_key\": \"parrot\""),
            ("PUT", $"/v2/workflows/parrot/revisions/{revision}", ["name", "description"], ", \"name\": \"n\""),
            ("POST", "/v2/workflows/parrot/rollback", ["environment", "to", "reason", "expect"], ", \"environment\": \"development\", \"reason\": \"r\""),
            ("PUT", "/v2/workflows/parrot/environments/development", ["name", "description", "deployments"], ", \"name\": \"n\", \"description\": \"d\", \"deployments\": []"),
            ("POST", $"/v2/runs/{run}/approve", ["approved", "reason", "block"], ", \"reason\": \"r\", \"block\": \"x\""),
            ("POST", $"/v2/runs/{run}/feedback", ["score", "comment"], ""),
            ("POST", $"/v2/runs/{run}/events/payment", ["receipt", "amount"], ", \"amount\": 1"),
            ("POST", $"/v2/runs/{run}/events/%F0%9F%92%A9", ["x"], ""),
        ];

        await AskAsync(bodies.SelectMany(body => body.Members.SelectMany(member => Jsons.Select(json => Served.Request(new(body.Method), body.Path, Body(member, json, body.Others))))));
    }

    [Fact]
    public async Task No_value_of_a_parameter_breaks_the_server()
    {
        (string Path, string[] Names)[] queries =
        [
            ("/v2/workflows?", ["sort", "direction", "start_at", "limit", "query", "tags"]),
            ("/v2/run_logs?workflow_id=parrot&", ["start_date", "end_date", "limit", "session_id", "status", "cursor", "summary_only", "environment", "revision_id", "trigger", "feedback"]),
            ("/v2/run_logs?", ["workflow_id"]),
            ("/v2/workflows/parrot/diff?to=latest&", ["from", "view"]),
            ("/v2/workflows/parrot/diff?from=latest&", ["to"]),
            ("/v2/run_logs/details?workflow_id=parrot&", ["workflow_run_id", "session_id"]),
            ("/v2/usage?", ["start_date", "end_date"]),
        ];
        string[] executions = ["environment", "revision_id", "session_id"];

        await AskAsync(queries.SelectMany(query => query.Names.SelectMany(name => Values.Select(value => Served.Request(HttpMethod.Get, $"{query.Path}{name}={value}"))))
            .Concat(executions.SelectMany(name => Values.Select(value => Served.Post($"/v2/workflows/parrot/execute?{name}={value}", new { inputs = new { } }))))
            .Concat(Values.Where(value => value.Length > 0).SelectMany(value => new[] { $"/v2/workflows/{value}", $"/v2/workflows/{value}/revisions", $"/v2/runs/{value}", $"/v2/runs/{value}/events" }).Select(path => Served.Request(HttpMethod.Get, path)))
            .Concat(Values.Where(value => value.Length > 0).Select(value => Served.Request(HttpMethod.Put, $"/v2/workflows/parrot/revisions/{value}/promote?environment=staging&reason=x"))));
    }

    private async Task AskAsync(IEnumerable<HttpRequestMessage> requests)
    {
        var (broken, statuses) = (new ConcurrentQueue<string>(), new ConcurrentBag<int>());
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (request, cancellation) =>
        {
            var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellation);
            using (request)
            {
                var answer = await _served.SendAsync(request);
                statuses.Add(answer.Status);
                if (answer.Status >= 500)
                {
                    broken.Enqueue($"{request.Method} {request.RequestUri} {sent}: {answer.Status} {answer.Body}");
                }
            }
        });

        Assert.True(broken.IsEmpty, $"{broken.Count}, such as\n{string.Join('\n', broken.Take(20))}\n{string.Join('\n', shared.Log.Errors.Select(error => error[..Math.Min(error.Length, 1200)]).Distinct().Take(4))}");
        Assert.Contains(200, statuses);
        Assert.Contains(422, statuses);
    }

    // The member first, then what the others must be; no name twice.
    private static string Body(string member, string json, string rest) =>
        $"{{\"{member}\": {json}{string.Concat(rest.Split(", \"", StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith($"{member}\"", StringComparison.Ordinal)).Select(part => $", \"{part}"))}}}";
}
