using Scout.Revisions.Blocks;
using Scout.Revisions.Format;
using Scout.Revisions.Model;

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

    /// <summary>Whether the block only directs others: it is opened, and done when what is inside it is.</summary>
    public bool IsControl => Model is not (TextBlock or LlmBlock or CodeBlock);

    /// <summary>The block's type as revisions and events name it.</summary>
    public string Type => BlockTypes.Of(Model);
}
