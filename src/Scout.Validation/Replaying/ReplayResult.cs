using System.Collections.Immutable;
using Scout.Runs.Queries;

namespace Scout.Validation.Replaying;

/// <summary>What came of replaying recorded runs on another revision.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Environment">Where the runs were recorded.</param>
/// <param name="RevisionId">The revision that they were replayed on, its whole id.</param>
/// <param name="Runs">Each run.</param>
internal sealed record ReplayResult(string Workflow, string Environment, string RevisionId, ImmutableArray<ReplayedRun> Runs)
{
    /// <summary>How many gave the same output, and ended alike.</summary>
    public int Same => Runs.Count(run => run.Same);

    /// <summary>How many did not.</summary>
    public int Different => Runs.Count(run => run.After is not null && !run.Same);

    /// <summary>How many could not be replayed.</summary>
    public int LeftOut => Runs.Count(run => run.After is null);

    /// <summary>What they took then, and now: of those that were replayed.</summary>
    public ReplayFigures Before => ReplayFigures.Of(Runs.Where(run => run.After is not null).Select(run => run.Before));

    /// <inheritdoc cref="Before"/>
    public ReplayFigures After => ReplayFigures.Of(Runs.Select(run => run.After).OfType<RunEntry>());

    /// <summary>Why it ended before its end; none where it did not.</summary>
    public string? Why { get; init; }
}

/// <summary>A recorded run, and what became of it on another revision.</summary>
internal sealed record ReplayedRun
{
    /// <summary>The recorded run.</summary>
    public required RunEntry Before { get; init; }

    /// <summary>The run on the other revision; none where there is none.</summary>
    public RunEntry? After { get; init; }

    /// <summary>Whether it ended alike: with the same output, or by the same failure of the same block.</summary>
    public bool Same { get; init; }

    /// <summary>The blocks that were given something else, gave something else, ended otherwise, or ran on one side only.</summary>
    public ImmutableArray<ComparedBlock> Blocks { get; init; } = [];

    /// <summary>Why it was not replayed; none where it was.</summary>
    public string? Why { get; init; }
}

/// <summary>What runs took together.</summary>
/// <param name="ElapsedMs">In milliseconds.</param>
/// <param name="Cost">What models cost; none where nothing of that is known.</param>
/// <param name="InputTokens">The tokens that models were given.</param>
/// <param name="OutputTokens">The tokens that models yielded.</param>
/// <param name="Failed">How many failed.</param>
internal sealed record ReplayFigures(double ElapsedMs, decimal? Cost, long InputTokens, long OutputTokens, int Failed)
{
    internal static ReplayFigures Of(IEnumerable<RunEntry> runs) => runs.Aggregate(new ReplayFigures(0, null, 0, 0, 0), (sum, run) => new(
        sum.ElapsedMs + (run.ElapsedMs ?? 0),
        run.Cost is { } cost ? (sum.Cost ?? 0) + cost : sum.Cost,
        sum.InputTokens + run.InputTokens,
        sum.OutputTokens + run.OutputTokens,
        sum.Failed + (run.Status is Scout.Revisions.Runs.RunStatus.Completed or Scout.Revisions.Runs.RunStatus.Stopped ? 0 : 1)));
}
