using System.Text.Json;
using Scout.Execution.Code;
using Scout.Revisions.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Rules;
using Scout.Revisions.Schemas;

namespace Scout.Execution.Plans;

/// <summary>A revision, compiled once for all its runs: blocks by slot, in-degrees, successors. Immutable after it was compiled, but for what is found once for all runs. Safe for many threads.</summary>
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

    /// <summary>Whether it is the body of a loop.</summary>
    public bool IsLoopBody { get; init; }
}

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

    /// <summary>What is noted of an output that the branch gave.</summary>
    public JsonElement[] BranchMeta => field ??= [.. BranchNames.Select(name => PlainJson.Object(("branch", PlainJson.Of(name))))];

    /// <summary>The branch to go to when the last attempt has failed, or none.</summary>
    public PlanScope? Fallback { get; set; }

    public string Id => Model.Id;

    /// <summary>What its output fits at a glance.</summary>
    public SimpleSchema Output => field ??= SimpleSchema.Of(Model.Output.Json);

    /// <summary>The method that it calls, for a code block, when it was found.</summary>
    public FoundMethod? Method { get; set; }

    /// <summary>What an item of its output fits at a glance, for a block that yields a list.</summary>
    public SimpleSchema Item => field ??= SimpleSchema.Of((SchemaView.Of(Model.Output.Json).Items ?? default).Json);

    /// <summary>The plan of the workflow that it calls, or none.</summary>
    public Plan? Called { get; set; }

    /// <summary>What kind of block it is.</summary>
    public BlockKind Kind => Model.Kind;
}

/// <summary>A block that something waits for.</summary>
/// <param name="Up">How many scopes outward it lies; 0: the same scope.</param>
/// <param name="Slot">Its place in that scope.</param>
internal sealed record PlanNeed(int Up, int Slot);

/// <summary>Goes through the blocks of a plan.</summary>
internal static class PlanBlocks
{
    /// <summary>Every block: in branches, in loops, and in the workflows that are called.</summary>
    public static IEnumerable<Block> All(Plan plan) => In(plan.Body).Concat(plan.Calls.Values.SelectMany(All));

    private static IEnumerable<Block> In(PlanScope scope) => scope.Blocks.SelectMany(block =>
        (block.Fallback is { } fallback ? block.Branches.Append(fallback) : block.Branches).SelectMany(In).Prepend(block.Model));
}
