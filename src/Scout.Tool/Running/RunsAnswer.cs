using Scout.Revisions.Runs;

namespace Scout.Tool.Running;

/// <summary>What <c>runs --format json</c> writes.</summary>
/// <param name="Runs">The runs, newest first.</param>
internal sealed record RunsAnswer(IReadOnlyList<RunsAnswerRun> Runs)
{
    public static RunsAnswer Of(IEnumerable<RunSummary> runs) => new([.. runs.Select(RunsAnswerRun.Of)]);
}

/// <summary>One run of the list.</summary>
internal sealed record RunsAnswerRun
{
    public required string RunId { get; init; }

    public required string Workflow { get; init; }

    public required string Environment { get; init; }

    public required string RevisionId { get; init; }

    public string? PromotionId { get; init; }

    /// <summary><c>running</c>, <c>completed</c>, <c>failed</c>, <c>canceled</c> or <c>interrupted</c>.</summary>
    public required RunStatus Status { get; init; }

    public required DateTimeOffset Started { get; init; }

    public double? ElapsedMs { get; init; }

    public RunError? Error { get; init; }

    public static RunsAnswerRun Of(RunSummary run) => new()
    {
        RunId = run.RunId,
        Workflow = run.Workflow,
        Environment = run.Environment,
        RevisionId = run.RevisionId,
        PromotionId = run.PromotionId,
        Status = run.Status,
        Started = run.Started,
        ElapsedMs = run.ElapsedMs,
        Error = run.Error,
    };
}
