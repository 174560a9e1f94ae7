using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Runs;

namespace Scout.Environments.Runs;

/// <summary>One block of a run, as far as its events tell.</summary>
internal sealed record BlockSummary
{
    /// <summary>The block's type: <c>llm</c>, <c>code</c>, ...</summary>
    public required string Type { get; init; }

    /// <summary>How far it is.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>How many attempts began.</summary>
    public required int Attempts { get; init; }

    /// <summary>When its first attempt began, UTC: for whoever watches. A document tells how long it took.</summary>
    [JsonIgnore]
    public DateTimeOffset Started { get; init; }

    /// <summary>From the first attempt to the end, in milliseconds; none while it is running.</summary>
    public double? ElapsedMs { get; init; }

    /// <summary>What the last attempt was given, or none.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>The output; none unless it is completed.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>What was used: model, tokens, branch taken, the error that was continued after; or none.</summary>
    public JsonElement? Meta { get; init; }

    /// <summary>Why it failed, or why the last attempt did; none once it is completed.</summary>
    public RunError? Error { get; init; }

    internal static BlockSummary Begin(BlockStarted started, BlockSummary? before) => new()
    {
        Type = started.Type,
        Status = RunStatus.Running,
        Attempts = started.Attempt,
        Started = before?.Started ?? started.Time,
        Input = started.Input,
        Error = before?.Error,
    };
}
