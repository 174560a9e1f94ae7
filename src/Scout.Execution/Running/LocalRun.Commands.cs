using System.Text.Json;
using Scout.Execution.Blocks;
using Scout.Execution.Code;
using Scout.Execution.Runs;
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
                _state.Apply(ScopeResult.Of(_run, close.Frame));
                break;
            case RunCommand.Retry retry:
                Retry(retry);
                break;
            case RunCommand.Recovering recovering:
                _events.BlockRecovering(recovering.Frame.Path(recovering.Slot), recovering.FailedAttempt, recovering.Error);
                break;
            case RunCommand.Stop stop:
                Stop(stop);
                break;
            case RunCommand.Completed completed:
                _events.BlockCompleted(completed.Frame.Path(completed.Slot), completed.Output, _attempts.End(completed.Frame, completed.Slot), completed.Meta, completed.Replaces, completed.TakenFrom);
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

        // What came before an effect is kept before it; a block that must not run twice has its own beginning kept too.
        var before = _events.Last;
        _events.BlockStarted(call.Path, frame.Block(slot).Kind.Type, command.Attempt, work.Input, once: call.Block.Once);
        before = call.Block.Once ? _events.Last : before;
        if (work.Outcome is { } outcome)
        {
            Done(frame, slot, command.Attempt, outcome);
        }
        else if (work.Wait is { } wait)
        {
            Wait(call, wait);
        }
        else if (_run.Earlier.TryGetValue(call.Path, out var earlier) && work.Input is { } input && JsonElement.DeepEquals(input, earlier.Input))
        {
            _state.Apply(new RunRecord.BlockDone(frame.Id, slot, command.Attempt, earlier.Output, earlier.Meta, _run.RerunOf));
        }
        else
        {
            // User code may block its thread or burn it: never the loop's.
            _working++;
            attempt.Work = Task.Run(() => WorkAsync(call, frame, slot, command.Attempt, before, work.RunAsync!, attempt.Token), CancellationToken.None);
        }
    }

    private async Task WorkAsync(BlockCall call, Frame frame, int slot, int attempt, long before, Func<CancellationToken, Task<BlockOutcome>> run, CancellationToken stop)
    {
        await _kept.KeptAsync(before, stop).ConfigureAwait(false);
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
            _events.BlockStarted(call.Path, frame.Block(slot).Kind.Type, command.Attempt, input, (record as RunRecord.BranchChosen)?.Branch);
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
        _attempts.Wait(frame, slot).StartTimer(_run.Time, delay, () => _inbox.Writer.TryWrite(new RunRecord.RetryDue(frame.Id, slot, command.FailedAttempt + 1)));
    }

    private Attempt Begin(Frame frame, int slot, int number)
    {
        var attempt = _attempts.Begin(frame, slot);
        Limit(attempt, frame, slot, number, _run.Time.GetUtcNow());
        return attempt;
    }

    // What a block waits for comes when it comes: its timeout is a part of its wait.
    private void Limit(Attempt attempt, Frame frame, int slot, int number, DateTimeOffset began)
    {
        if (frame.Block(slot) is { Kind.Effect: not BlockEffect.Waits, Model: { Timeout: { } limit } model })
        {
            var late = new RunRecord.TimedOut(frame.Id, slot, number, RunErrors.TimedOut(frame.Path(slot), limit, model));
            attempt.StartTimer(_run.Time, began + limit - _run.Time.GetUtcNow(), () => _inbox.Writer.TryWrite(late));
        }
    }

    private void Done(Frame frame, int slot, int attempt, BlockOutcome outcome) =>
        _state.Apply(new RunRecord.BlockDone(frame.Id, slot, attempt, outcome.Output, outcome.Meta));

    private void Fail(Frame frame, int slot, int attempt, RunError error, bool final) =>
        _state.Apply(new RunRecord.AttemptFailed(frame.Id, slot, attempt, error, final));
}
