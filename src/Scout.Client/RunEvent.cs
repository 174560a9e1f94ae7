using System.Text.Json;

namespace Scout.Client;

/// <summary>Something that happened in a run.</summary>
public abstract record RunEvent
{
    private protected RunEvent()
    {
    }

    /// <summary>What a reader that comes back gives as the last that it has; events that are no whole record have none.</summary>
    public string? Id { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string WorkflowId { get; init; }

    internal bool IsLast => this is RunCompletedEvent or RunFailedEvent;
}

/// <summary>Something that happened in a block.</summary>
public abstract record BlockEvent : RunEvent
{
    private protected BlockEvent()
    {
    }

    /// <summary>The block's path: <c>triage</c>, <c>answers[2]/answer</c>.</summary>
    public required string Block { get; init; }

    /// <summary>The block's type: <c>llm</c>, ...</summary>
    public string? BlockType { get; init; }
}

/// <summary>The run started: the first event.</summary>
public sealed record RunStartedEvent : RunEvent
{
    /// <summary>The session that it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>The whole id of the revision that runs.</summary>
    public string? RevisionId { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>The promotion that put the revision into the environment.</summary>
    public string? PromotionId { get; init; }

    /// <summary>The inputs, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Inputs { get; init; } = new Dictionary<string, JsonElement>();
}

/// <summary>The run has its output: the last event.</summary>
public sealed record RunCompletedEvent : RunEvent
{
    /// <summary>What it yielded; undefined where that is not kept.</summary>
    public required JsonElement Output { get; init; }

    /// <summary>Whether its environment keeps no values of runs that have ended (<c>payloads</c> in <c>scout.json</c>): they are left out then.</summary>
    public bool Redacted { get; init; }

    /// <summary><c>completed</c>, or <c>stopped</c> where the workflow ended itself early.</summary>
    public required string Status { get; init; }
}

/// <summary>The run has no output, or none yet: the last event.</summary>
public sealed record RunFailedEvent : RunEvent
{
    /// <summary>Why.</summary>
    public required string Message { get; init; }

    /// <summary><c>failed</c>, <c>canceled</c>; or what it may go on from: <c>interrupted</c>, <c>waiting</c>, <c>needs_decision</c>, <c>budget_exceeded</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The error, where there is one.</summary>
    public RunError? Error { get; init; }
}

/// <summary>A block began.</summary>
public sealed record BlockStartedEvent : BlockEvent;

/// <summary>A model says more.</summary>
public sealed record TextEvent : BlockEvent
{
    /// <summary>What is new: it belongs behind what was said before. The whole text is the block's output.</summary>
    public required string Text { get; init; }
}

/// <summary>A block is tried again, recovers or waits.</summary>
public sealed record BlockUpdatedEvent : BlockEvent
{
    /// <summary><c>retrying</c>, <c>recovering</c> or <c>waiting</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What there is to know of that.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Data { get; init; }
}

/// <summary>A block has its output.</summary>
public sealed record BlockCompletedEvent : BlockEvent
{
    /// <summary>What it yielded.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>What was paid for it to models, as far as that is known.</summary>
    public decimal? Cost { get; init; }
}

/// <summary>A block has no output. The run goes on where it may.</summary>
public sealed record BlockFailedEvent : BlockEvent
{
    /// <summary>Why.</summary>
    public required string Message { get; init; }

    /// <summary><c>failed</c>, <c>canceled</c> or <c>interrupted</c>.</summary>
    public required string Status { get; init; }
}
