using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scout.Client;

/// <summary>A run as the logs have it, also one that is under way.</summary>
public sealed record RunLog
{
    /// <summary>The run's id.</summary>
    [JsonPropertyName("workflow_run_id")]
    public required string RunId { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>How it stands: <c>running</c>, <c>completed</c>, <c>failed</c>, <c>canceled</c>, <c>interrupted</c>, <c>stopped</c>, <c>waiting</c>, <c>needs_decision</c> or <c>budget_exceeded</c>.</summary>
    [JsonPropertyName("scout_status")]
    public required string Status { get; init; }

    /// <summary>The session that it belongs to.</summary>
    public required string SessionId { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>The revision's whole id.</summary>
    public string? RevisionId { get; init; }

    /// <summary>The promotion that put the revision into the environment.</summary>
    public string? PromotionId { get; init; }

    /// <summary>What was paid to models, as far as that is known.</summary>
    public required decimal Cost { get; init; }

    /// <summary>What it was given.</summary>
    public JsonElement? Inputs { get; init; }

    /// <summary>What it yielded.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Whether its environment keeps no values of runs that have ended (<c>payloads</c> in <c>scout.json</c>): they are left out then.</summary>
    public bool Redacted { get; init; }

    /// <summary>Why it failed, or what it waits for.</summary>
    public string? Message { get; init; }

    /// <summary>What was said of it.</summary>
    public IReadOnlyList<RunFeedback>? Feedback { get; init; }

    /// <summary>When it started, UTC.</summary>
    [JsonPropertyName("timestamp_start")]
    public required DateTimeOffset Started { get; init; }

    /// <summary>How long it took, or has taken so far, in milliseconds.</summary>
    public required long ElapsedTimeMs { get; init; }

    /// <summary>Its blocks by path; empty in a summary.</summary>
    public IReadOnlyDictionary<string, BlockLog> Blocks { get; init; } = new Dictionary<string, BlockLog>();
}

/// <summary>A block of a run.</summary>
public sealed record BlockLog
{
    /// <summary>The block's type: <c>llm</c>, ...</summary>
    public required string BlockType { get; init; }

    /// <summary>How it stands.</summary>
    [JsonPropertyName("scout_status")]
    public required string Status { get; init; }

    /// <summary>What it was given; a value that is no object as <c>input</c>.</summary>
    [JsonPropertyName("block_inputs")]
    public IReadOnlyDictionary<string, JsonElement> Inputs { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>What it yielded.</summary>
    [JsonPropertyName("block_output")]
    public JsonElement? Output { get; init; }

    /// <summary>What was paid for it to models, as far as that is known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Why it failed, or what its output stands in for.</summary>
    public string? Message { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public long? ElapsedTimeMs { get; init; }
}
