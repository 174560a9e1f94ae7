using Scout.Revisions.Model;

namespace Scout.Execution.Plans;

/// <summary>Goes through the blocks of a plan.</summary>
internal static class PlanBlocks
{
    /// <summary>Every block: in branches, in loops, and in the workflows that are called.</summary>
    public static IEnumerable<Block> All(Plan plan) => In(plan.Body).Concat(plan.Calls.Values.SelectMany(All));

    private static IEnumerable<Block> In(PlanScope scope) => scope.Blocks.SelectMany(block =>
        (block.Fallback is { } fallback ? block.Branches.Append(fallback) : block.Branches).SelectMany(In).Prepend(block.Model));
}
