using System.Collections.Immutable;
using System.Text.Json;
using Scout.Execution.Blocks;
using Scout.Execution.Runs;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>
/// Brings a run to where its records end. What blocks did is taken from the records and never done again; what only follows from that
/// (a scope's result, a loop's list) is computed again.
/// </summary>
internal sealed partial class Replay(RunContext run, RunState state)
{
    private static readonly CommandKind[] Ways = [CommandKind.Execute, CommandKind.Open, CommandKind.Continue, CommandKind.Retry];

    // Blocks that more records may come of: those that are under way, and without a frame those that were stopped.
    private readonly Dictionary<string, (Frame? Frame, int Slot)> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<(Frame Frame, int Slot, CommandKind Command), (int At, LeftToDo Left)> _left = [];
    private readonly HashSet<(Frame Frame, int Slot)> _undecided = [];
    private readonly Dictionary<(Frame Frame, int Slot), BegunBlock> _begun = [];
    private int _next;

    /// <summary>The blocks that began and have not ended.</summary>
    public IEnumerable<BegunBlock> UnderWay => _begun.Values.Where(block => !block.Frame.IsDead);

    /// <summary>Applies the records.</summary>
    /// <param name="journal">All of them, from the first on.</param>
    /// <returns>What is left to be done, in order.</returns>
    /// <exception cref="ScoutException">The run cannot go on from them.</exception>
    public IEnumerable<LeftToDo> Apply(ImmutableArray<RunEvent> journal)
    {
        if (journal[0] is not RunStarted { Format: <= RunStarted.CurrentFormat } started)
        {
            throw ReplayErrors.OtherFormat(journal[0]);
        }

        if (started.Masked)
        {
            throw ReplayErrors.InputsNotKept();
        }

        Settle(new RunRecord.Began(started.Inputs));
        foreach (var record in journal.Skip(1))
        {
            Apply(record);
        }

        var left = _left.Values.OrderBy(pair => pair.At).Select(pair => pair.Left).Where(pair => IsLeft(pair.Command)).Select(Waiting).ToArray();
        foreach (var (command, _, _) in left)
        {
            if (command.Kind == CommandKind.Execute && _undecided.Contains((command.Frame, command.Slot)))
            {
                throw ReplayErrors.NeedsDecision(command.Frame.Path(command.Slot));
            }
        }

        return left;
    }

    // What is opened already is left to what is inside it.
    private static bool IsLeft(RunCommand command) =>
        RunState.IsCurrent(command) && !(command.Kind == CommandKind.Open && command.Frame.Slots[command.Slot].Interior is not null);

    private void Apply(RunEvent record)
    {
        // What was stopped may have ended at that moment: nobody reads what it gave.
        if (record.BlockPath is { } path && _places.TryGetValue(path, out var place) && place.Frame is null)
        {
            return;
        }

        switch (record)
        {
            case BlockStarted started:
                Started(started);
                break;
            case BlockWaiting waiting:
                Waits(waiting);
                break;
            case RunSignaled signaled:
                Signaled(signaled);
                break;
            case BlockCompleted completed:
                Completed(completed);
                break;
            case BlockRetrying retrying:
                var key = Failed(CommandKind.Retry, retrying.Block, retrying, retrying.Error, final: false);
                _left[key] = (_left[key].At, _left[key].Left with { Due = retrying.Time + TimeSpan.FromMilliseconds(retrying.DelayMs) });
                break;
            case BlockRecovering recovering:
                _left.Remove(Failed(CommandKind.Recovering, recovering.Block, recovering, recovering.Error, final: true));
                break;
            case BlockFailed failed:
                var gone = Failed(CommandKind.Failed, failed.Block, failed, failed.Error, final: true);
                _left.Remove(gone);
                Forget(failed.Block, gone.Frame, gone.Slot);
                break;
            case RunDecided decided:
                Decided(decided);
                break;
        }
    }

    private void Started(BlockStarted started)
    {
        var (frame, slot) = Place(started.Block, started);
        _waits.Remove((frame, slot));
        _begun[(frame, slot)] = new(frame, slot, started.Attempt, _begun.TryGetValue((frame, slot), out var begun) ? begun.First : started.Time, started.Time);
        if (frame.Slots[slot] is { State: SlotState.Delayed } delayed && started.Attempt == delayed.Attempt + 1)
        {
            _left.Remove((frame, slot, CommandKind.Retry));
            Settle(new RunRecord.RetryDue(frame.Id, slot, started.Attempt));
        }

        if (started.Once)
        {
            _undecided.Add((frame, slot));
        }

        if (!frame.Block(slot).Kind.IsControl || frame.Slots[slot].State != SlotState.Running || frame.Slots[slot].Interior is not null)
        {
            return;
        }

        if (started.Branch is { } branch)
        {
            Settle(new RunRecord.BranchChosen(frame.Id, slot, started.Attempt, branch));
            return;
        }

        try
        {
            Settle(BlockExecutors.Open(new BlockCall(run, frame, slot, started.Attempt)).Record);
        }
        catch (ScoutException)
        {
            // So it was the first time: the record of that follows, or the block is opened again.
        }
    }

    private void Completed(BlockCompleted completed)
    {
        var (frame, slot) = Place(completed.Block, completed);
        var key = (frame, slot, CommandKind.Completed);
        if (!_left.Remove(key))
        {
            var at = frame.Slots[slot];
            if (frame.IsDead || at.State is not (SlotState.Running or SlotState.Recovering) || at.Interior is not null)
            {
                throw ReplayErrors.DoesNotFit(completed, completed.Block);
            }

            Settle(new RunRecord.BlockDone(frame.Id, slot, at.Attempt, Output(completed, frame, slot, at.Attempt), completed.Meta, completed.TakenFrom));
            _left.Remove(key);
        }

        Forget(completed.Block, frame, slot);
    }

    // What only computes does so again: it has the secret that the record does not show.
    private JsonElement Output(BlockCompleted completed, Frame frame, int slot, int attempt) =>
        !completed.Masked ? completed.Output
        : completed.Replaces is null && BlockExecutors.Prepare(new BlockCall(run, frame, slot, attempt)) is { IsDone: true } again ? again.Output
        : throw ReplayErrors.NotKept($"the output of block '{completed.Block}'");

    // What fails because something inside it failed has done so already, when that was applied.
    private (Frame Frame, int Slot, CommandKind Command) Failed(CommandKind told, string block, RunEvent record, RunError error, bool final)
    {
        var (frame, slot) = Place(block, record);
        var key = (frame, slot, told);
        if (!_left.ContainsKey(key))
        {
            Settle(new RunRecord.AttemptFailed(frame.Id, slot, frame.Slots[slot].Attempt, error, final));
        }

        _undecided.Remove((frame, slot));
        return _left.ContainsKey(key) ? key : throw ReplayErrors.DoesNotFit(record, block);
    }

    private void Decided(RunDecided decided)
    {
        var (frame, slot) = Place(decided.Block, decided);
        var attempt = frame.Slots[slot].Attempt;
        _undecided.Remove((frame, slot));
        switch (decided.Decision)
        {
            case BlockDecision.Skip:
                var call = new BlockCall(run, frame, slot, attempt);
                Settle(new RunRecord.BlockDone(frame.Id, slot, attempt, call.Fit(decided.Output ?? PlainJson.Null)));
                break;
            case BlockDecision.Fail:
                Settle(new RunRecord.AttemptFailed(frame.Id, slot, attempt, ReplayErrors.DecidedToHaveFailed(decided.Block), Final: true));
                break;
        }
    }

    private void Settle(RunRecord applied)
    {
        state.Apply(applied);
        while (state.TryNext(out var command))
        {
            var (frame, slot) = (command.Frame, command.Slot);
            switch (command.Kind)
            {
                case CommandKind.Close:
                    state.Apply(ScopeResult.Of(run, frame));
                    break;
                case CommandKind.Stop:
                    Forget(frame.Path(slot), frame, slot);
                    _places[frame.Path(slot)] = default;
                    break;
                default:
                    _left[(frame, slot, command.Kind)] = (_next++, new(command));
                    if (command.Kind is CommandKind.Execute or CommandKind.Open)
                    {
                        _places[frame.Path(slot)] = (frame, slot);
                    }

                    break;
            }
        }
    }

    // No more records come of a block that is over: what is kept of a run is what is under way.
    private void Forget(string path, Frame frame, int slot)
    {
        _places.Remove(path);
        _undecided.Remove((frame, slot));
        _begun.Remove((frame, slot));
        _waits.Remove((frame, slot));
        foreach (var way in Ways)
        {
            _left.Remove((frame, slot, way));
        }
    }

    private (Frame Frame, int Slot) Place(string block, RunEvent record) =>
        _places.TryGetValue(block, out var place) && place.Frame is { } frame ? (frame, place.Slot) : throw ReplayErrors.DoesNotFit(record, block);
}
