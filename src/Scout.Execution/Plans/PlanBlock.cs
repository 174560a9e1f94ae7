using Scout.Revisions.Model;
using Scout.Revisions.Rules;

namespace Scout.Execution.Plans;

/// <summary>A block of a plan.</summary>
internal sealed class PlanBlock
{
    public required Block Model { get; init; }

    /// <summary>The scope that it is in.</summary>
    public required PlanScope Scope { get; init; }

    /// <summary>Its place in its scope.</summary>
    public required int Slot { get; init; }

    /// <summary>What it waits for; the same scope's and outer ones'.</summary>
    public PlanNeed[] Needs { get; set; } = [];

    /// <summary>The slots of the same scope that wait for it.</summary>
    public int[] Successors { get; set; } = [];

    /// <summary>Its inner scopes: then and otherwise, the cases by name and otherwise, or a loop's body.</summary>
    public PlanScope[] Branches { get; set; } = [];

    /// <summary>The names of <see cref="Branches"/>, for people.</summary>
    public string[] BranchNames { get; set; } = [];

    /// <summary>The branch to go to when the last attempt has failed, or none.</summary>
    public PlanScope? Fallback { get; set; }

    public string Id => Model.Id;

    /// <summary>The plan of the workflow that it calls, or none.</summary>
    public Plan? Called { get; set; }

    /// <summary>What kind of block it is.</summary>
    public BlockKind Kind => Model.Kind;
}
