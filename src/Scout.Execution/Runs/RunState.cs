using System.Text.Json;
using Scout.Execution.Plans;
using Scout.Revisions.Json;

namespace Scout.Execution.Runs;

/// <summary>
/// A run as a pure state machine: records in, commands out. It knows no clock, disk or thread; the same records give the same state.
/// Not safe for several threads.
/// </summary>
internal sealed partial class RunState
{
    private static readonly JsonElement Null = PlainJson.Null;
    private readonly Plan _plan;
    private readonly Dictionary<int, Frame> _frames = [];
    private readonly Queue<RunCommand> _commands = new();
    private int _entered;

    /// <summary>Prepares a run.</summary>
    public RunState(Plan plan) => _plan = plan;

    /// <summary>Whether the run has ended; nothing that comes later changes anything.</summary>
    public bool HasEnded => Result is not null;

    /// <summary>How it ended, with what; none while it has not.</summary>
    public RunResult? Result { get; private set; }

    /// <summary>The frames that are open: no more of a run is kept than what is under way and what it has yielded.</summary>
    public IReadOnlyCollection<Frame> Frames => _frames.Values;

    /// <summary>What to do next; <see langword="false"/> when everything waits for records. Taking the commands one after the other needs no order among answers.</summary>
    public bool TryNext(out RunCommand command)
    {
        while (_commands.TryDequeue(out command))
        {
            if (IsCurrent(command))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes in what has happened. A record for what is over already (an answer after a timeout) changes nothing.</summary>
    public void Apply(RunRecord record)
    {
        if (HasEnded)
        {
            return;
        }

        switch (record)
        {
            case RunRecord.Began began:
                Enter(new(_entered++, _plan.Body, null, null, -1, "") { Inputs = began.Inputs });
                break;
            case RunRecord.BlockDone done when Running(done.Frame, done.Slot, done.Attempt) is { } frame:
                frame.Slots[done.Slot].Note(done.Meta, done.TakenFrom);
                Complete(frame, done.Slot, done.Output);
                break;
            case RunRecord.BranchChosen chosen when Running(chosen.Frame, chosen.Slot, chosen.Attempt) is { } frame:
                frame.Slots[chosen.Slot].Note(frame.Block(chosen.Slot).BranchMeta[chosen.Branch]);
                frame.Slots[chosen.Slot].Interior = new();
                Enter(new(_entered++, frame.Block(chosen.Slot).Branches[chosen.Branch], frame, frame, chosen.Slot, frame.Prefix));
                break;
            case RunRecord.BranchSkipped skipped when Running(skipped.Frame, skipped.Slot, skipped.Attempt) is { } frame:
                Complete(frame, skipped.Slot, Null);
                break;
            case RunRecord.ItemsGiven given when Running(given.Frame, given.Slot, given.Attempt) is { } frame:
                StartLoop(frame, given);
                break;
            case RunRecord.RoundsGiven given when Running(given.Frame, given.Slot, given.Attempt) is { } frame:
                frame.Slots[given.Slot].Interior = new() { Rounds = given.Most, MustHold = given.MustHold };
                EnterRound(frame, given.Slot, given.Seed);
                break;
            case RunRecord.CallGiven given when Running(given.Frame, given.Slot, given.Attempt) is { } frame:
                StartCall(frame, given);
                break;
            case RunRecord.WorkflowStopped stopped when Running(stopped.Frame, stopped.Slot, stopped.Attempt) is { } frame:
                StopWorkflow(frame, stopped);
                break;
            case RunRecord.AttemptFailed failed when Running(failed.Frame, failed.Slot, failed.Attempt, opened: true) is { } frame:
                Fail(frame, failed.Slot, failed.Error, failed.Final);
                break;
            case RunRecord.RetryDue due when Find(due.Frame) is { } frame:
                Retry(frame, due);
                break;
            case RunRecord.ScopeDone done when Find(done.Frame) is { } frame:
                Leave(frame, done.Result, done.Holds);
                break;
            case RunRecord.ScopeFailed failed when Find(failed.Frame) is { } frame:
                FailScope(frame, failed.Error);
                break;
            case RunRecord.CancelRequested:
                End(RunEnd.Canceled, null, null);
                break;
        }
    }

    /// <summary>Whether a block works or waits in an attempt that nothing has ended yet.</summary>
    public static bool IsUnderWay(Frame frame, int slot, int attempt) => IsAt(frame, slot, attempt, SlotState.Running);

    /// <summary>The same as <see cref="RunRecord.BlockDone"/>, for whoever has the frame at hand.</summary>
    public void Done(Frame frame, int slot, int attempt, JsonElement output, JsonElement? used)
    {
        if (!HasEnded && IsRunning(frame, slot, attempt, opened: false))
        {
            frame.Slots[slot].Note(used);
            Complete(frame, slot, output);
        }
    }

    /// <summary>What the attempt has used so far that fails because it takes too long; or none.</summary>
    public JsonElement? UsedSoFar(RunRecord.AttemptFailed failed) => Running(failed.Frame, failed.Slot, failed.Attempt, opened: true)?.Slots[failed.Slot].UnderWay?.UsedSoFar;

    private Frame? Find(int id) => _frames.GetValueOrDefault(id);

    // The frame of an attempt that is still under way; one that was opened already only can fail.
    private Frame? Running(int id, int slot, int attempt, bool opened = false) => Find(id) is { } frame && IsRunning(frame, slot, attempt, opened) ? frame : null;

    private static bool IsRunning(Frame frame, int slot, int attempt, bool opened)
    {
        ref var at = ref frame.Slots[slot];
        return !frame.IsDead && at.State is SlotState.Running or SlotState.Recovering && at.Attempt == attempt && (opened || at.Interior is null);
    }

    /// <summary>Whether a command is still to be done: what it is for may be over.</summary>
    public static bool IsCurrent(in RunCommand command) => command.Kind switch
    {
        CommandKind.Execute or CommandKind.Open => IsAt(command.Frame, command.Slot, command.Attempt, SlotState.Running),
        CommandKind.Continue => IsAt(command.Frame, command.Slot, command.Attempt, SlotState.Recovering),
        CommandKind.Retry => IsAt(command.Frame, command.Slot, command.Attempt, SlotState.Delayed),
        CommandKind.Close => !command.Frame.IsDead,
        _ => true,
    };

    private static bool IsAt(Frame frame, int slot, int attempt, SlotState state) =>
        !frame.IsDead && frame.Slots[slot].State == state && frame.Slots[slot].Attempt == attempt;
}
