using System.Text.Json;

namespace Scout.Server.Tests.Api;

/// <summary>What is wrong with a part of a request is told in a list, each problem with its place, whoever finds it.</summary>
public sealed class WrongParts(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Parrot = "/v2/workflows/parrot";
    private readonly Served _served = shared.Served;

    [Theory]
    [InlineData("PUT", Parrot + "/revisions/latest", """{"name": ""}""", "body name", "SCOUT6056")]
    [InlineData("PUT", Parrot + "/revisions/latest", """{"name": "two\nlines"}""", "body name", "SCOUT6056")]
    [InlineData("PUT", Parrot + "/revisions/latest~x", """{"name": "n"}""", "path revision_id", "SCOUT6024")]
    [InlineData("PUT", Parrot + "/revisions/latest~x/promote?environment=development", null, "path revision_id", "SCOUT6024")]
    [InlineData("PUT", Parrot + "/revisions/latest/promote?environment=development&expect=latest~x", null, "query expect", "SCOUT6024")]
    [InlineData("DELETE", Parrot + "/revisions/latest~x", null, "path revision_id", "SCOUT6024")]
    [InlineData("POST", Parrot + "/rollback", """{"environment": "development", "reason": "r", "to": "latest~x"}""", "body to", "SCOUT6024")]
    [InlineData("POST", Parrot + "/rollback", """{"environment": "development", "reason": "r", "expect": "latest~x"}""", "body expect", "SCOUT6024")]
    [InlineData("POST", Parrot + "/rollback", """{"environment": "nope", "reason": "r"}""", "body environment", null)]
    [InlineData("POST", Parrot + "/execute?environment=console&revision_id=latest~x", "{}", "query revision_id", "SCOUT6024")]
    [InlineData("GET", Parrot + "/diff?from=latest~9&to=latest", null, "query from", "SCOUT6023")]
    [InlineData("GET", Parrot + "/diff?from=latest&to=latest~x", null, "query to", "SCOUT6024")]
    [InlineData("GET", "/v2/run_logs?workflow_id=parrot&cursor=odd", null, "query cursor", "SCOUT7361")]
    [InlineData("GET", "/v2/run_logs?workflow_id=parrot&revision_id=latest~x", null, "query revision_id", "SCOUT6024")]
    [InlineData("POST", "/v2/runs/RUN/events/other", "{}", "path event_name", "SCOUT7376")]
    [InlineData("POST", "/v2/runs/RUN/events/payment?block=other", """{"receipt": "r", "amount": 1}""", "query block", "SCOUT7377")]
    [InlineData("POST", "/v2/runs/RUN/events/payment", """{"receipt": 1}""", "body", "SCOUT7378")]
    [InlineData("POST", "/v2/runs/RUN/events/payment", null, "body", "SCOUT7378")]
    [InlineData("POST", "/v2/runs/RUN/approve", """{"reason": "r"}""", "body approved", null)]
    [InlineData("POST", "/v2/runs/RUN/approve", """{"approve": false, "reason": "r"}""", "body approved", null)]
    [InlineData("POST", "/v2/runs/RUN/approve", """{"approved": null, "reason": "r"}""", "body approved", null)]
    [InlineData("POST", "/v2/runs/RUN/approve", """{"approved": "false", "reason": "r"}""", "body approved", null)]
    [InlineData("POST", "/v2/runs/RUN/approve", """{"approved": 1, "reason": "r"}""", "body approved", null)]
    [InlineData("POST", "/v2/runs/RUN/approve", """{"approved": true, "reason": "r", "block": "other"}""", "body block", "SCOUT7380")]
    public async Task A_problem_has_its_place(string method, string path, string? body, string place, string? code)
    {
        var run = path.Contains("RUN", StringComparison.Ordinal) ? await WaitingAsync() : "";

        var answer = (await _served.SendAsync(Served.Request(new(method), path.Replace("RUN", run, StringComparison.Ordinal), body))).Expect(422);

        var problem = Assert.Single(answer["detail"].EnumerateArray());
        Assert.Equal(place, string.Join(' ', problem.GetProperty("loc").EnumerateArray().Select(part => part.GetString())));
        Assert.Equal((problem.GetProperty("msg").GetString(), JsonValueKind.String), (answer["message"].GetString(), problem.GetProperty("type").ValueKind));
        Assert.Equal(code, answer.Json.TryGetProperty("code", out var told) ? told.GetString() : null);
    }

    private async Task<string> WaitingAsync()
    {
        var run = (await _served.PostAsync("/v2/workflows/refund/execute?environment=console", new { inputs = new { order = "o-1", amount = 12.5, cooling = "PT0.1S" } }, ("Prefer", "respond-async"))).Expect(202).Header("Scout-Run-Id");
        await _served.UntilAsync(run, answer => answer.Body.Contains("approval", StringComparison.Ordinal));
        return run;
    }
}
