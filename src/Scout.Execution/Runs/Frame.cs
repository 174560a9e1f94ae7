using System.Globalization;
using System.Text.Json;
using Scout.Execution.Plans;

namespace Scout.Execution.Runs;

/// <summary>A scope of a run: a workflow's blocks, one branch taken, one item of a loop.</summary>
internal sealed class Frame
{
    public Frame(int id, PlanScope scope, Frame? outer, Frame? caller, int callerSlot, string prefix)
    {
        Id = id;
        Scope = scope;
        Outer = outer;
        Caller = caller;
        CallerSlot = callerSlot;
        Prefix = prefix;
        Slots = new Slot[scope.Blocks.Length];
        Unfinished = scope.Blocks.Length;
    }

    public int Id { get; }

    public PlanScope Scope { get; }

    /// <summary>The frame whose blocks are seen from here; none for a workflow's own, also when it was called.</summary>
    public Frame? Outer { get; }

    /// <summary>The frame of the block that opened this one; none for the run's outermost.</summary>
    public Frame? Caller { get; }

    /// <summary>The block that opened this one.</summary>
    public int CallerSlot { get; }

    /// <summary>What comes before a block's id in its path: <c>summaries[17]/</c>.</summary>
    public string Prefix { get; }

    public Slot[] Slots { get; }

    /// <summary>How many blocks, and outer blocks that the result reads, are not done.</summary>
    public int Unfinished { get; set; }

    /// <summary>Whether it was given up: whatever still comes for it is ignored.</summary>
    public bool IsDead { get; set; }

    /// <summary>Whether it is the branch taken after its block's last attempt failed.</summary>
    public bool IsFallback { get; init; }

    /// <summary>The workflow's inputs, for its outermost frame.</summary>
    public JsonElement Inputs { get; init; }

    /// <summary>The item's place in a loop, or -1.</summary>
    public int Index { get; init; } = -1;

    /// <summary>The loop's item.</summary>
    public JsonElement Item { get; init; }

    /// <summary>The fold's value so far.</summary>
    public JsonElement? Accumulator { get; init; }

    /// <summary>What templates were given of this frame, made when first asked for.</summary>
    public Dictionary<string, object?> ScriptValues => field ??= new(StringComparer.Ordinal);

    /// <summary>The frame that was opened before it inside the same block and is open still, or none.</summary>
    public Frame? NextOpen { get; set; }

    /// <summary>The frame that was opened after it inside the same block and is open still, or none.</summary>
    public Frame? PreviousOpen { get; set; }

    /// <summary>The workflow's outermost frame.</summary>
    public Frame Root => Outer is null ? this : Outer.Root;

    public PlanBlock Block(int slot) => Scope.Blocks[slot];

    /// <summary>A block's path, unique in the run: <c>triage</c>, <c>summaries[17]/llm</c>, <c>translate/llm</c>.</summary>
    public string Path(int slot) => Prefix + Block(slot).Id;

    /// <summary>What comes before the ids inside a loop's item.</summary>
    public string ItemPrefix(int slot, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Block(slot).Id}[{index}]/");

    /// <summary>The frame some levels outward.</summary>
    public Frame Up(int levels)
    {
        var frame = this;
        for (; levels > 0; levels--)
        {
            frame = frame.Outer!;
        }

        return frame;
    }
}
