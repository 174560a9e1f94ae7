using System.Text.Json;
using Scout.Execution.Blocks;
using Scout.Execution.Runs;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>What the run's loop does at a command.</summary>
internal sealed partial class LocalRun
{
    private void Do(RunCommand command)
    {
        switch (command)
        {
            case RunCommand.Execute execute when !_threads.AreBusy || execute.Frame.Block(execute.Slot).Kind.Effect is BlockEffect.None or BlockEffect.Waits:
                Execute(execute);
                break;
            case RunCommand.Execute execute:
                _later.Enqueue(execute);
                break;
            case RunCommand.Open open:
                Open(open);
                break;
            case RunCommand.Continue next:
                Continue(next);
                break;
            case RunCommand.Close close:
                _state.Apply(ScopeResult.Of(_run, close.Frame));
                break;
            case RunCommand.Retry retry:
                Retry(retry);
                break;
            case RunCommand.Recovering recovering:
                // Its own timer is over: it would keep the run here while the fallback waits.
                Attempts.Stop(recovering.Frame, recovering.Slot);
                _events.BlockRecovering(recovering.Frame.Path(recovering.Slot), recovering.FailedAttempt, recovering.Error);
                break;
            case RunCommand.Stop stop:
                Stop(stop);
                break;
            case RunCommand.Completed completed:
                _events.BlockCompleted(completed.Frame.Path(completed.Slot), completed.Output, Attempts.End(completed.Frame, completed.Slot, _run.Time), completed.Meta, completed.Replaces, completed.TakenFrom);
                break;
            case RunCommand.Failed failed:
                _events.BlockFailed(failed.Frame.Path(failed.Slot), failed.Error, Attempts.End(failed.Frame, failed.Slot, _run.Time));
                break;
            case RunCommand.Ended ended:
                _outcome = new(ended.End, ended.Output, ended.Error);
                break;
        }
    }

    private void Execute(RunCommand.Execute command)
    {
        var (frame, slot) = (command.Frame, command.Slot);
        Attempts.Begin(frame, slot, _run.Time);
        var call = new BlockCall(_run, frame, slot, command.Attempt);
        BlockWork work;
        try
        {
            work = BlockExecutors.Prepare(call);
        }
        catch (ScoutException exception)
        {
            _events.BlockStarted(call.Path, call.Block.Kind.Type, command.Attempt, null);
            Fail(frame, slot, command.Attempt, RunErrors.Of(call.Path, exception), final: true);
            return;
        }

        // What came before an effect is kept before it; a block that must not run twice has its own beginning kept too.
        var before = _events.Last;
        _events.BlockStarted(call.Path, call.Block.Kind.Type, command.Attempt, work.Input, once: call.Block.Once);
        before = call.Block.Once ? _events.Last : before;
        if (work.Outcome is { } outcome)
        {
            Done(frame, slot, command.Attempt, outcome);
        }
        else if (work.Wait is { } wait)
        {
            Wait(call, wait);
        }
        else if (_run.Earlier.Count > 0 && _run.Earlier.TryGetValue(call.Path, out var earlier) && work.Input is { } input && JsonElement.DeepEquals(input.Value, earlier.Input))
        {
            _state.Apply(new RunRecord.BlockDone(frame.Id, slot, command.Attempt, earlier.Output, earlier.Meta, _run.RerunOf));
        }
        else
        {
            var attempt = new Attempt(call, work.Code!, _logged) { Alarm = Limit(frame, slot, command.Attempt, _run.Time.GetUtcNow()) };
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

    private void Open(RunCommand.Open command)
    {
        var (frame, slot) = (command.Frame, command.Slot);
        Attempts.Begin(frame, slot, _run.Time);
        if (Limit(frame, slot, command.Attempt, _run.Time.GetUtcNow()) is { } alarm)
        {
            Attempts.Set(frame, slot, alarm);
        }

        var call = new BlockCall(_run, frame, slot, command.Attempt);
        try
        {
            var (input, record) = BlockExecutors.Open(call);
            _events.BlockStarted(call.Path, frame.Block(slot).Kind.Type, command.Attempt, LateJson.Of(input), (record as RunRecord.BranchChosen)?.Branch);
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
        Attempts.Stop(frame, slot);
        var call = new BlockCall(_run, frame, slot, command.Attempt);
        try
        {
            var value = call.Substitute(((ErrorPolicy.Continue)call.Block.OnError!).Value);
            Done(frame, slot, command.Attempt, new(value));
        }
        catch (ScoutException exception)
        {
            Fail(frame, slot, command.Attempt, RunErrors.Of(call.Path, exception), final: true);
        }
    }

    private void Retry(RunCommand.Retry command)
    {
        var (frame, slot) = (command.Frame, command.Slot);
        var delay = RetryDelay.After(frame.Block(slot).Model.Retry!, command.FailedAttempt, _run.Jitter());
        _events.BlockRetrying(frame.Path(slot), command.FailedAttempt, command.Error, delay);
        Wait(command, delay);
    }

    private void Wait(RunCommand.Retry command, TimeSpan delay)
    {
        var (frame, slot) = (command.Frame, command.Slot);
        Attempts.Set(frame, slot, new Alarm(_run.Time, delay, () => Tell(new RunRecord.RetryDue(frame.Id, slot, command.FailedAttempt + 1))));
    }

    private Alarm? Limit(Frame frame, int slot, int number, DateTimeOffset began)
    {
        if (frame.Block(slot).Model.Timeout is not { } limit)
        {
            return null;
        }

        var error = RunErrors.TimedOut(frame.Path(slot), limit, frame.Block(slot).Model);
        return new(_run.Time, began + limit - _run.Time.GetUtcNow(), () => Tell(new RunRecord.AttemptFailed(frame.Id, slot, number, error, Final: false)));
    }

    private void Done(Frame frame, int slot, int attempt, BlockOutcome outcome) => _state.Done(frame, slot, attempt, outcome.Output, outcome.Meta);

    private void Fail(Frame frame, int slot, int attempt, RunError error, bool final) =>
        _state.Apply(new RunRecord.AttemptFailed(frame.Id, slot, attempt, error, final));
}
