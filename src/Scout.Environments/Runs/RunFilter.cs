using Scout.Revisions.Runs;

namespace Scout.Environments.Runs;

/// <summary>Which runs are wanted; what is left out does not matter.</summary>
internal sealed record RunFilter
{
    /// <summary>The workflow's id.</summary>
    public string? Workflow { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>The revision's whole id.</summary>
    public string? RevisionId { get; init; }

    /// <summary>How far they are.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>Only runs that started then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether a run fits.</summary>
    /// <param name="run">The run.</param>
    public bool Fits(RunSummary run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return (Workflow is null || run.Workflow == Workflow)
            && (Environment is null || run.Environment == Environment)
            && (RevisionId is null || run.RevisionId == RevisionId)
            && (Status is null || run.Status == Status)
            && (Since is null || run.Started >= Since);
    }
}
