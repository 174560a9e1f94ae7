using System.Text.Json;
using Scout.Execution.Blocks;
using Scout.Execution.Runs;
using Scout.Execution.Telemetry;
using Scout.Revisions.Channel;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>What the run's loop does at a command.</summary>
internal sealed partial class LocalRun
{
    private void Do(in RunCommand command)
    {
        var (frame, slot) = (command.Frame, command.Slot);
        switch (command.Kind)
        {
            case CommandKind.Execute when frame.Block(slot).Kind.Effect is not (BlockEffect.None or BlockEffect.Waits) && (_threads.AreBusy || IsHeldBack(frame.Block(slot).Kind.Effect)):
                _later.Enqueue((frame, slot, command.Attempt));
                break;
            case CommandKind.Execute:
                Execute(frame, slot, command.Attempt);
                break;
            case CommandKind.Open:
                Open(frame, slot, command.Attempt);
                break;
            case CommandKind.Continue:
                Continue(frame, slot, command.Attempt);
                break;
            case CommandKind.Close:
                _state.Apply(ScopeResult.Of(_run, frame));
                break;
            case CommandKind.Retry:
                Retry(frame, slot, command.Attempt, command.Error!);
                break;
            case CommandKind.Recovering:
                // Its own timer is over: it would keep the run here while the fallback waits.
                Attempts.Stop(frame, slot);
                _events.BlockRecovering(frame.Path(slot), command.Attempt, command.Error!);
                Spans?.Failed(frame, slot, command.Error!, BlockEnd.Recovered);
                break;
            case CommandKind.Stop:
                Stop(frame, slot);
                break;
            case CommandKind.Completed:
                Completed(frame, slot);
                break;
            case CommandKind.Failed:
                Failed(frame, slot, command.Error!);
                break;
            case CommandKind.Ended:
                _outcome = _state.Result;
                break;
        }
    }

    private void Completed(Frame frame, int slot)
    {
        var now = _clock.Now();
        _events.BlockCompleted(frame.Path(slot), frame.Slots[slot].Output, now.Time, Attempts.End(frame, slot, now, _run.Time), frame.Slots[slot].Notes);
        Spans?.Completed(frame, slot);
    }

    private void Failed(Frame frame, int slot, RunError error)
    {
        var now = _clock.Now();
        _events.BlockFailed(frame.Path(slot), error, now.Time, Attempts.End(frame, slot, now, _run.Time));
        Spans?.Failed(frame, slot, error, BlockEnd.Failed);
    }

    private void Execute(Frame frame, int slot, int number)
    {
        var now = _clock.Now();
        Attempts.Begin(frame, slot, now);
        Spans?.Begin(frame, slot, number);
        var call = new BlockCall(_run, frame, slot, number);
        BlockWork work;
        try
        {
            work = BlockExecutors.Prepare(call);
        }
        catch (ScoutException exception)
        {
            _events.BlockStarted(call.Path, call.Block.Kind.Type, number, now.Time, null);
            FailComputing(call, exception, now);
            return;
        }

        if (_run.StandIns?.Invoke(call) is { } standIn)
        {
            _events.BlockStarted(call.Path, call.Block.Kind.Type, number, now.Time, work.Input);
            StandIn(call, standIn);
            return;
        }

        // What came before an effect is kept before it; a block that must not run twice has its own beginning kept too.
        var before = _events.Last;
        _events.BlockStarted(call.Path, call.Block.Kind.Type, number, now.Time, work.Input, once: call.Block.Once);
        before = call.Block.Once ? _events.Last : before;
        if (work.IsDone)
        {
            Done(frame, slot, number, work.Output);
        }
        else if (work.Wait is { } wait)
        {
            Wait(call, wait);
        }
        else if (_run.Earlier.Count > 0 && _run.Earlier.TryGetValue(call.Path, out var earlier) && work.Input is { } input && JsonElement.DeepEquals(input.Value, earlier.Input))
        {
            _state.Apply(new RunRecord.BlockDone(frame.Id, slot, number, earlier.Output, earlier.Meta, _run.RerunOf));
        }
        else
        {
            var attempt = new Attempt(call, Spans is { } spans ? spans.Inside(frame, slot, work.Code!) : work.Code!, Limit(frame, slot, number));
            Attempts.Set(frame, slot, attempt);
            _held.Enqueue((attempt, before));
        }
    }

    // The loop is woken, so that the line is told while its block still runs.
    private bool Logged(string path, LogLine line)
    {
        var taken = _events.BlockLogged(path, line);
        if (Interlocked.Exchange(ref _isWoken, 1) == 0)
        {
            Tell(new RunRecord.Told());
        }

        return taken;
    }

    private void Open(Frame frame, int slot, int number)
    {
        var now = _clock.Now();
        Attempts.Begin(frame, slot, now);
        Spans?.Begin(frame, slot, number);
        if (Limit(frame, slot, number) is { } alarm)
        {
            Attempts.Set(frame, slot, alarm);
        }

        var call = new BlockCall(_run, frame, slot, number);
        try
        {
            var (input, record) = BlockExecutors.Open(call);
            if (_run.StandIns?.Invoke(call) is { } standIn)
            {
                _events.BlockStarted(call.Path, call.Block.Kind.Type, number, now.Time, input);
                StandIn(call, standIn);
                return;
            }

            _events.BlockStarted(call.Path, frame.Block(slot).Kind.Type, number, now.Time, input, (record as RunRecord.BranchChosen)?.Branch);
            _state.Apply(record);
        }
        catch (ScoutException exception)
        {
            _events.BlockStarted(call.Path, frame.Block(slot).Kind.Type, number, now.Time, null);
            FailComputing(call, exception, now);
        }
    }

    private void StandIn(BlockCall call, StandIn standIn)
    {
        if (standIn.IsEndless)
        {
            // Nothing is at work for it: only its time passes.
            Attempts.Set(call.Frame, call.Slot, Limit(call.Frame, call.Slot, call.Attempt) ?? throw new InvalidOperationException($"Block '{call.Path}' has no timeout."));
            return;
        }

        if (standIn.Error is { } error)
        {
            Fail(call.Frame, call.Slot, call.Attempt, error with { Block = call.Path }, final: false);
            return;
        }

        try
        {
            Done(call.Frame, call.Slot, call.Attempt, call.FitStandIn(standIn.Output ?? PlainJson.Null), Revisions.Channel.StandIn.Meta);
        }
        catch (ScoutException exception)
        {
            Fail(call.Frame, call.Slot, call.Attempt, RunErrors.Of(call.Path, exception), final: true);
        }
    }

    // What only computes is stopped by its own guard: the reason may be that the run is canceled, or the block's timeout.
    private void FailComputing(BlockCall call, ScoutException exception, Moment began)
    {
        var (frame, slot, number) = (call.Frame, call.Slot, call.Attempt);
        if (call.IsStopped)
        {
            _state.Apply(new RunRecord.CancelRequested());
        }
        else if (call.Block.Timeout is { } limit && _run.Time.GetElapsedTime(began.Timestamp) >= limit)
        {
            Fail(frame, slot, number, RunErrors.TimedOut(call.Path, limit, call.Block), final: false);
        }
        else
        {
            Fail(frame, slot, number, RunErrors.Of(call.Path, exception), final: true);
        }
    }

    private void Continue(Frame frame, int slot, int number)
    {
        Attempts.Stop(frame, slot);
        var call = new BlockCall(_run, frame, slot, number);
        try
        {
            var value = call.Substitute(((ErrorPolicy.Continue)call.Block.OnError!).Value);
            Done(frame, slot, number, value);
        }
        catch (ScoutException exception)
        {
            Fail(frame, slot, number, RunErrors.Of(call.Path, exception), final: true);
        }
    }

    private void Retry(Frame frame, int slot, int failed, RunError error)
    {
        var delay = RetryDelay.After(frame.Block(slot).Model.Retry!, failed, _run.Jitter(), error.RetryAfter);
        _events.BlockRetrying(frame.Path(slot), failed, error, delay);
        Spans?.Failed(frame, slot, error, BlockEnd.Retried);
        Wait(frame, slot, failed, delay);
    }

    private void Wait(Frame frame, int slot, int failed, TimeSpan delay) =>
        Attempts.Set(frame, slot, new Alarm(_run.Time, delay, () => Tell(new RunRecord.RetryDue(frame.Id, slot, failed + 1)), isOfClock: false));

    // Most blocks have no limit: they take no time to read a clock for one.
    private Alarm? Limit(Frame frame, int slot, int number, DateTimeOffset? began = null) =>
        frame.Block(slot).Model.Timeout is { } limit ? Limit(frame, slot, number, limit, began ?? _run.Time.GetUtcNow()) : null;

    private Alarm Limit(Frame frame, int slot, int number, TimeSpan limit, DateTimeOffset began)
    {
        var error = RunErrors.TimedOut(frame.Path(slot), limit, frame.Block(slot).Model);
        return new(_run.Time, began + limit - _run.Time.GetUtcNow(), () => Tell(new RunRecord.AttemptFailed(frame.Id, slot, number, error, Final: false)), isOfClock: false);
    }

    private void Done(Frame frame, int slot, int attempt, JsonElement output, JsonElement? used = null) => _state.Done(frame, slot, attempt, output, used);

    private void Fail(Frame frame, int slot, int attempt, RunError error, bool final) =>
        _state.Apply(new RunRecord.AttemptFailed(frame.Id, slot, attempt, error, final));
}
