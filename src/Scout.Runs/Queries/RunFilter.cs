using Scout.Revisions.Runs;

namespace Scout.Runs.Queries;

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

    /// <summary>A block that began in them: its id, or its path.</summary>
    public string? Block { get; init; }

    /// <summary>Only runs that started then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only runs that started before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>A text in the inputs and outputs of the run or of its blocks; case does not matter.</summary>
    public string? Search { get; init; }
}
