using System.Text.Json;

namespace Scout.Client;

/// <summary>How a run stands, also one that is under way.</summary>
public sealed record RunInfo
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>The revision's whole id.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The promotion that put the revision into the environment.</summary>
    public string? PromotionId { get; init; }

    /// <summary>The session that it belongs to.</summary>
    public required string SessionId { get; init; }

    /// <summary><c>running</c>, <c>completed</c>, <c>failed</c>, <c>canceled</c>, <c>interrupted</c>, <c>stopped</c>, <c>waiting</c>, <c>needs_decision</c> or <c>budget_exceeded</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What its blocks wait for.</summary>
    public IReadOnlyList<RunWait>? Waits { get; init; }

    /// <summary>When it goes on by itself, UTC.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>What it yielded.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Whether its environment keeps no values of runs that have ended (<c>payloads</c> in <c>scout.json</c>): they are left out then.</summary>
    public bool Redacted { get; init; }

    /// <summary>Why it failed.</summary>
    public RunError? Error { get; init; }

    /// <summary>What was said of it.</summary>
    public IReadOnlyList<RunFeedback>? Feedback { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public long? ElapsedTimeMs { get; init; }
}

/// <summary>What a block waits for.</summary>
public sealed record RunWait
{
    /// <summary>The block's path.</summary>
    public required string BlockId { get; init; }

    /// <summary><c>timer</c>, <c>event</c> or <c>approval</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>A timer: when it is over, UTC.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When it has waited too long, UTC.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>An event: its name.</summary>
    public string? Event { get; init; }

    /// <summary>An approval: what is to be decided.</summary>
    public string? Text { get; init; }

    /// <summary>An approval: who may decide; none: everybody.</summary>
    public IReadOnlyList<string>? By { get; init; }
}

/// <summary>Why a run failed.</summary>
/// <param name="Code">Such as <c>SCOUT7001</c>.</param>
/// <param name="Message">What is wrong, and the remedy.</param>
/// <param name="BlockId">The block's path, where it is about one.</param>
public sealed record RunError(string Code, string Message, string? BlockId = null);

/// <summary>What somebody thinks of a run.</summary>
/// <param name="Score">From -1, bad, to 1, good.</param>
/// <param name="Comment">In words.</param>
/// <param name="By">Who.</param>
/// <param name="Timestamp">When, UTC.</param>
public sealed record RunFeedback(double? Score, string? Comment, string By, DateTimeOffset Timestamp);
