using Scout.Revisions.Model;

namespace Scout.Execution.Plans;

/// <summary>A scope of a plan: a workflow's blocks, a branch's or a loop body's.</summary>
internal sealed class PlanScope
{
    public required Plan Plan { get; init; }

    /// <summary>The scope around it, or none for a workflow's own.</summary>
    public required PlanScope? Parent { get; init; }

    /// <summary>The block whose scope it is, in <see cref="Parent"/>.</summary>
    public required PlanBlock? Owner { get; init; }

    public required Binding? Result { get; init; }

    /// <summary>Its blocks by slot.</summary>
    public PlanBlock[] Blocks { get; set; } = [];

    /// <summary>The slots by block id.</summary>
    public Dictionary<string, int> Slots { get; } = new(StringComparer.Ordinal);

    /// <summary>For each slot, how many blocks of the same scope it waits for.</summary>
    public int[] InDegrees { get; set; } = [];

    /// <summary>What the result reads of outer scopes.</summary>
    public PlanNeed[] ResultNeeds { get; set; } = [];

    /// <summary>Whether it is the body of a <c>foreach</c> or <c>reduce</c>.</summary>
    public bool IsLoopBody { get; init; }
}
