using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Scout.Client;

namespace Scout.Server.Tests.Clients;

/// <summary>What somebody writes who has the client.</summary>
public sealed class CallingWithTheClient(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly ExecuteOptions Newest = new() { Environment = "console" };
    private readonly Served _served = shared.Served;

    public enum End
    {
        Result,
        Exception,
    }

    public sealed record Saying(string Text, End End = End.Result);

    public sealed record Request(string UserMessage);

    public sealed record Reply(string Answer, string Category);

    public sealed record RefundRequest(string Order, decimal Amount, TimeSpan Cooling);

    [Fact]
    public async Task A_workflow_runs_with_types_of_the_callers_own()
    {
        using var scout = await ClientAsync();
        var desk = scout.Workflow<Request, Reply>("desk", Newest);

        var result = (await desk.RunAsync(new("It is broken"), new() { SessionId = "typed" }, Stop)).EnsureSucceeded();

        Assert.Equal(new Reply("We are sorry.", "repair"), result.Output);
        Assert.Equal(("desk", "typed", "development", "completed"), (result.Run.WorkflowId, result.Run.SessionId, result.Run.Environment, result.Run.Status));
        Assert.Equal("It is broken", result.Run.State["inputs"].GetProperty("user_message").GetString());
    }

    [Fact]
    public async Task A_run_that_failed_is_a_result_and_an_exception_for_who_wants_its_output()
    {
        using var scout = await ClientAsync();

        var result = await scout.Workflow<Saying, string>("parrot", Newest).RunAsync(new("polly", End.Exception), cancellation: Stop);

        Assert.Equal((false, "failed"), (result.Succeeded, result.Run.Status));
        Assert.Contains("cannot say polly", Assert.Single(result.Run.Errors), StringComparison.Ordinal);
        Assert.Contains("cannot say polly", Assert.Throws<RunFailedException>(() => result.Output).Message, StringComparison.Ordinal);
        Assert.Equal(result.Run.RunId, Assert.Throws<RunFailedException>(result.EnsureSucceeded).Run.RunId);
        Assert.Throws<RunFailedException>(result.Run.EnsureSucceeded);
    }

    [Fact]
    public async Task Inputs_that_do_not_fit_are_told_with_their_places()
    {
        using var scout = await ClientAsync();

        var error = await Assert.ThrowsAsync<ScoutApiException>(() => scout.Workflow("parrot", Newest).RunAsync(new JsonObject { ["txt"] = 1 }, cancellation: Stop));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, error.Status);
        Assert.Equal(["body.inputs.text", "body.inputs.txt"], error.Problems.Select(problem => string.Join('.', problem.Loc)).Order(StringComparer.Ordinal));
        Assert.Contains(error.Problems[0].Msg, error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_caller_was_made_for_runs_or_nothing_does()
    {
        using var scout = await ClientAsync();
        var newest = await scout.Workflow("parrot").GetAsync(Stop);
        var made = scout.Workflow<Saying, string>("parrot", Newest with { Contract = newest.Contract });
        var other = scout.Workflow<Saying, string>("parrot", Newest with { Contract = "sha256:other" });

        Assert.Equal("polly", (await made.RunAsync(new("polly"), new() { ExpectedRevision = newest.RevisionId[..10] }, Stop)).Output);
        // What a call says of something else leaves the contract as it is.
        var mismatch = await Assert.ThrowsAsync<ContractMismatchException>(() => other.RunAsync(new("polly"), new() { SessionId = "mismatch" }, Stop));
        Assert.Equal((HttpStatusCode.Conflict, "SCOUT8024"), (mismatch.Status, mismatch.Code));
        Assert.Contains(newest.Contract, mismatch.Detail, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ContractMismatchException>(() => other.StartAsync(new("polly"), cancellation: Stop));
        await Assert.ThrowsAsync<ContractMismatchException>(() => other.StreamAsync(new("polly"), cancellation: Stop).ToListAsync(Stop).AsTask());
        Assert.Equal("SCOUT8023", (await Assert.ThrowsAsync<RevisionMismatchException>(() => made.RunAsync(new("polly"), new() { ExpectedRevision = "0000" }, Stop))).Code);
        Assert.Empty(await scout.Workflow("parrot").LogsAsync(new() { SessionId = "mismatch" }, Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_call_back_to_where_none_is_allowed_is_refused_before_anything_runs()
    {
        using var scout = await ClientAsync();
        var parrot = scout.Workflow<Saying, string>("parrot", Newest with { Callback = new("https://hooks.example.com/scout") });

        var error = await Assert.ThrowsAsync<ScoutApiException>(() => parrot.RunAsync(new("polly"), cancellation: Stop));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, error.Status);
        Assert.Contains("hooks.example.com", error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_tells_texts_and_blocks_and_ends_with_the_output()
    {
        using var scout = await ClientAsync();
        var desk = scout.Workflow<Request, Reply>("desk", Newest);

        var events = await desk.StreamAsync(new("It is broken"), cancellation: Stop).ToListAsync(Stop);

        var started = Assert.IsType<RunStartedEvent>(events[0]);
        Assert.Equal(("desk", "development", "It is broken"), (started.WorkflowId, started.Environment, started.Inputs["user_message"].GetString()));
        Assert.Equal("repair", desk.Read(Assert.IsType<RunCompletedEvent>(events[^1]).Output).Category);
        var said = events.OfType<TextEvent>().Where(text => text.Block == "apologise").ToArray();
        var apologise = Assert.Single(events.OfType<BlockCompletedEvent>(), block => block.Block == "apologise");
        Assert.Equal("We are sorry.", apologise.Output?.GetString());
        Assert.Equal(said.Length == 0 ? "" : "We are sorry.", string.Concat(said.Select(text => text.Text)));
        Assert.Single(events.OfType<BlockStartedEvent>(), block => (block.Block, block.BlockType) == ("apologise", "llm"));
        Assert.All(events, one => Assert.Equal(started.RunId, one.RunId));
    }

    [Fact]
    public async Task A_stream_of_a_run_that_fails_tells_which_block_and_why()
    {
        using var scout = await ClientAsync();

        var events = await scout.Workflow<Saying, string>("parrot", Newest).StreamAsync(new("polly", End.Exception), cancellation: Stop).ToListAsync(Stop);

        Assert.Equal("said", Assert.Single(events.OfType<BlockFailedEvent>(), block => block.Status == "failed").Block);
        var end = Assert.IsType<RunFailedEvent>(events[^1]);
        Assert.Equal(("failed", "said"), (end.Status, end.Error?.BlockId));
        Assert.Contains("cannot say polly", end.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_started_followed_approved_and_told_of_an_event()
    {
        using var scout = await ClientAsync();
        var run = await scout.Workflow<RefundRequest, string>("refund", Newest).StartAsync(new("o-1", 12.5m, TimeSpan.FromSeconds(0.1)), cancellation: Stop);
        var waits = new List<string>();

        RunEvent? last = null;
        await foreach (var one in run.EventsAsync(cancellation: Stop))
        {
            last = one;
            if (one is BlockUpdatedEvent { Status: "waiting" } waiting)
            {
                waits.Add(waiting.Block);
                // Who is told of it by an event is a little earlier than the run's own record.
                _ = waiting.Block switch
                {
                    "allow" => await TellAsync(() => run.ApproveAsync("a good customer", cancellation: Stop)),
                    "refunded/paid" or "paid" => await TellAsync(() => run.SendEventAsync("payment", new JsonObject { ["receipt"] = "r-1", ["amount"] = 12.5 }, cancellation: Stop)),
                    _ => null,
                };
            }
        }

        var end = Assert.IsType<RunCompletedEvent>(last);
        Assert.Contains("12.5 were refunded (r-1)", end.Output.GetString(), StringComparison.Ordinal);
        Assert.Equal(3, waits.Count);
        var info = await scout.Run(run.Id).GetAsync(Stop);
        Assert.Equal(("completed", end.Output.GetString()), (info.Status, info.Output?.GetString()));
        var before = (long.Parse(end.Id!, CultureInfo.InvariantCulture) - 1).ToString(CultureInfo.InvariantCulture);
        Assert.Equal(end.Id, Assert.Single(await run.EventsAsync(before, Stop).ToListAsync(Stop)).Id);
        Assert.Equal(HttpStatusCode.Conflict, (await Assert.ThrowsAsync<ScoutApiException>(() => run.CancelAsync(Stop))).Status);
    }

    [Fact]
    public async Task What_a_run_waits_for_is_told_and_it_is_canceled()
    {
        using var scout = await ClientAsync();
        var run = await scout.Workflow<RefundRequest, string>("refund", Newest).StartAsync(new("o-2", 3, TimeSpan.Zero), cancellation: Stop);
        while ((await run.GetAsync(Stop)).Waits is not [{ Kind: "approval", Text: not null }])
        {
            await Task.Delay(50, Stop);
        }

        await run.CancelAsync(Stop);

        Assert.Equal("canceled", Assert.IsType<RunFailedEvent>((await run.EventsAsync(cancellation: Stop).ToListAsync(Stop))[^1]).Status);
    }

    [Fact]
    public async Task What_a_run_was_worth_is_said()
    {
        using var scout = await ClientAsync();
        var result = await scout.Workflow<Saying, string>("parrot", Newest with { SessionId = "worth" }).RunAsync(new("polly"), cancellation: Stop);

        var feedback = Assert.Single((await scout.Run(result.Run.RunId).FeedbackAsync(0.5, "well said", Stop)).Feedback!);
        Assert.Equal((0.5, "well said"), (feedback.Score, feedback.Comment));
        Assert.Equal(feedback, Assert.Single((await scout.Workflow("parrot").LogsAsync(new() { SessionId = "worth", Feedback = "positive" }, Stop).SingleAsync(Stop)).Feedback!));
        Assert.Empty(await scout.Workflow("parrot").LogsAsync(new() { SessionId = "worth", Feedback = "negative" }, Stop).ToListAsync(Stop));
        Assert.Equal("score", (await Assert.ThrowsAsync<ScoutApiException>(() => scout.Run(result.Run.RunId).FeedbackAsync(2, null, Stop))).Problems[0].Loc[^1]);
    }

    [Fact]
    public async Task Logs_come_page_by_page_as_they_are_read()
    {
        using var scout = await ClientAsync();
        var parrot = scout.Workflow<Saying, string>("parrot", Newest with { SessionId = "logs" });
        var runs = new Stack<string>();
        for (var i = 0; i < 5; i++)
        {
            runs.Push((await parrot.RunAsync(new($"polly {i}"), cancellation: Stop)).Run.RunId);
        }

        var logs = await parrot.Untyped.LogsAsync(new() { SessionId = "logs", PageSize = 2, Environment = "console", Since = DateTimeOffset.UtcNow.AddHours(-1), Status = "completed", Trigger = "api" }, Stop).ToListAsync(Stop);
        var summaries = await parrot.Untyped.LogsAsync(new() { SessionId = "logs", SummaryOnly = true }, Stop).Take(3).ToListAsync(Stop);

        Assert.Equal(runs, logs.Select(log => log.RunId));
        Assert.Equal(("polly 4", "completed", "polly 4"), (logs[0].Output?.GetString(), logs[0].Status, logs[0].Blocks["heard"].Output?.GetString()));
        Assert.Equal(runs.Take(3), summaries.Select(log => log.RunId));
        Assert.All(summaries, log => Assert.Empty(log.Blocks));
    }

    [Fact]
    public async Task Workflows_revisions_and_environments_are_listed()
    {
        using var scout = await ClientAsync();

        var workflows = await scout.WorkflowsAsync(Stop).ToListAsync(Stop);
        var revision = Assert.Single(await scout.Workflow("parrot").RevisionsAsync(Stop));
        var environments = await scout.Workflow("parrot").EnvironmentsAsync(Stop);

        Assert.Equal(["desk", "gate", "parrot", "refund", "troubles"], workflows.Select(workflow => workflow.WorkflowId));
        Assert.Equal((workflows[2].RevisionId, "development"), (revision.RevisionId, Assert.Single(revision.Environments)));
        Assert.StartsWith("sha256:", revision.Contract, StringComparison.Ordinal);
        Assert.Equal(revision.RevisionId, environments.Single(environment => environment.Name == "development").Deployments[0].Revision.RevisionId);
    }

    [Fact]
    public async Task A_key_that_does_not_count_is_told()
    {
        using var scout = new ScoutClient(_served.Client.BaseAddress!, "scout_000000000000_x");

        Assert.Equal(HttpStatusCode.Unauthorized, (await Assert.ThrowsAsync<ScoutApiException>(() => scout.Workflow("parrot", Newest).RunAsync([], cancellation: Stop))).Status);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<ScoutClient> ClientAsync() => new(_served.Client.BaseAddress!, await _served.KeyAsync());

    private static async Task<RunInfo?> TellAsync(Func<Task<RunInfo>> tell)
    {
        while (true)
        {
            try
            {
                return await tell();
            }
            catch (ScoutApiException early) when (early.Status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity)
            {
                await Task.Delay(50, Stop);
            }
        }
    }
}
