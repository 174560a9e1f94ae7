using Scout.Revisions.Model;

namespace Scout.Execution.Plans;

/// <summary>A revision, compiled once for all its runs: blocks by slot, in-degrees, successors. Immutable after it was compiled.</summary>
internal sealed class Plan
{
    public required Revision Revision { get; init; }

    /// <summary>The revision's whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The outermost scope.</summary>
    public PlanScope Body { get; set; } = null!;

    /// <summary>The pinned plans that it calls, by workflow id.</summary>
    public required IReadOnlyDictionary<string, Plan> Calls { get; init; }
}
