using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Server.Wire.Contract;

/// <summary>The answer to an execution: also that of a run that failed.</summary>
internal sealed record WireRunResponse
{
    /// <summary>The run.</summary>
    public required WireRun Run { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>The block whose output is the workflow's, where it is that of one block.</summary>
    public string? OutputBlockId { get; init; }

    /// <summary>The revision's whole id.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The promotion that put the revision into the environment.</summary>
    public string? PromotionId { get; init; }
}

/// <summary>A run that is over.</summary>
internal sealed record WireRun
{
    /// <summary><c>workflow_run_completed</c> or <c>workflow_run_failed</c>.</summary>
    public required string StopReason { get; init; }

    /// <summary>What the inputs and each block gave: <c>inputs</c> has the inputs, each block its <c>output</c>.</summary>
    public required IReadOnlyDictionary<string, JsonElement> State { get; init; }

    /// <summary>Why it failed, each with its code.</summary>
    public ImmutableArray<string>? Errors { get; init; }

    /// <summary>The session that it belongs to.</summary>
    public required string SessionId { get; init; }

    /// <summary>The run's id.</summary>
    public required string WorkflowRunId { get; init; }

    /// <summary>What the workflow yielded.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Whether only the shape of its values is kept, or nothing (<c>payloads</c> in <c>scout.json</c>): values are left out then.</summary>
    public bool? Redacted { get; init; }

    /// <summary>How it really stands: <c>completed</c>, <c>failed</c>, <c>canceled</c>, <c>interrupted</c>, <c>stopped</c>, <c>waiting</c>, <c>needs_decision</c> or <c>budget_exceeded</c>.</summary>
    public required string ScoutStatus { get; init; }
}
