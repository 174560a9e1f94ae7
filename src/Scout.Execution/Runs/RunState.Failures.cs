using Scout.Revisions.Model;
using Scout.Revisions.Runs;

namespace Scout.Execution.Runs;

internal sealed partial class RunState
{
    private void Fail(Frame frame, int slot, RunError error, bool final)
    {
        ref var at = ref frame.Slots[slot];
        var block = frame.Block(slot).Model;
        KillInterior(ref at);
        if (at.State != SlotState.Recovering && !final && !error.IsFinal && !at.HasOnce && block.Retry is { } retry && at.Attempt < retry.Attempts)
        {
            at.State = SlotState.Delayed;
            _commands.Enqueue(RunCommand.Retry(frame, slot, at.Attempt, error));
        }
        else if (at.State != SlotState.Recovering && block.OnError is ErrorPolicy.Continue)
        {
            Recover(frame, slot, error);
            _commands.Enqueue(RunCommand.Continue(frame, slot, at.Attempt));
        }
        else if (at.State != SlotState.Recovering && frame.Block(slot).Fallback is { } fallback)
        {
            Recover(frame, slot, error);
            at.Interior = new();
            Enter(new(_entered++, fallback, frame, frame, slot, frame.Prefix) { IsFallback = true });
        }
        else
        {
            at.State = SlotState.Failed;
            _commands.Enqueue(RunCommand.Failed(frame, slot, error));
            FailScope(frame, error);
        }
    }

    // Counts as an attempt of its own, so that a late answer to the last real one is not taken for its answer.
    private void Recover(Frame frame, int slot, RunError error)
    {
        ref var at = ref frame.Slots[slot];
        _commands.Enqueue(RunCommand.Recovering(frame, slot, at.Attempt, error));
        at.Notes = OutputNotes.Of(replaces: error);
        at.State = SlotState.Recovering;
        at.Attempt++;
    }

    private void FailScope(Frame frame, RunError error)
    {
        Kill(frame);
        // What the block used was told of it, and is not told again of what is around it.
        error = error.Used is null ? error : error with { Used = null };
        if (frame.Caller is { } loop && loop.Slots[frame.CallerSlot].Interior is { Failures: { } failures } interior)
        {
            if (failures.Take(frame.Index, error))
            {
                interior.Remove(frame);
                AfterItem(loop, frame, interior, Null);
            }
            else
            {
                Fail(loop, frame.CallerSlot, RunErrors.TooManyItemsFailed(loop.Path(frame.CallerSlot), failures.Most, error), final: false);
            }
        }
        else if (frame.Caller is { } caller)
        {
            Fail(caller, frame.CallerSlot, error, final: false);
        }
        else
        {
            End(RunEnd.Failed, null, error);
        }
    }

    private void Kill(Frame frame)
    {
        Bury(frame);
        for (var slot = 0; slot < frame.Slots.Length; slot++)
        {
            ref var at = ref frame.Slots[slot];
            if (at.State is SlotState.Running or SlotState.Delayed or SlotState.Recovering)
            {
                _commands.Enqueue(RunCommand.Stop(frame, slot));
                KillInterior(ref at);
            }
        }
    }

    private void KillInterior(ref Slot slot)
    {
        if (slot.Interior is { } interior)
        {
            slot.Interior = null;
            for (var open = interior.First; open is not null; open = open.NextOpen)
            {
                Kill(open);
            }
        }
    }

    private void Bury(Frame frame)
    {
        frame.IsDead = true;
        _frames.Remove(frame.Id);
    }
}
