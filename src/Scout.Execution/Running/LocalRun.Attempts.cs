using System.Text.Json;
using Scout.Execution.Runs;

namespace Scout.Execution.Running;

/// <summary>How attempts get to the run's threads, and what comes back.</summary>
internal sealed partial class LocalRun
{
    private bool TryNext(out RunCommand command)
    {
        while (_later.Count > 0 && !_threads.AreBusy && _spent is null)
        {
            var (frame, slot, attempt) = _later.Dequeue();
            command = RunCommand.Execute(frame, slot, attempt);
            if (RunState.IsCurrent(command))
            {
                return true;
            }
        }

        return _state.TryNext(out command);
    }

    private void Tell(RunRecord record) => _threads.Tell(new(record, null));

    private void Take(RunMessage message)
    {
        if (message.Over is { } over)
        {
            _atWork--;
            var call = over.Call;
            if (IsSpent(over))
            {
                return;
            }

            if ((over.Error ?? (over.Output.ValueKind == JsonValueKind.Undefined ? RunErrors.Crashed(call.Path) : null)) is { } error)
            {
                Fail(call.Frame, call.Slot, call.Attempt, error, final: false);
            }
            else
            {
                Done(call.Frame, call.Slot, call.Attempt, over.Output, over.UsedSoFar);
            }
        }
        else if (message.Record is RunRecord.Signaled told)
        {
            Signal(told.Signal);
        }
        else if (message.Record is RunRecord.WaitOver waited)
        {
            Over(waited);
        }
        else if (message.Record is RunRecord.TimeOver)
        {
            TimeIsOver();
        }
        else if (message.Record is RunRecord.AttemptFailed late)
        {
            _state.Apply(late with { Error = late.Error with { Used = _state.UsedSoFar(late) } });
        }
        else if (message.Record is { } record)
        {
            _state.Apply(record);
        }
    }

    // After everything was told: attempts begin whose records before them are kept.
    private void Release()
    {
        while (_held.TryPeek(out var first))
        {
            if (first.Before > _kept.Kept)
            {
                if (!_isHeld)
                {
                    _isHeld = true;
                    _ = AwaitKeptAsync(first.Before);
                }

                break;
            }

            _held.Dequeue();
            _atWork++;
            _threads.Hand(first.Attempt);
        }

        _threads.Work();
    }

    private async Task AwaitKeptAsync(long before)
    {
        try
        {
            await _kept.KeptAsync(before, _over).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            return;
        }

        _isHeld = false;
        _threads.Tell(default);
    }

    // Stops everything and waits, but not for ever, until it has stopped.
    private async Task StopAllAsync()
    {
        Attempts.StopAll(_state.Frames);
        var isLate = false;
        ITimer? timer = null;
        while (true)
        {
            while (_threads.TryTake(out var message))
            {
                _atWork -= message.Over is null ? 0 : 1;
            }

            if (_atWork == 0 || Volatile.Read(ref isLate))
            {
                timer?.Dispose();
                return;
            }

            timer ??= EngineTimers.For(_run.Time).CreateTimer(
                _ =>
                {
                    Volatile.Write(ref isLate, true);
                    _threads.Tell(default);
                },
                null,
                _isCanceled ? _run.CancelGrace : _run.Grace,
                Timeout.InfiniteTimeSpan);
            await _threads.ToldAsync();
        }
    }
}
