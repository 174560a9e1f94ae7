using System.Collections.Immutable;
using Scout.Runs.Queries;

namespace Scout.Runs;

/// <content>How revisions do, and since when they fail.</content>
internal sealed partial class RunStore
{
    /// <summary>How every revision of a workflow did in every environment where it ran.</summary>
    /// <param name="workflow">The workflow's id.</param>
    public ImmutableArray<RevisionHealth> Revisions(string workflow) => Ask(connection => RevisionHealth.Of(connection, workflow), []);

    /// <summary>What the newest runs of a revision took and cost.</summary>
    /// <param name="workflow">The workflow's id.</param>
    /// <param name="revision">The revision's whole id.</param>
    /// <param name="environments">Only runs in these; default: in all.</param>
    public RevisionSample Sample(string workflow, string revision, ImmutableArray<string> environments = default) =>
        Ask(connection => RevisionSample.Of(connection, workflow, revision, environments), new(0, 0, null, null));

    /// <summary>Where the failures began that a run belongs to; none: it did not fail.</summary>
    /// <param name="runId">The run's whole id.</param>
    public FailureBegin? FailuresSince(string runId) => Ask(connection => FailureBegin.Of(connection, runId), null);
}
