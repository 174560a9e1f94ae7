using Scout.Environments;
using Scout.Environments.Queries;
using Scout.Revisions.Runs;

namespace Scout.Runs.Reruns;

/// <summary>A run that is to be made again, as a new one.</summary>
/// <param name="Earlier">The earlier run.</param>
/// <param name="Target">What runs.</param>
/// <param name="Plan">What is taken over of the earlier one.</param>
internal sealed record RerunOrder(RunSummary Earlier, RunTarget Target, RerunPlan Plan)
{
    /// <summary>Makes the order.</summary>
    /// <param name="runs">The record of all runs.</param>
    /// <param name="store">The project's store.</param>
    /// <param name="runId">The earlier run's whole id.</param>
    /// <param name="revision">A revision expression instead of the run's own revision: it runs with development's settings; or none.</param>
    /// <param name="from">The block from which on everything runs again, by id or path; or none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ScoutException">Its inputs are not kept whole, its revision or bundle is not there, there is no such block, or it cannot be told whether one that must not run twice did.</exception>
    public static async Task<RerunOrder> MakeAsync(RunStore runs, Store store, string runId, string? revision, string? from, CancellationToken cancellation)
    {
        var earlier = runs.Read(runId);
        if (earlier.InputsMasked)
        {
            throw RerunErrors.InputsNotKept(earlier.RunId);
        }

        var own = await store.PinnedTargetAsync(earlier.Workflow, earlier.RevisionId, earlier.Environment, earlier.PromotionId, earlier.Bundle, cancellation).ConfigureAwait(false);
        var target = revision is null ? own : await store.RevisionTargetAsync(revision, earlier.Workflow, cancellation).ConfigureAwait(false);
        return new(earlier, target, RerunPlan.Of(earlier, RevisionBlocks.Of(own.Revision, own.Calls), RevisionBlocks.Of(target.Revision, target.Calls), from));
    }
}
