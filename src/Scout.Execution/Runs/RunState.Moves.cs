using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Runs;

internal sealed partial class RunState
{
    private void Enter(Frame frame)
    {
        _frames.Add(frame.Id, frame);
        frame.Caller?.Slots[frame.CallerSlot].Interior!.Add(frame);
        foreach (var need in frame.Scope.ResultNeeds)
        {
            if (Await(frame.Up(need.Up), need.Slot, frame, -1))
            {
                frame.Unfinished++;
            }
        }

        foreach (var block in frame.Scope.Blocks)
        {
            var pending = frame.Scope.InDegrees[block.Slot];
            foreach (var need in block.Needs)
            {
                if (need.Up > 0 && Await(frame.Up(need.Up), need.Slot, frame, block.Slot))
                {
                    pending++;
                }
            }

            frame.Slots[block.Slot].Pending = pending;
            if (pending == 0)
            {
                Start(frame, block.Slot, attempt: 1);
            }
        }

        if (frame.Unfinished == 0)
        {
            Close(frame);
        }
    }

    private static bool Await(Frame outer, int outerSlot, Frame frame, int slot)
    {
        ref var awaited = ref outer.Slots[outerSlot];
        if (awaited.State == SlotState.Done)
        {
            return false;
        }

        (awaited.Waiters ??= []).Add((frame, slot));
        return true;
    }

    private void Start(Frame frame, int slot, int attempt)
    {
        ref var at = ref frame.Slots[slot];
        at.State = SlotState.Running;
        at.Attempt = attempt;
        if (frame.Block(slot).Model.Once)
        {
            MarkAround(frame);
        }

        _commands.Enqueue(frame.Block(slot).Kind.IsControl ? RunCommand.Open(frame, slot, attempt) : RunCommand.Execute(frame, slot, attempt));
    }

    // Another attempt at what lies around it would run it again.
    private static void MarkAround(Frame frame)
    {
        for (var inner = frame; inner.Caller is { } outer; inner = outer)
        {
            outer.Slots[inner.CallerSlot].HasOnce = true;
        }
    }

    private void Retry(Frame frame, RunRecord.RetryDue due)
    {
        if (frame.Slots[due.Slot] is { State: SlotState.Delayed } at && at.Attempt + 1 == due.Attempt)
        {
            Start(frame, due.Slot, due.Attempt);
        }
    }

    private void StartLoop(Frame frame, RunRecord.ItemsGiven given)
    {
        if (given.Items.IsEmpty)
        {
            Complete(frame, given.Slot, given.Seed ?? PlainJson.List([]));
            return;
        }

        frame.Slots[given.Slot].Interior = new()
        {
            Items = given.Items,
            Results = given.Seed is null ? new(given.Items.Length) : null,
            Failures = given.Tolerate > 0 ? new(given.Tolerate) : null,
        };
        for (var together = Math.Min(given.Together, given.Items.Length); together > 0; together--)
        {
            EnterItem(frame, given.Slot, given.Seed);
        }
    }

    private void EnterItem(Frame frame, int slot, JsonElement? accumulator)
    {
        // A body without blocks is left as soon as it is entered, and then brings the next item itself: the interior may be gone by now.
        if (frame.Slots[slot].Interior is not { } interior || interior.Next == interior.Items.Length)
        {
            return;
        }

        var index = interior.Next++;
        Enter(new(_entered++, frame.Block(slot).Branches[0], frame, frame, slot, frame.ItemPrefix(slot, index))
        {
            Index = index,
            Item = interior.Items[index],
            Accumulator = accumulator,
        });
    }

    private void AfterItem(Frame loop, Frame item, Interior interior, JsonElement result)
    {
        var results = interior.Results!;
        results.Add(item.Index, result);
        if (!results.AreAll)
        {
            EnterItem(loop, item.CallerSlot, null);
            return;
        }

        loop.Slots[item.CallerSlot].Note(interior.Failures?.Told());
        Complete(loop, item.CallerSlot, results.ToList());
    }

    private void EnterRound(Frame frame, int slot, JsonElement accumulator)
    {
        var index = frame.Slots[slot].Interior!.Next++;
        Enter(new(_entered++, frame.Block(slot).Branches[0], frame, frame, slot, frame.ItemPrefix(slot, index)) { Index = index, Accumulator = accumulator });
    }

    private void AfterRound(Frame frame, int slot, Interior interior, JsonElement result, bool holds)
    {
        if (!holds && interior.Next < interior.Rounds)
        {
            EnterRound(frame, slot, result);
        }
        else if (!holds && interior.MustHold)
        {
            Fail(frame, slot, RunErrors.NeverHeld(frame.Path(slot), interior.Rounds), final: false);
        }
        else
        {
            frame.Slots[slot].Note(PlainJson.Object(("rounds", PlainJson.Of(interior.Next)), ("held", PlainJson.Of(holds))));
            Complete(frame, slot, result);
        }
    }

    private void StartCall(Frame frame, RunRecord.CallGiven given)
    {
        frame.Slots[given.Slot].Interior = new();
        Enter(new(_entered++, frame.Block(given.Slot).Called!.Body, null, frame, given.Slot, frame.Path(given.Slot) + "/") { Inputs = given.Inputs });
    }

    private void Complete(Frame frame, int slot, JsonElement output)
    {
        ref var at = ref frame.Slots[slot];
        at.State = SlotState.Done;
        at.Output = output;
        at.Interior = null;
        _commands.Enqueue(RunCommand.Completed(frame, slot));
        foreach (var successor in frame.Block(slot).Successors)
        {
            OneLess(frame, successor);
        }

        if (at.Waiters is { } waiters)
        {
            at.Waiters = null;
            foreach (var (inner, waiting) in waiters.Where(waiter => !waiter.Frame.IsDead))
            {
                if (waiting < 0)
                {
                    Finish(inner);
                }
                else
                {
                    OneLess(inner, waiting);
                }
            }
        }

        Finish(frame);
    }

    private void OneLess(Frame frame, int slot)
    {
        if (--frame.Slots[slot].Pending == 0)
        {
            Start(frame, slot, attempt: 1);
        }
    }

    private void Finish(Frame frame)
    {
        if (--frame.Unfinished == 0)
        {
            Close(frame);
        }
    }

    private void Close(Frame frame)
    {
        if (frame.Scope.Result is null)
        {
            Leave(frame, Null);
        }
        else
        {
            _commands.Enqueue(RunCommand.Close(frame));
        }
    }

    private void Leave(Frame frame, JsonElement result, bool holds = false)
    {
        if (frame.Unfinished == 0)
        {
            Bury(frame);
            Yield(frame, result, holds);
        }
    }

    // What is under way in the workflow, beside the block and around it, is given up.
    private void StopWorkflow(Frame frame, RunRecord.WorkflowStopped stopped)
    {
        ref var at = ref frame.Slots[stopped.Slot];
        at.State = SlotState.Done;
        at.Output = Null;
        at.Note(PlainJson.Object(("stopped", PlainJson.Of(true))));
        _commands.Enqueue(RunCommand.Completed(frame, stopped.Slot));
        var workflow = frame.Root;
        Kill(workflow);
        if (workflow.Caller is null)
        {
            End(RunEnd.Stopped, stopped.Result, null);
        }
        else
        {
            Yield(workflow, stopped.Result);
        }
    }

    // Gives a frame's result to the block that opened it; the outermost frame's is the run's.
    private void Yield(Frame frame, JsonElement result, bool holds = false)
    {
        if (frame.Caller is not { } caller)
        {
            End(RunEnd.Completed, result, null);
            return;
        }

        var interior = caller.Slots[frame.CallerSlot].Interior!;
        interior.Remove(frame);
        if (interior.Results is not null)
        {
            AfterItem(caller, frame, interior, result);
        }
        else if (interior.Rounds > 0)
        {
            AfterRound(caller, frame.CallerSlot, interior, result, holds);
        }
        else if (interior.Next < interior.Items.Length)
        {
            EnterItem(caller, frame.CallerSlot, result);
        }
        else
        {
            Complete(caller, frame.CallerSlot, result);
        }
    }

    private void End(RunEnd end, JsonElement? output, RunError? error)
    {
        Result = new(end, output, error);
        if (_frames.TryGetValue(0, out var outermost))
        {
            Kill(outermost);
        }

        _commands.Enqueue(RunCommand.Ended());
    }
}
