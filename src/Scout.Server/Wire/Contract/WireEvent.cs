using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scout.Server.Wire.Contract;

/// <summary>What happened in a run.</summary>
[JsonDerivedType(typeof(WireRunStarted))]
[JsonDerivedType(typeof(WireBlockStarted))]
[JsonDerivedType(typeof(WireBlockUpdated))]
[JsonDerivedType(typeof(WireBlockCompleted))]
[JsonDerivedType(typeof(WireBlockFailed))]
[JsonDerivedType(typeof(WireRunCompleted))]
[JsonDerivedType(typeof(WireRunFailed))]
internal abstract record WireEvent
{
    private protected WireEvent() { }

    /// <summary>The name of the event.</summary>
    [JsonIgnore]
    public string Name => this switch
    {
        WireRunStarted => "workflow_run_started",
        WireBlockStarted => "block_run_started",
        WireBlockUpdated => "block_state_updated",
        WireBlockCompleted => "block_run_completed",
        WireBlockFailed => "block_run_failed",
        WireRunCompleted => "workflow_run_completed",
        WireRunFailed => "workflow_run_failed",
        _ => throw new InvalidOperationException($"no event is called {GetType()}"),
    };

    /// <summary>The workflow's id.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>The run's id.</summary>
    public required string WorkflowRunId { get; init; }
}

/// <summary>The run started: the first event.</summary>
internal sealed record WireRunStarted : WireEvent
{
    /// <summary>What the run was given.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Inputs { get; init; }

    /// <summary>What was paid so far.</summary>
    public required decimal Price { get; init; }

    /// <summary>The session that the run belongs to.</summary>
    public required string SessionId { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The revision's whole id.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The promotion that put the revision into the environment.</summary>
    public string? PromotionId { get; init; }

    /// <summary>Whether only the shape of its values is kept, or nothing (<c>payloads</c> in <c>scout.json</c>): values are left out then.</summary>
    public bool? Redacted { get; init; }
}

/// <summary>The run has its output: the last event.</summary>
internal sealed record WireRunCompleted : WireEvent
{
    /// <summary>What the run yielded; a value that is no object as <c>output</c>.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Output { get; init; }

    /// <summary>The session that the run belongs to.</summary>
    public required string SessionId { get; init; }

    /// <summary>What the run yielded, as it is.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>Whether only the shape of its values is kept, or nothing (<c>payloads</c> in <c>scout.json</c>): values are left out then.</summary>
    public bool? Redacted { get; init; }

    /// <summary>How it really stands: <c>completed</c> or <c>stopped</c>.</summary>
    public required string ScoutStatus { get; init; }
}

/// <summary>The run has no output: the last event.</summary>
internal sealed record WireRunFailed : WireEvent
{
    /// <summary>Why.</summary>
    public required string Message { get; init; }

    /// <summary>The session that the run belongs to.</summary>
    public required string SessionId { get; init; }

    /// <summary>How it really stands: <c>failed</c>, <c>canceled</c>, <c>interrupted</c>, <c>waiting</c>, <c>needs_decision</c> or <c>budget_exceeded</c>.</summary>
    public required string ScoutStatus { get; init; }

    /// <summary>The error.</summary>
    public WireRunError? Error { get; init; }
}
