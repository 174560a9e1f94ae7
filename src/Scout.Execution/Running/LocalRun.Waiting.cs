using Scout.Execution.Blocks;
using Scout.Execution.Runs;
using Scout.Execution.Telemetry;
using Scout.Execution.Templates;
using Scout.Revisions.Channel;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>Blocks that wait for a time, an event or a person, and when the worker lets go of the run because of that.</summary>
internal sealed partial class LocalRun
{
    // What is due sooner is waited for here: to take the run up again costs more.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly Waits _waits = new();

    /// <summary>When the worker lets go of the run because it only waits.</summary>
    public Parking Parking { get; init; }

    /// <summary>What is told to the run from outside.</summary>
    public RunMailbox? Mailbox { get; init; }

    /// <summary>Asked when nothing of the run is at work, with what is due: whether it goes on here; else it is let go of as one that waits. None: <see cref="Parking"/> says so.</summary>
    public Func<IReadOnlyList<DueBlock>, bool>? Idle { get; init; }

    private void Wait(BlockCall call, BlockWait wait)
    {
        var block = new WaitingBlock(call, wait);
        var early = _waits.Take(block);
        _events.BlockWaiting(call.Path, wait, early?.Record);
        if (early is null)
        {
            Await(block);
        }
        else
        {
            Take(call, early.Signal);
        }
    }

    private void Await(WaitingBlock block)
    {
        _waits.Add(block);
        if (block.Wait.Next is { } next)
        {
            var over = new RunRecord.WaitOver(block.Call.Frame.Id, block.Call.Slot, block.Call.Attempt);
            Attempts.Set(block.Call.Frame, block.Call.Slot, new Alarm(_run.Time, next - _run.Time.GetUtcNow(), () => Tell(over), isOfClock: true));
        }
    }

    // Whoever was asked is told that nobody waits for the answer any more, and what a model was asked in vain is counted.
    private void Stop(Frame frame, int slot)
    {
        var used = frame.Slots[slot].UnderWay?.UsedSoFar;
        Attempts.End(frame, slot, _clock.Now(), _run.Time);
        Spans?.End(frame, slot, BlockEnd.Stopped);
        if (_waits.Remove(frame, slot) || used is not null)
        {
            _events.BlockStopped(frame.Path(slot), used);
        }
    }

    // Of what is under way when the run ends: nobody will hear how it does.
    private void TellUsed()
    {
        foreach (var frame in _state.Frames)
        {
            for (var slot = 0; slot < frame.Slots.Length; slot++)
            {
                if (frame.Slots[slot].UnderWay?.UsedSoFar is { } used)
                {
                    _events.BlockStopped(frame.Path(slot), used, again: _outcome?.End == RunEnd.BudgetExceeded);
                }
            }
        }
    }

    private void Over(RunRecord.WaitOver over)
    {
        if (_waits.Take(over) is not { Call: var call, Wait: var wait })
        {
            return;
        }

        if (wait.Due is { } due && due == wait.Next)
        {
            Done(call.Frame, call.Slot, call.Attempt, PlainJson.Of(TemplateDate.Text(due)));
        }
        else
        {
            Fail(call.Frame, call.Slot, call.Attempt, RunErrors.WaitedTooLong(call.Path, wait, call.Block.Timeout!.Value), final: false);
        }
    }

    private void Signal(RunSignal signal)
    {
        if (!_waits.IsNew(signal))
        {
            return;
        }

        var block = _waits.Take(signal);
        var record = _events.Signaled(signal, block?.Call.Path);
        if (block is null)
        {
            _waits.Add(new EarlySignal(record, signal));
        }
        else
        {
            Take(block.Call, signal);
        }
    }

    private void Take(BlockCall call, RunSignal signal) => _state.Apply(WaitWork.Record(call, signal));

    // Goes on with what the records say: no block begins to wait anew, and what has begun has begun then.
    private void Resume(Replay replay)
    {
        foreach (var early in replay.EarlySignals)
        {
            _waits.Add(early);
        }

        foreach (var signal in replay.Signals)
        {
            _waits.IsNew(signal);
        }

        foreach (var (frame, slot, attempt, first, began) in replay.UnderWay)
        {
            Attempts.Resume(frame, slot, _run.Time.GetUtcNow() - first, _run.Time);
            if (frame.Block(slot).Kind.IsControl && frame.Slots[slot].Interior is not null)
            {
                Spans?.Begin(frame, slot, attempt);
                if (Limit(frame, slot, attempt, began) is { } alarm)
                {
                    Attempts.Set(frame, slot, alarm);
                }
            }
        }
    }

    // Nothing works, and nothing will be due soon; what hides a secret cannot be taken up from its records.
    private RunResult? Parked()
    {
        if (_atWork + _held.Count + _later.Count > 0 || _threads.AnyTold)
        {
            return null;
        }

        if (Idle is not null)
        {
            return Idle([.. Attempts.Due(_state.Frames)]) ? null : new(RunEnd.Waiting, null, null, Attempts.NextDue(_state.Frames));
        }

        if (Parking == Parking.Never || _events.AnyMasked)
        {
            return null;
        }

        var due = Attempts.NextDue(_state.Frames);
        return (Parking == Parking.Outside ? _waits.AnyOutside : due is null || due - _run.Time.GetUtcNow() > Soon) ? new(RunEnd.Waiting, null, null, due) : null;
    }
}
