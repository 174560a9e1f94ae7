using System.Text.Json;
using System.Threading.Channels;
using Scout.Execution.Blocks;
using Scout.Execution.Code;
using Scout.Execution.Plans;
using Scout.Execution.Runs;
using Scout.Revisions.Model;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Running;

/// <summary>
/// Runs a plan in this process, in memory. One loop owns the run's state; blocks work beside it and answer with records.
/// What only needs computing is done in the loop at once.
/// </summary>
internal sealed class LocalRun
{
    private const int ManyEvents = 256;
    private readonly RunContext _run;
    private readonly Plan _plan;
    private readonly RunState _state;
    private readonly RunEventWriter _events;
    private readonly Channel<RunRecord> _inbox = Channel.CreateUnbounded<RunRecord>(new() { SingleReader = true });
    private readonly Attempts _attempts;
    private RunResult? _outcome;

    // Whether the loop was woken for log lines and has not looked yet: once is enough for all of them.
    private int _isWoken;

    /// <summary>Prepares a run.</summary>
    public LocalRun(RunContext run, Plan plan)
    {
        _run = run;
        _plan = plan;
        _state = new(plan);
        _events = new(run);
        _attempts = new(run.Time);
    }

    /// <summary>The promotion that put the revision there, or none.</summary>
    public string? PromotionId { get; init; }

    /// <summary>The bundle's digest, or none.</summary>
    public string? Bundle { get; init; }

    /// <summary>Runs to the end and tells every event on the way.</summary>
    /// <param name="inputs">The inputs, checked and with their defaults.</param>
    /// <param name="send">Gets the events in order, one after the other.</param>
    /// <param name="cancellation">Cancels the run.</param>
    public async Task<RunResult> ExecuteAsync(JsonElement inputs, Func<RunEvent, ValueTask> send, CancellationToken cancellation)
    {
        var canceling = cancellation.Register(() => _inbox.Writer.TryWrite(new RunRecord.CancelRequested()));
        await using (canceling.ConfigureAwait(false))
        {
            try
            {
                await LoopAsync(inputs, send, cancellation).ConfigureAwait(false);
            }
            finally
            {
                await _attempts.StopAllAsync(_run.Grace).ConfigureAwait(false);
            }

            _events.Ended(_outcome!);
            await _events.FlushAsync(send).ConfigureAwait(false);
            return _outcome!;
        }
    }

    private async Task LoopAsync(JsonElement inputs, Func<RunEvent, ValueTask> send, CancellationToken cancellation)
    {
        _events.Started(_plan.Revision.Workflow, _plan.RevisionId, PromotionId, Bundle, inputs);
        await _events.FlushAsync(send).ConfigureAwait(false);
        _state.Apply(new RunRecord.Began(inputs));
        while (true)
        {
            while (_state.Next() is { } command)
            {
                Do(command);
                if (_events.Waiting > ManyEvents)
                {
                    await _events.FlushAsync(send).ConfigureAwait(false);
                    if (cancellation.IsCancellationRequested)
                    {
                        _state.Apply(new RunRecord.CancelRequested());
                    }
                }
            }

            Volatile.Write(ref _isWoken, 0);
            await _events.FlushAsync(send).ConfigureAwait(false);
            if (_outcome is not null)
            {
                return;
            }

            _state.Apply(await _inbox.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false));
            while (_inbox.Reader.TryRead(out var more))
            {
                _state.Apply(more);
            }
        }
    }

    private void Do(RunCommand command)
    {
        switch (command)
        {
            case RunCommand.Execute execute:
                Execute(execute);
                break;
            case RunCommand.Open open:
                Open(open);
                break;
            case RunCommand.Continue next:
                Continue(next);
                break;
            case RunCommand.Close close:
                Close(close.Frame);
                break;
            case RunCommand.Retry retry:
                Retry(retry);
                break;
            case RunCommand.Stop stop:
                _attempts.Stop(stop.Frame, stop.Slot);
                break;
            case RunCommand.Completed completed:
                _events.BlockCompleted(completed.Frame.Path(completed.Slot), completed.Output, _attempts.End(completed.Frame, completed.Slot), completed.Meta, completed.Replaces);
                break;
            case RunCommand.Failed failed:
                _events.BlockFailed(failed.Frame.Path(failed.Slot), failed.Error, _attempts.End(failed.Frame, failed.Slot));
                break;
            case RunCommand.Ended ended:
                _outcome = new(ended.End, ended.Output, ended.Error);
                break;
        }
    }

    private void Execute(RunCommand.Execute command)
    {
        var (frame, slot) = (command.Frame, command.Slot);
        var attempt = Begin(frame, slot, command.Attempt);
        var call = new BlockCall(_run, frame, slot, command.Attempt);
        BlockWork work;
        try
        {
            work = BlockExecutors.Prepare(call);
        }
        catch (ScoutException exception)
        {
            _events.BlockStarted(call.Path, frame.Block(slot).Kind.Type, command.Attempt, null);
            Fail(frame, slot, command.Attempt, RunErrors.Of(call.Path, exception), final: true);
            return;
        }

        _events.BlockStarted(call.Path, frame.Block(slot).Kind.Type, command.Attempt, work.Input);
        if (work.Outcome is { } outcome)
        {
            Done(frame, slot, command.Attempt, outcome);
        }
        else
        {
            // User code may block its thread or burn it: never the loop's.
            attempt.Work = Task.Run(() => WorkAsync(call, frame, slot, command.Attempt, work.RunAsync!, attempt.Token), CancellationToken.None);
        }
    }

    private async Task WorkAsync(BlockCall call, Frame frame, int slot, int attempt, Func<CancellationToken, Task<BlockOutcome>> run, CancellationToken stop)
    {
        RunRecord record;
        CodeLogs.Enter(new(_run.LogLevel, line => Logged(call.Path, line)));
        try
        {
            var outcome = await run(stop).ConfigureAwait(false);
            record = new RunRecord.BlockDone(frame.Id, slot, attempt, outcome.Output, outcome.Meta);
        }
        catch (ScoutException exception)
        {
            record = new RunRecord.AttemptFailed(frame.Id, slot, attempt, RunErrors.Of(call.Path, exception), Final: false);
        }
        catch (Exception exception)
        {
            record = new RunRecord.AttemptFailed(frame.Id, slot, attempt, RunErrors.Crashed(call.Path, exception, call.Block), Final: false);
        }

        _inbox.Writer.TryWrite(record);
    }

    // The loop is woken, so that the line is told while its block still runs.
    private bool Logged(string path, LogLine line)
    {
        var taken = _events.BlockLogged(path, line);
        if (Interlocked.Exchange(ref _isWoken, 1) == 0)
        {
            _inbox.Writer.TryWrite(new RunRecord.Told());
        }

        return taken;
    }

    private void Open(RunCommand.Open command)
    {
        var (frame, slot) = (command.Frame, command.Slot);
        Begin(frame, slot, command.Attempt);
        var call = new BlockCall(_run, frame, slot, command.Attempt);
        try
        {
            var (input, record) = BlockExecutors.Open(call);
            _events.BlockStarted(call.Path, frame.Block(slot).Kind.Type, command.Attempt, input);
            _state.Apply(record);
        }
        catch (ScoutException exception)
        {
            _events.BlockStarted(call.Path, frame.Block(slot).Kind.Type, command.Attempt, null);
            Fail(frame, slot, command.Attempt, RunErrors.Of(call.Path, exception), final: true);
        }
    }

    private void Continue(RunCommand.Continue command)
    {
        var (frame, slot) = (command.Frame, command.Slot);
        _attempts.Stop(frame, slot);
        var call = new BlockCall(_run, frame, slot, command.Attempt);
        try
        {
            var value = call.Fit(call.Bind(((ErrorPolicy.Continue)call.Block.OnError!).Value));
            Done(frame, slot, command.Attempt, new(value));
        }
        catch (ScoutException exception)
        {
            Fail(frame, slot, command.Attempt, RunErrors.Of(call.Path, exception), final: true);
        }
    }

    private void Close(Frame frame)
    {
        try
        {
            var result = _run.Templates.Bind(frame.Scope.Result!, new FrameVariables(frame, _run.Variables, _run.Secrets));
            result = frame.Outer is null ? WorkflowOutput.Fit(frame.Scope.Plan, result) : SchemaCheck.Fill(SchemaOf(frame), result);
            _state.Apply(new RunRecord.ScopeDone(frame.Id, result));
        }
        catch (ScoutException exception)
        {
            var block = frame.Caller?.Path(frame.CallerSlot);
            _state.Apply(new RunRecord.ScopeFailed(frame.Id, RunErrors.ResultFailed(block is null ? "the workflow" : $"block '{block}'", block, exception)));
        }
    }

    // What a branch or a round of a loop yields: an item of what the loop gives, else all that its block gives.
    private static SchemaView SchemaOf(Frame frame)
    {
        var block = frame.Caller!.Block(frame.CallerSlot);
        var output = SchemaView.Of(block.Model.Output.Json);
        return block.Kind.YieldsList && !frame.IsFallback ? output.Items ?? default : output;
    }

    private void Retry(RunCommand.Retry command)
    {
        var (frame, slot) = (command.Frame, command.Slot);
        var delay = RetryDelay.After(frame.Block(slot).Model.Retry!, command.FailedAttempt, _run.Jitter());
        _events.BlockRetrying(frame.Path(slot), command.FailedAttempt, command.Error, delay);
        _attempts.Wait(frame, slot).StartTimer(_run.Time, delay, () => _inbox.Writer.TryWrite(new RunRecord.RetryDue(frame.Id, slot, command.FailedAttempt + 1)));
    }

    private Attempt Begin(Frame frame, int slot, int number)
    {
        var attempt = _attempts.Begin(frame, slot);
        if (frame.Block(slot).Model.Timeout is { } limit)
        {
            var error = RunErrors.TimedOut(frame.Path(slot), limit, frame.Block(slot).Model);
            attempt.StartTimer(_run.Time, limit, () => _inbox.Writer.TryWrite(new RunRecord.AttemptFailed(frame.Id, slot, number, error, Final: false)));
        }

        return attempt;
    }

    private void Done(Frame frame, int slot, int attempt, BlockOutcome outcome) =>
        _state.Apply(new RunRecord.BlockDone(frame.Id, slot, attempt, outcome.Output, outcome.Meta));

    private void Fail(Frame frame, int slot, int attempt, RunError error, bool final) =>
        _state.Apply(new RunRecord.AttemptFailed(frame.Id, slot, attempt, error, final));
}
