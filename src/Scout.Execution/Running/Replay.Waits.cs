using Scout.Execution.Blocks;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>What the records say of blocks that wait, and of what was told to the run.</summary>
internal sealed partial class Replay
{
    private readonly Dictionary<(Frame Frame, int Slot), BlockWait> _waits = [];
    private readonly List<RunSignaled> _signals = [];
    private readonly List<EarlySignal> _early = [];

    /// <summary>Everything that was told from outside.</summary>
    public IEnumerable<RunSignal> Signals => _signals.Select(record => record.Signal);

    /// <summary>What of it no block has waited for yet.</summary>
    public IEnumerable<EarlySignal> EarlySignals => _early;

    private LeftToDo Waiting(LeftToDo left) =>
        left.Command.Kind == CommandKind.Execute && _waits.TryGetValue((left.Command.Frame, left.Command.Slot), out var wait) ? left with { Wait = wait } : left;

    private void Waits(BlockWaiting waiting)
    {
        var place = Place(waiting.Block, waiting);
        _waits[place] = waiting.Wait;
        if (waiting.Signal is { } record)
        {
            var early = _early.Find(early => early.Record == record) ?? throw ReplayErrors.DoesNotFit(waiting, waiting.Block);
            _early.Remove(early);
            Took(place, early.Signal);
        }
    }

    private void Signaled(RunSignaled signaled)
    {
        if (signaled.Masked)
        {
            throw ReplayErrors.NotKept(signaled.Signal.Event is { } name ? $"the data of the event '{name}'" : "a decision");
        }

        _signals.Add(signaled);
        if (signaled.TakenBy is not { } block)
        {
            _early.Add(new(signaled.Sequence, signaled.Signal));
        }
        else if (_places.TryGetValue(block, out var place) && place.Frame is { } frame)
        {
            Took((frame, place.Slot), signaled.Signal);
        }
    }

    private void Took((Frame Frame, int Slot) place, RunSignal signal) =>
        Settle(WaitWork.Record(new BlockCall(run, place.Frame, place.Slot, place.Frame.Slots[place.Slot].Attempt), signal));
}
