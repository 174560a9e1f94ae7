using System.Text.Json;

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

    /// <summary>What was used for its output: the branch taken, a model's tokens; or none.</summary>
    public JsonElement? Meta;

    /// <summary>What in inner scopes waits for it: a slot of a frame, or with slot -1 the frame's result.</summary>
    public List<(Frame Frame, int Slot)>? Waiters;

    /// <summary>What is open inside it: a branch, a called workflow, or a loop's bodies.</summary>
    public Interior? Interior;
}
