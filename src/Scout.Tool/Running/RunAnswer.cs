using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Runs;

namespace Scout.Tool.Running;

/// <summary>What <c>run --format json</c> writes.</summary>
internal sealed record RunAnswer
{
    public required string RunId { get; init; }

    public required string Workflow { get; init; }

    public required string Environment { get; init; }

    /// <summary>The revision's whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary><c>completed</c>, <c>failed</c>, <c>canceled</c>, <c>waiting</c> ...</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The output; null unless the run is completed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public JsonElement? Output { get; init; }

    /// <summary>The blocks by path, in the order in which they began.</summary>
    public required OrderedDictionary<string, BlockSummary> Blocks { get; init; }

    public required double ElapsedMs { get; init; }

    /// <summary>What was used of models, what was used in vain among it; none where nothing was.</summary>
    public ModelUsage? Used { get; init; }

    /// <summary>Only when it failed.</summary>
    public RunError? Error { get; init; }

    public static RunAnswer Of(RunSummary run) => new()
    {
        RunId = run.RunId,
        Workflow = run.Workflow,
        Environment = run.Environment,
        RevisionId = run.RevisionId,
        Status = run.Status,
        Output = run.Output,
        Blocks = BlockPaths.Blocks(run),
        ElapsedMs = run.ElapsedMs ?? 0,
        Used = run.Used == ModelUsage.None ? null : run.Used,
        Error = run.Error,
    };
}
