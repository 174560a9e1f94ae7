using System.Collections.Immutable;
using System.Text.Json;

namespace Scout.Server.Wire.Contract;

/// <summary>A run as the logs have it, also one that is under way.</summary>
internal sealed record WireRunLog
{
    /// <summary>What people call the workflow.</summary>
    public required string WorkflowDisplayName { get; init; }

    /// <summary>The run's id.</summary>
    public required string WorkflowRunId { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string WorkflowId { get; init; }

    /// <summary><c>completed</c>, <c>failed</c> or <c>running</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The session that the run belongs to.</summary>
    public required string SessionId { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>The revision's whole id.</summary>
    public string? RevisionId { get; init; }

    /// <summary>What was paid to models, as far as that is known.</summary>
    public required decimal Cost { get; init; }

    /// <summary>Its blocks by path, in the order in which they began; empty in a summary.</summary>
    public required IReadOnlyDictionary<string, WireBlockRun> Blocks { get; init; }

    /// <summary>What the run yielded.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>How long it took, or has taken so far, in milliseconds.</summary>
    public required long ElapsedTimeMs { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset TimestampStart { get; init; }

    /// <summary>When it ended, UTC; of a run under way the time of this answer.</summary>
    public required DateTimeOffset TimestampEnd { get; init; }

    /// <summary>Why it failed, or what it waits for.</summary>
    public string? Message { get; init; }

    /// <summary>How it really stands: <c>running</c>, <c>completed</c>, <c>failed</c>, <c>canceled</c>, <c>interrupted</c>, <c>stopped</c>, <c>waiting</c>, <c>needs_decision</c> or <c>budget_exceeded</c>.</summary>
    public required string ScoutStatus { get; init; }

    /// <summary>The requests to models of which it is not known what they cost.</summary>
    public long? UnpricedRequests { get; init; }

    /// <summary>The promotion that put the revision into the environment.</summary>
    public string? PromotionId { get; init; }

    /// <summary>What the run was given.</summary>
    public JsonElement? Inputs { get; init; }

    /// <summary>Whether only the shape of its values is kept, or nothing (<c>payloads</c> in <c>scout.json</c>): values are left out then.</summary>
    public bool? Redacted { get; init; }

    /// <summary>What was said of it, in order.</summary>
    public ImmutableArray<WireRunFeedback>? Feedback { get; init; }
}

/// <summary>A block of a run.</summary>
internal sealed record WireBlockRun
{
    /// <summary>What kind of block it is: <c>com.scoutos.llm</c>, ...</summary>
    public required string BlockArchetypeId { get; init; }

    /// <summary>The same in one word: <c>llm</c>, ...</summary>
    public required string BlockType { get; init; }

    /// <summary>Its path: <c>triage</c>, <c>answers[2]/answer</c>.</summary>
    public required string BlockId { get; init; }

    /// <summary>What it was given; a value that is no object as <c>input</c>.</summary>
    public required IReadOnlyDictionary<string, JsonElement> BlockInputs { get; init; }

    /// <summary>The block as its revision has it.</summary>
    public required WireBlock Config { get; init; }

    /// <summary>What people call it.</summary>
    public string? BlockDisplayName { get; init; }

    /// <summary>What it yielded.</summary>
    public JsonElement? BlockOutput { get; init; }

    /// <summary>What was used for it: model, tokens, cost, the branch taken; how often it was tried; what it waits for.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public long? ElapsedTimeMs { get; init; }

    /// <summary>What was paid for it to models, as far as that is known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Why it failed, or what its output stands in for.</summary>
    public string? Message { get; init; }

    /// <summary><c>completed</c>, <c>failed</c> or <c>running</c>.</summary>
    public string? Status { get; init; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset? TimestampStart { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? TimestampEnd { get; init; }

    /// <summary>How it really stands.</summary>
    public required string ScoutStatus { get; init; }

    /// <summary>The requests to models of which it is not known what they cost.</summary>
    public long? UnpricedRequests { get; init; }
}

/// <summary>The last event of a list of runs.</summary>
internal sealed record WireRunLogEnd
{
    /// <summary>Always true.</summary>
    public required bool Final { get; init; }

    /// <summary>What the next page is asked for with, as <c>cursor</c>; none when this is the last.</summary>
    public string? NextCursor { get; init; }

    /// <summary>Whether there are more.</summary>
    public required bool HasMore { get; init; }
}
