using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Runs;

/// <summary>A block in a frame.</summary>
internal struct Slot
{
    public SlotState State;

    /// <summary>The attempt under way or the last one, from 1; 0: none yet.</summary>
    public int Attempt;

    /// <summary>How many blocks it still waits for.</summary>
    public int Pending;

    /// <summary>Its output, when it is done.</summary>
    public JsonElement Output;

    /// <summary>What there is to say of its output, as far as it is known before; or none.</summary>
    public OutputNotes? Notes;

    /// <summary>Whether a block that must not run twice began inside it: then no attempt at it is made again.</summary>
    public bool HasOnce;

    /// <summary>What in inner scopes waits for it: a slot of a frame, or with slot -1 the frame's result.</summary>
    public List<(Frame Frame, int Slot)>? Waiters;

    /// <summary>What is open inside it: a branch, a called workflow, or a loop's bodies.</summary>
    public Interior? Interior;

    /// <summary>What whoever drives the run has set going for it; the state itself never looks at it.</summary>
    public IUnderWay? UnderWay;

    /// <summary>The driver's timestamp of its first attempt; 0: none.</summary>
    public long Began;

    /// <summary>Notes what was used for its output, and where it was taken over from; a failure that it stands in for stays noted.</summary>
    public void Note(JsonElement? meta, string? takenFrom = null) => Notes = OutputNotes.Of(meta, Notes?.Replaces, takenFrom);
}

/// <summary>Something that was set going for a block and can be stopped: an attempt, or a wait for one.</summary>
internal interface IUnderWay
{
    /// <summary>What it has used so far of what costs something; or none.</summary>
    JsonElement? UsedSoFar => null;

    /// <summary>Asks it to stop; nobody waits for it any more.</summary>
    void Stop();
}

/// <summary>Ends something that takes too long.</summary>
internal interface ITimeLimit : IUnderWay
{
    /// <summary>Time does not count until it goes on.</summary>
    void Pause();

    /// <summary>Time counts again.</summary>
    void GoOn();
}

/// <summary>Where a block of a frame is.</summary>
internal enum SlotState : byte
{
    /// <summary>It waits for other blocks.</summary>
    Waiting,

    /// <summary>An attempt is under way, or its command waits to be taken.</summary>
    Running,

    /// <summary>It waits for its next attempt.</summary>
    Delayed,

    /// <summary>The value or branch that replaces its output after a failure is under way.</summary>
    Recovering,

    /// <summary>It has its output.</summary>
    Done,

    /// <summary>It failed for good.</summary>
    Failed,
}

/// <summary>What is open inside a control block during one attempt.</summary>
internal sealed class Interior
{
    /// <summary>The frame that is open, or the first of several; <see cref="Frame.NextOpen"/> follows.</summary>
    public Frame? First { get; private set; }

    /// <summary>A loop's items.</summary>
    public ImmutableArray<JsonElement> Items { get; init; } = [];

    /// <summary>The results by item, where each item has one of its own; none for a fold.</summary>
    public ItemResults? Results { get; init; }

    /// <summary>Those items that may fail, and those that did; none where no item may.</summary>
    public ToleratedFailures? Failures { get; init; }

    /// <summary>How many rounds there are at most, where a condition ends the loop; 0 for any other.</summary>
    public int Rounds { get; init; }

    /// <summary>Whether the block fails where that condition does not hold after the last round.</summary>
    public bool MustHold { get; init; }

    /// <summary>The next item or round to start.</summary>
    public int Next { get; set; }

    // Most blocks have one frame open, and a loop's come and go: a list in the frames themselves takes no memory of its own.
    public void Add(Frame frame)
    {
        frame.NextOpen = First;
        if (First is not null)
        {
            First.PreviousOpen = frame;
        }

        First = frame;
    }

    public void Remove(Frame frame)
    {
        if (frame.PreviousOpen is { } previous)
        {
            previous.NextOpen = frame.NextOpen;
        }
        else
        {
            First = frame.NextOpen;
        }

        if (frame.NextOpen is { } next)
        {
            next.PreviousOpen = frame.PreviousOpen;
        }

        (frame.PreviousOpen, frame.NextOpen) = (null, null);
    }
}
