using System.Text.Json;

namespace Scout.Client;

/// <summary>An event as a server sends it.</summary>
internal sealed record EventEnvelope
{
    private static readonly IReadOnlyDictionary<string, JsonElement> Nothing = new Dictionary<string, JsonElement>();

    public string? Name { get; init; }

    public string? Id { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public required EventData Data { get; init; }

    /// <summary>What it says; none where this client knows no such event, or it says nothing new.</summary>
    public RunEvent? Event() => Name switch
    {
        "workflow_run_started" => new RunStartedEvent
        {
            Id = Id,
            Time = Timestamp,
            RunId = Data.WorkflowRunId,
            WorkflowId = Data.WorkflowId,
            SessionId = Data.SessionId,
            RevisionId = Data.RevisionId,
            Environment = Data.Environment,
            PromotionId = Data.PromotionId,
            Inputs = Data.Inputs ?? Nothing,
        },
        "block_run_started" => new BlockStartedEvent { Id = Id, Time = Timestamp, RunId = Data.WorkflowRunId, WorkflowId = Data.WorkflowId, Block = Data.BlockId ?? "", BlockType = Data.BlockType },
        "block_state_updated" => Updated(Data.UpdateData ?? Nothing),
        "block_run_completed" => new BlockCompletedEvent
        {
            Id = Id,
            Time = Timestamp,
            RunId = Data.WorkflowRunId,
            WorkflowId = Data.WorkflowId,
            Block = Data.BlockId ?? "",
            BlockType = Data.BlockType,
            Output = Data.State is { } state && state.TryGetValue("output", out var output) ? output : null,
            Cost = Data.Cost,
        },
        "block_run_failed" => new BlockFailedEvent
        {
            Id = Id,
            Time = Timestamp,
            RunId = Data.WorkflowRunId,
            WorkflowId = Data.WorkflowId,
            Block = Data.BlockId ?? "",
            BlockType = Data.BlockType,
            Message = Data.Message ?? "",
            Status = Data.ScoutStatus ?? "failed",
        },
        "workflow_run_completed" => new RunCompletedEvent { Id = Id, Time = Timestamp, RunId = Data.WorkflowRunId, WorkflowId = Data.WorkflowId, Output = Data.Result, Redacted = Data.Redacted, Status = Data.ScoutStatus ?? "completed" },
        "workflow_run_failed" => new RunFailedEvent
        {
            Id = Id,
            Time = Timestamp,
            RunId = Data.WorkflowRunId,
            WorkflowId = Data.WorkflowId,
            Message = Data.Message ?? "",
            Status = Data.ScoutStatus ?? "failed",
            Error = Data.Error,
        },
        _ => null,
    };

    // That an output is complete its block's end says, with the output.
    private RunEvent? Updated(IReadOnlyDictionary<string, JsonElement> update) => Data.UpdateType switch
    {
        "partial" when update.TryGetValue("output", out var piece) && piece.ValueKind == JsonValueKind.String => new TextEvent
        {
            Id = Id,
            Time = Timestamp,
            RunId = Data.WorkflowRunId,
            WorkflowId = Data.WorkflowId,
            Block = Data.BlockId ?? "",
            BlockType = Data.BlockType,
            Text = piece.GetString()!,
        },
        null when update.TryGetValue("scout_status", out var status) => new BlockUpdatedEvent
        {
            Id = Id,
            Time = Timestamp,
            RunId = Data.WorkflowRunId,
            WorkflowId = Data.WorkflowId,
            Block = Data.BlockId ?? "",
            BlockType = Data.BlockType,
            Status = status.GetString() ?? "",
            Data = update,
        },
        _ => null,
    };
}

/// <summary>What events say, all kinds in one.</summary>
internal sealed record EventData
{
    public required string WorkflowId { get; init; }

    public required string WorkflowRunId { get; init; }

    public string? SessionId { get; init; }

    public string? RevisionId { get; init; }

    public string? Environment { get; init; }

    public string? PromotionId { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Inputs { get; init; }

    public string? BlockId { get; init; }

    public string? BlockType { get; init; }

    public string? UpdateType { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? UpdateData { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? State { get; init; }

    public decimal? Cost { get; init; }

    public string? Message { get; init; }

    public string? ScoutStatus { get; init; }

    public RunError? Error { get; init; }

    public JsonElement Result { get; init; }

    public bool Redacted { get; init; }
}
