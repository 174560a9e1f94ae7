using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Owning;
using Scout.Runs.Queries;
using Scout.Server.Requests;

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
    [InlineData("GET", "/v2/run_logs?workflow_id=parrot&trigger=zzz", null, "query trigger", null)]
    [InlineData("GET", "/v2/run_logs?workflow_id=parrot&trigger=zzz:nightly", null, "query trigger", null)]
    [InlineData("GET", "/v2/run_logs?workflow_id=parrot&start_date=11/12/2026", null, "query start_date", null)]
    [InlineData("GET", "/v2/run_logs?workflow_id=parrot&end_date=12%20November%202026", null, "query end_date", null)]
    [InlineData("GET", "/v2/run_logs?workflow_id=parrot&end_date=2026-11-12T9:30", null, "query end_date", null)]
    [InlineData("GET", "/v2/usage?start_date=11/12/2026", null, "query start_date", null)]
    [InlineData("GET", "/v2/usage?end_date=09:30", null, "query end_date", null)]
    [InlineData("GET", Parrot + "/diff?from=development@11/12/2026&to=latest", null, "query from", "SCOUT6024")]
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

    [Theory]
    [InlineData("trigger=schedule:nightly")]
    [InlineData("trigger=validation")]
    [InlineData("start_date=2026-11-12&end_date=2026-11-12")]
    [InlineData("start_date=2026-11-12T09:30Z&end_date=2026-11-12T09:30:00%2B01:00")]
    [InlineData("start_date=2026-11-12T09:30:00.1234567Z")]
    [InlineData("start_date=2026-11-12T09:30:00")]
    public async Task What_is_written_as_it_should_be_is_taken(string query) => (await _served.GetAsync($"/v2/run_logs?workflow_id=parrot&{query}")).Expect(200);

    [Fact]
    public void Callers_are_told_what_they_can_do_and_not_what_is_typed_where_the_server_runs()
    {
        var run = new RunSummary { RunId = "20260101t000000-0000000000", Workflow = "refund", RevisionId = "r", Environment = "staging", Status = RunStatus.Completed, Started = default, Inputs = default };
        ScoutException[] mistakes =
        [
            SignalErrors.NoSuchEvent("refund", "paymnt", ["payment"]), SignalErrors.NoSuchWait("payment", "other", ["paid"]), SignalErrors.DataDoesNotFit("payment", ["data: missing"]), SignalErrors.NothingToApprove(run),
            SignalErrors.NoSuchApproval("other", ["allow"]), SignalErrors.WhichApproval(run.RunId, [("a", "?"), ("b", "?")]), SignalErrors.MayNotDecide("allow", ["ada@example.com"], "bot"),
            ChangeErrors.HasEnded(run.RunId, RunStatus.Completed), ChangeErrors.IsDecided(run.RunId, "allow"), ChangeErrors.IsUnderWay(run.RunId), ChangeErrors.NotCanceled(run.RunId), ChangeErrors.IsOfValidation(run.RunId),
            ChangeErrors.OwnProcess(run.RunId), RunQueryErrors.NoSuchRun(run.RunId), RunQueryErrors.NoCursor("odd"),
        ];

        Assert.All(mistakes, mistake =>
        {
            var told = ApiException.Of(mistake, "body")!;
            Assert.Equal(mistake.Code, told.Code);
            Assert.DoesNotContain("dotnet scout", told.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("--", told.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("git", told.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_decision_that_comes_too_late_is_told_as_callers_can_use_it()
    {
        var run = await WaitingAsync();
        (await _served.PostAsync($"/v2/runs/{run}/approve", new { approved = false, reason = "no" })).Expect(202);
        await _served.UntilAsync(run, answer => answer["status"].GetString() == "completed");

        foreach (var answer in new[] { await _served.PostAsync($"/v2/runs/{run}/approve", new { approved = true, reason = "yes" }), await _served.PostAsync($"/v2/runs/{run}/events/payment", new { receipt = "r", amount = 1 }), await _served.PostAsync($"/v2/runs/{run}/cancel") })
        {
            Assert.DoesNotContain("dotnet scout", answer.Expect(409).Body, StringComparison.Ordinal);
        }
    }

    private async Task<string> WaitingAsync()
    {
        var run = (await _served.PostAsync("/v2/workflows/refund/execute?environment=console", new { inputs = new { order = "o-1", amount = 12.5, cooling = "PT0.1S" } }, ("Prefer", "respond-async"))).Expect(202).Header("Scout-Run-Id");
        await _served.UntilAsync(run, answer => answer.Body.Contains("approval", StringComparison.Ordinal));
        return run;
    }
}
