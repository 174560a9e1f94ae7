using System.Text.Json;

namespace Scout.Server.Wire.Contract;

/// <summary>A block began.</summary>
internal sealed record WireBlockStarted : WireEvent
{
    /// <inheritdoc cref="WireBlockRun.Config"/>
    public required WireBlock Config { get; init; }

    /// <summary>What it was given, as <c>input</c>.</summary>
    public required IReadOnlyDictionary<string, JsonElement> State { get; init; }

    /// <summary>The session that the run belongs to.</summary>
    public required string SessionId { get; init; }

    /// <summary>The block's path.</summary>
    public required string BlockId { get; init; }

    /// <summary>The block's type: <c>llm</c>, ...</summary>
    public required string BlockType { get; init; }
}

/// <summary>There is more to know of a block that has begun.</summary>
internal sealed record WireBlockUpdated : WireEvent
{
    /// <summary>More of the block's <c>output</c> is known: what comes behind that of before.</summary>
    public const string Partial = "partial";

    /// <summary>All of the block's <c>output</c> is known.</summary>
    public const string Complete = "complete";

    /// <summary>The block's type: <c>llm</c>, ...</summary>
    public required string BlockType { get; init; }

    /// <summary>What there is to know: <c>output</c>; or how the block stands, as <c>scout_status</c>, with what belongs to that.</summary>
    public required IReadOnlyDictionary<string, JsonElement> UpdateData { get; init; }

    /// <summary>The block's path.</summary>
    public required string BlockId { get; init; }

    /// <summary><c>partial</c> or <c>complete</c>; none where it is not about the output.</summary>
    public string? UpdateType { get; init; }
}

/// <summary>A block has its output.</summary>
internal sealed record WireBlockCompleted : WireEvent
{
    /// <inheritdoc cref="WireBlockRun.Config"/>
    public required WireBlock Config { get; init; }

    /// <summary>What it was given, as <c>input</c>, and its <c>output</c>.</summary>
    public required IReadOnlyDictionary<string, JsonElement> State { get; init; }

    /// <summary>The session that the run belongs to.</summary>
    public required string SessionId { get; init; }

    /// <summary>What was paid for it to models, as far as that is known.</summary>
    public required decimal Price { get; init; }

    /// <summary>The same.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The block's path.</summary>
    public required string BlockId { get; init; }

    /// <summary>The block's type: <c>llm</c>, ...</summary>
    public required string BlockType { get; init; }

    /// <summary>What was used for it, and what its output stands in for.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }
}

/// <summary>A block has no output.</summary>
internal sealed record WireBlockFailed : WireEvent
{
    /// <inheritdoc cref="WireBlockRun.Config"/>
    public required WireBlock Config { get; init; }

    /// <summary>What it was given, as <c>input</c>.</summary>
    public required IReadOnlyDictionary<string, JsonElement> State { get; init; }

    /// <summary>The session that the run belongs to.</summary>
    public required string SessionId { get; init; }

    /// <summary>Why.</summary>
    public required string Message { get; init; }

    /// <summary>What was paid for it to models, as far as that is known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The block's path.</summary>
    public required string BlockId { get; init; }

    /// <summary>The block's type: <c>llm</c>, ...</summary>
    public required string BlockType { get; init; }

    /// <summary>What was used for it.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>How it really stands: <c>failed</c>, <c>canceled</c> or <c>interrupted</c>.</summary>
    public required string ScoutStatus { get; init; }
}
