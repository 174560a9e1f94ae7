using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Server.Wire.Contract;
using Scout.Server.Wire.Streaming;

namespace Scout.Server.Tests.Wire;

public class SseEventsTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 28, 9, 30, 0, TimeSpan.Zero);
    private readonly SseEvents _events = new(null, "session", "org");
    private long _next;

    [Fact]
    public void A_block_that_is_tried_again_begins_once_and_its_whole_output_comes_at_its_end()
    {
        Start("ask");
        Assert.False(_events.Hear("other", "He"));
        Assert.Empty(_events.Speaking);
        Assert.True(_events.Hear("ask", "He"));
        Assert.True(_events.Hear("ask", "Hello"));
        Assert.Equal("Hello", Output(_events.Piece(Assert.Single(_events.Speaking), 0, Time), WireBlockUpdated.Partial));
        Assert.Equal("llo", Output(_events.Piece(Assert.Single(_events.Speaking), 2, Time), WireBlockUpdated.Partial));
        var retried = Assert.IsType<WireBlockUpdated>(Assert.Single(Next(new BlockRetrying { RunId = "r", Sequence = _next, Time = Time, Block = "ask", Attempt = 1, Error = Error, DelayMs = 10.4, Meta = Json("""{"requests":1,"input_tokens":5,"cost":0.25}""") })).Data);
        Assert.Null(retried.UpdateType);
        Assert.Equal(("retrying", "SCOUT7001", 10), (retried.UpdateData["scout_status"].GetString(), retried.UpdateData["error"].GetProperty("code").GetString(), retried.UpdateData["delay_ms"].GetInt64()));
        Assert.Empty(Next(Begin("ask", 2)));
        Assert.Empty(_events.Speaking);
        Assert.True(_events.Hear("ask", "Good"));
        Assert.Equal((1, "Good"), (Assert.Single(_events.Speaking).Said.Attempt, Output(_events.Piece(_events.Speaking.Single(), 0, Time), WireBlockUpdated.Partial)));

        var end = Next(Complete("ask", "\"Good day\"", """{"requests":1,"input_tokens":5,"cost":0.5}"""));

        Assert.Equal("Good day", Output(end[0], WireBlockUpdated.Complete));
        var completed = Assert.IsType<WireBlockCompleted>(end[1].Data);
        Assert.Equal((0.75m, 0.75m, "Good day"), (completed.Price, completed.Cost, completed.State["output"].GetString()));
        Assert.False(_events.Hear("ask", "Good day"));
        Assert.Empty(_events.Speaking);
    }

    [Fact]
    public void A_failure_that_something_stands_in_for_is_an_end_with_an_output()
    {
        Start("ask");
        Next(new BlockRecovering { RunId = "r", Sequence = _next, Time = Time, Block = "ask", Attempt = 1, Error = Error });
        Next(Begin("rescue", 1));
        Next(Complete("rescue", "1"));

        var completed = Assert.IsType<WireBlockCompleted>(Next(Complete("ask", "1") with { Replaces = Error })[^1].Data);

        Assert.Equal("SCOUT7001", completed.Metadata!["replaces"].GetProperty("code").GetString());
    }

    [Fact]
    public void A_block_that_waits_is_told_of_with_what_it_waits_for()
    {
        Start("allow");

        var told = Next(new BlockWaiting { RunId = "r", Sequence = _next, Time = Time, Block = "allow", Wait = new() { Kind = WaitKind.Approval, Text = "Pay?", By = ["a@b"] } });

        var wait = Assert.IsType<WireBlockUpdated>(Assert.Single(told).Data).UpdateData["wait"];
        Assert.Equal(("approval", "Pay?"), (wait.GetProperty("kind").GetString(), wait.GetProperty("text").GetString()));
    }

    [Fact]
    public void What_is_open_when_a_run_fails_ends_before_it_the_innermost_first()
    {
        Start("each");
        Next(Begin("each[0]/ask", 1));

        var end = Next(new RunFailed { RunId = "r", Sequence = _next, Time = Time, Error = Error, ElapsedMs = 3 });

        Assert.Equal(["each[0]/ask", "each"], end[..^1].Select(envelope => ((WireBlockFailed)envelope.Data).BlockId));
        Assert.Equal("SCOUT7001: Broken.", Assert.IsType<WireRunFailed>(end[^1].Data).Message);
        Assert.Equal([null, null, "3"], end.Select(envelope => envelope.Id));
        Assert.Empty(Next(Begin("late", 1)));
    }

    [Theory]
    [InlineData("Interrupted", "interrupted", "was interrupted: nobody works on it any more.")]
    [InlineData("NeedsDecision", "needs_decision", "needs a decision: its worker died while block ask that must not run twice was under way")]
    [InlineData("BudgetExceeded", "budget_exceeded", "SCOUT7430: The budget is used up.")]
    [InlineData("Waiting", "waiting", "waits, and nobody works on it")]
    public void A_run_that_nobody_works_on_any_more_has_an_end_that_says_why(string status, string word, string message)
    {
        var records = new List<RunEvent> { Begun, Begin("ask", 1) with { Sequence = 1, Once = true } };
        records.ForEach(record => _events.Next(record));
        var run = RunSummary.Of(records) is var read && Enum.Parse<RunStatus>(status) is var wanted && wanted is RunStatus.Interrupted or RunStatus.NeedsDecision ? read.Interrupt(wanted)
            : read with { Status = wanted, Error = wanted == RunStatus.BudgetExceeded ? new("SCOUT7430", "The budget is used up.") : null };

        var end = _events.End(run, Time);

        var failed = Assert.IsType<WireRunFailed>(end[^1].Data);
        Assert.Equal((word, "interrupted"), (failed.ScoutStatus, ((WireBlockFailed)end[0].Data).ScoutStatus));
        Assert.Contains(message, failed.Message, StringComparison.Ordinal);
        Assert.All(end, envelope => Assert.Null(envelope.Id));
        Assert.True(_events.HasEnded);
    }

    [Fact]
    public void A_run_that_goes_on_after_its_budget_was_raised_has_one_end()
    {
        Start("ask");
        var told = new RunEvent[]
        {
            new BlockStopped { RunId = "r", Sequence = 2, Time = Time, Block = "ask", Again = true },
            new RunBudgetExceeded { RunId = "r", Sequence = 3, Time = Time, Error = Error, ElapsedMs = 1 },
            new RunResumed { RunId = "r", Sequence = 4, Time = Time, Epoch = 2 },
            Begin("ask", 1) with { Sequence = 5 },
            Complete("ask", "1") with { Sequence = 6 },
            new RunCompleted { RunId = "r", Sequence = 7, Time = Time, Output = Json("1"), ElapsedMs = 2 },
        }.SelectMany(record => _events.Next(record)).Select(envelope => envelope.Name);

        Assert.Equal(["block_state_updated", "block_run_completed", "workflow_run_completed"], told);
    }

    [Fact]
    public void A_run_without_records_has_no_events() => Assert.Empty(_events.End(RunSummary.Of(Begun), Time));

    [Fact]
    public void An_output_that_is_no_object_is_told_as_one_and_as_it_is()
    {
        Start("ask");

        var completed = Assert.IsType<WireRunCompleted>(Next(new RunCompleted { RunId = "r", Sequence = _next, Time = Time, Output = Json("[1]"), Stopped = true, ElapsedMs = 1 })[^1].Data);

        Assert.Equal(("[1]", "[1]", "stopped"), (completed.Output["output"].GetRawText(), completed.Result?.GetRawText(), completed.ScoutStatus));
    }

    private static readonly RunError Error = new("SCOUT7001", "Broken.", "ask");

    private static RunStarted Begun => new() { RunId = "r", Sequence = 0, Time = Time, Workflow = "w", RevisionId = new('a', 64), Environment = "staging", Inputs = Json("{}") };

    private static JsonElement Json(string json) => JsonElement.Parse(json);

    private static string? Output(WireEnvelope envelope, string type)
    {
        var updated = Assert.IsType<WireBlockUpdated>(envelope.Data);
        Assert.Equal(type, updated.UpdateType);
        return updated.UpdateData["output"].GetString();
    }

    private void Start(string block)
    {
        Assert.Equal("staging", Assert.IsType<WireRunStarted>(Assert.Single(Next(Begun)).Data).Environment);
        Assert.IsType<WireBlockStarted>(Assert.Single(Next(Begin(block, 1))).Data);
    }

    private BlockStarted Begin(string block, int attempt) => new() { RunId = "r", Sequence = _next, Time = Time, Block = block, Type = "llm", Attempt = attempt, Input = Json("""{"prompt":"?"}""") };

    private BlockCompleted Complete(string block, string output, string? meta = null) =>
        new() { RunId = "r", Sequence = _next, Time = Time, Block = block, Output = Json(output), ElapsedMs = 1, Meta = meta is null ? null : Json(meta) };

    private System.Collections.Immutable.ImmutableArray<WireEnvelope> Next(RunEvent record)
    {
        _next++;
        return _events.Next(record);
    }
}
