using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Queries;
using Scout.Server.Wire.Answers;
using Scout.Server.Wire.Contract;

namespace Scout.Server.Tests.Wire;

/// <summary>Real runs as answers.</summary>
public class RunAnswersTests
{
    private static readonly DateTimeOffset Now = new(2126, 11, 28, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_run_is_told_as_the_contract_says_however_far_it_is()
    {
        foreach (var real in await RealRun.AllAsync())
        {
            Check(Json(RunLogs.Of(real.Entry, real.Run, real.Definitions, "session", Now)), real.Run);
            Check(Json(RunLogs.Of(real.Entry, real.Run, null, "session", Now)), real.Run);
            Assert.Null(Contract.Problem(Json(RunResponses.Of(real.Run, real.Definitions, "session", "org")), "run_response"));
            for (var records = 1; records < real.Records.Length; records++)
            {
                var run = RunSummary.Of(real.Records.Take(records));
                var entry = real.Entry with { Status = run.Status, Ended = null, ElapsedMs = null };
                Check(Json(RunLogs.Of(entry, run, real.Definitions, "session", Now)), run);
                Assert.Equal(run.RunId, Json(RunAnswers.Of(run, "session")).GetProperty("run_id").GetString());
            }
        }
    }

    [Fact]
    public async Task A_run_that_completed_has_its_blocks_with_what_they_were_given_and_gave()
    {
        var real = await RealRun.OfAsync("desk");

        var log = RunLogs.Of(real.Entry, real.Run, real.Definitions, "session", Now);

        Assert.Equal(("completed", "completed", "Desk", "session"), (log.Status, log.ScoutStatus, log.WorkflowDisplayName, log.SessionId));
        Assert.Equal(real.Run.Order, log.Blocks.Keys);
        Assert.Equal("repair", log.Blocks["triage"].BlockOutput!.Value.GetProperty("category").GetString());
        Assert.Contains("It is broken", string.Concat(log.Blocks["triage"].BlockInputs.Values), StringComparison.Ordinal);
        Assert.Equal((real.Entry.Started, real.Entry.Ended, (long)Math.Round(real.Entry.ElapsedMs!.Value)), (log.TimestampStart, log.TimestampEnd, log.ElapsedTimeMs));
        Assert.Equal((0, null), (log.Cost, log.UnpricedRequests));
    }

    [Fact]
    public async Task What_is_not_known_to_cost_anything_is_counted_beside_what_is()
    {
        var real = await RealRun.OfAsync("desk");
        var used = new ModelUsage { Requests = 3, Cost = 0.0450m, UnpricedRequests = 2 };

        var log = Json(RunLogs.Of(real.Entry with { Used = used }, null, null, "session", Now));

        Assert.Equal(("0.0450", 2), (log.GetProperty("cost").GetRawText(), log.GetProperty("unpriced_requests").GetInt64()));
    }

    [Fact]
    public async Task A_summary_has_no_blocks()
    {
        var real = await RealRun.OfAsync("desk");

        var log = Json(RunLogs.Of(real.Entry, null, real.Definitions, "session", Now));

        Assert.Equal("{}", log.GetProperty("blocks").GetRawText());
        Assert.Null(Contract.Problem(log, "run_log"));
    }

    [Fact]
    public async Task A_run_that_waits_is_running_and_says_what_for()
    {
        var real = await RealRun.OfAsync("refund", RunStatus.Waiting);

        var log = RunLogs.Of(real.Entry, real.Run, real.Definitions, "session", Now);
        var answer = RunAnswers.Of(real.Run, "session");

        Assert.Equal(("running", "waiting"), (log.Status, log.ScoutStatus));
        Assert.Equal("allow waits for a decision: Refund 12.5 for order A1?", log.Message);
        Assert.Equal(Now, log.TimestampEnd);
        var wait = Assert.Single(answer.Waits!.Value);
        Assert.Equal(("allow", "approval", "Refund 12.5 for order A1?"), (wait.BlockId, wait.Kind, wait.Text));
        Assert.Equal(($"/v2/runs/{real.Run.RunId}/cancel", $"/v2/runs/{real.Run.RunId}/approve", null), (answer.Links.Cancel, answer.Links.Approve, answer.Links.Events));
    }

    [Fact]
    public async Task A_run_that_failed_says_why_with_the_code()
    {
        var real = await RealRun.OfAsync("troubles", RunStatus.Failed);

        var response = RunResponses.Of(real.Run, real.Definitions, "session", "org");

        Assert.Equal("workflow_run_failed", response.Run.StopReason);
        var error = Assert.Single(response.Run.Errors!.Value);
        Assert.StartsWith($"{real.Run.Error!.Code}: ", error, StringComparison.Ordinal);
        Assert.Contains("The shelf is empty", error, StringComparison.Ordinal);
        Assert.Equal("failed", RunLogs.Of(real.Entry, real.Run, real.Definitions, "session", Now).Blocks["trouble"].Status);
        Assert.Equal((real.Run.Error.Code, null), RunAnswers.Of(real.Run, "session") is var answer ? (answer.Error!.Code, answer.Links.Cancel) : default);
    }

    [Fact]
    public async Task A_run_that_was_canceled_has_failed_and_says_so()
    {
        var real = await RealRun.OfAsync("troubles", RunStatus.Canceled);

        var log = RunLogs.Of(real.Entry, real.Run, real.Definitions, "session", Now);

        Assert.Equal(("failed", "canceled", $"The run {real.Run.RunId} was canceled."), (log.Status, log.ScoutStatus, log.Message));
        Assert.Equal([log.Message!], RunResponses.Of(real.Run, real.Definitions, "session", "org").Run.Errors!.Value);
    }

    [Fact]
    public async Task A_run_that_a_block_ended_early_is_completed_with_the_output_of_none()
    {
        var real = await RealRun.OfAsync("gate", RunStatus.Stopped);

        var response = RunResponses.Of(real.Run, real.Definitions, "session", "org");

        Assert.Equal(("workflow_run_completed", "stopped", null), (response.Run.StopReason, response.Run.ScoutStatus, response.OutputBlockId));
        Assert.Equal("welcome", real.Definitions.OutputBlockId);
        Assert.Equal("a stranger waits outside.", response.Run.Output!.Value.GetString());
    }

    [Fact]
    public async Task The_state_of_an_answer_has_what_clients_read()
    {
        var real = await RealRun.OfAsync("polish");

        var response = Json(RunResponses.Of(real.Run, real.Definitions, "session", "org"));

        var state = response.GetProperty("run").GetProperty("state");
        Assert.Equal("[DONE]", state.GetProperty("inputs").GetProperty("text").GetString());
        Assert.Equal("[DONE]!!!", state.GetProperty(response.GetProperty("output_block_id").GetString()!).GetProperty("output").GetProperty("text").GetString());
        Assert.Equal(2, state.GetProperty("polish[0]/better").GetProperty("output").GetProperty("score").GetInt32());
        Assert.Equal("""{"workflow":{"workflow_id":"polish"},"organization":{"id":"org"}}""", state.GetProperty("__exp_global").GetRawText());
        Assert.Equal((real.Run.RevisionId, "development"), (response.GetProperty("revision_id").GetString(), response.GetProperty("environment").GetString()));
    }

    [Theory]
    [InlineData("Running", "running")]
    [InlineData("Waiting", "running")]
    [InlineData("Completed", "completed")]
    [InlineData("Stopped", "completed")]
    [InlineData("Failed", "failed")]
    [InlineData("Canceled", "failed")]
    [InlineData("Interrupted", "failed")]
    [InlineData("NeedsDecision", "failed")]
    [InlineData("BudgetExceeded", "failed")]
    public void Every_way_to_stand_is_one_of_three(string status, string word)
    {
        Assert.Equal(word, WireStatus.Of(Enum.Parse<RunStatus>(status)));
        Assert.Equal(word == "failed", WireStatus.Message(Enum.Parse<RunStatus>(status), null, "r") is not null && status != "Waiting");
    }

    [Fact]
    public void No_way_to_stand_is_forgotten() => Assert.Equal(9, Enum.GetValues<RunStatus>().Length);

    [Fact]
    public void Usage_is_told_with_its_sum()
    {
        var answer = Json(UsageAnswers.Of(
            [new("desk", 3, 2, 10.6) { Used = new() { Requests = 4, InputTokens = 10, Cost = 0.0123m, UnpricedRequests = 1 } }, new("gate", 1, 1, 0)], UsageBy.Workflow, "org", new(2026, 11, 28)));

        var (data, items) = (answer.GetProperty("data"), answer.GetProperty("data").GetProperty("usage"));
        Assert.All(items.EnumerateArray(), item => Assert.Null(Contract.Problem(item, "usage_item")));
        Assert.Equal("0.0123", data.GetProperty("total_cost").GetRawText());
        Assert.Equal(("2026-11-28", "workflow", "desk", 11, 1), (items[0].GetProperty("execution_date").GetString(), items[0].GetProperty("workflow_run_type").GetString(), items[0].GetProperty("display_name").GetString(), items[0].GetProperty("total_execution_duration_ms").GetInt64(), items[0].GetProperty("unpriced_requests").GetInt64()));
        Assert.Equal("0", items[1].GetProperty("total_cost").GetRawText());
    }

    private static void Check(JsonElement log, RunSummary run)
    {
        Assert.Null(Contract.Problem(log, "run_log"));
        Assert.Equal(run.Order, log.GetProperty("blocks").EnumerateObject().Select(block => block.Name));
    }

    private static JsonElement Json<T>(T answer) => JsonElement.Parse(JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Written));
}
