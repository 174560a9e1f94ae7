using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Runs;
using Scout.Runs.Storage;

namespace Scout.Tool.Running;

/// <summary>What <c>logs --format json</c> writes: what <c>run</c> writes, and what the run was pinned to.</summary>
internal sealed record LogAnswer
{
    public required string RunId { get; init; }

    public required string Workflow { get; init; }

    public required string Environment { get; init; }

    public required string RevisionId { get; init; }

    public string? PromotionId { get; init; }

    public string? Bundle { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary><c>running</c>, <c>completed</c>, <c>failed</c>, <c>canceled</c>, <c>interrupted</c> ...</summary>
    public required RunStatus Status { get; init; }

    public required JsonElement Inputs { get; init; }

    /// <summary>The output; null unless the run is completed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public JsonElement? Output { get; init; }

    /// <summary>The blocks by path, in the order in which they began.</summary>
    public required OrderedDictionary<string, BlockSummary> Blocks { get; init; }

    public double? ElapsedMs { get; init; }

    /// <summary>Which of its blocks have waited for places at models for a while; none where none does.</summary>
    public ImmutableArray<PlaceWait>? Queued { get; init; }

    public RunError? Error { get; init; }

    /// <summary>What was said of it, in order; none where nothing was.</summary>
    public ImmutableArray<RunFeedback>? Feedback { get; init; }

    public static LogAnswer Of(RunSummary run, string? block, ImmutableArray<RunFeedback> feedback) => new()
    {
        RunId = run.RunId,
        Workflow = run.Workflow,
        Environment = run.Environment,
        RevisionId = run.RevisionId,
        PromotionId = run.PromotionId,
        Bundle = run.Bundle,
        Started = run.Started,
        Status = run.Status,
        Inputs = run.Inputs,
        Output = run.Output,
        Blocks = BlockPaths.Blocks(run, block),
        ElapsedMs = run.ElapsedMs,
        Queued = run.Queued.IsEmpty ? null : run.Queued,
        Error = run.Error,
        Feedback = feedback.IsEmpty ? null : feedback,
    };
}
