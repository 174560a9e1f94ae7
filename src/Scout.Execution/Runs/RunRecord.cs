using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Runs;

/// <summary>
/// Something that a run knows for sure: a journal is a list of these, and applying them in order gives the run's state again.
/// Frames are numbered in the order in which records opened them, so the numbers mean the same whenever the same records are applied.
/// </summary>
internal abstract record RunRecord
{
    private RunRecord() { }

    /// <summary>Something waits to be told; the run is as it was.</summary>
    public sealed record Told : RunRecord;

    /// <summary>The run has its checked inputs.</summary>
    public sealed record Began(JsonElement Inputs) : RunRecord;

    /// <summary>A block without inner blocks has its output; <paramref name="Meta"/>: what was used for it, or none; <paramref name="TakenFrom"/>: the earlier run that it was taken over from, or none.</summary>
    public sealed record BlockDone(int Frame, int Slot, int Attempt, JsonElement Output, JsonElement? Meta = null, string? TakenFrom = null) : RunRecord;

    /// <summary>A block with branches has chosen one.</summary>
    public sealed record BranchChosen(int Frame, int Slot, int Attempt, int Branch) : RunRecord;

    /// <summary>A block for its effect that has none this time.</summary>
    public sealed record BranchSkipped(int Frame, int Slot, int Attempt) : RunRecord;

    /// <summary>A loop has its items. With a seed it is a fold, one item after the other; without, so many are worked on together, and so many may fail.</summary>
    public sealed record ItemsGiven(int Frame, int Slot, int Attempt, ImmutableArray<JsonElement> Items, JsonElement? Seed, int Together, int Tolerate = 0) : RunRecord;

    /// <summary>A loop that goes on until a condition holds has what it begins with. <paramref name="MustHold"/>: it fails where the condition does not hold after the last round.</summary>
    public sealed record RoundsGiven(int Frame, int Slot, int Attempt, JsonElement Seed, int Most, bool MustHold) : RunRecord;

    /// <summary>A call has its checked inputs.</summary>
    public sealed record CallGiven(int Frame, int Slot, int Attempt, JsonElement Inputs) : RunRecord;

    /// <summary>A block ends its workflow early, with this result.</summary>
    public sealed record WorkflowStopped(int Frame, int Slot, int Attempt, JsonElement Result) : RunRecord;

    /// <summary>An attempt failed; <paramref name="Final"/>: another would fail the same way.</summary>
    public sealed record AttemptFailed(int Frame, int Slot, int Attempt, RunError Error, bool Final) : RunRecord;

    /// <summary>The timer or the timeout of a block that waits is over; what follows from that is another record.</summary>
    public sealed record WaitOver(int Frame, int Slot, int Attempt) : RunRecord;

    /// <summary>Somebody outside told the run something; what follows from that is another record.</summary>
    public sealed record Signaled(RunSignal Signal) : RunRecord;

    /// <summary>The run has worked for as long as its budget says; what follows from that is no record.</summary>
    public sealed record TimeOver : RunRecord;

    /// <summary>The wait before another attempt is over.</summary>
    public sealed record RetryDue(int Frame, int Slot, int Attempt) : RunRecord;

    /// <summary>A scope has its result. <paramref name="Holds"/>: for a round, whether the condition that its loop waits for holds of it.</summary>
    public sealed record ScopeDone(int Frame, JsonElement Result, bool Holds = false) : RunRecord;

    /// <summary>A scope's result could not be computed.</summary>
    public sealed record ScopeFailed(int Frame, RunError Error) : RunRecord;

    /// <summary>Someone asked for the end of the run.</summary>
    public sealed record CancelRequested : RunRecord;
}
