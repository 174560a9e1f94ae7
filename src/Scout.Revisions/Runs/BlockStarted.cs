using System.Text.Json;

namespace Scout.Revisions.Runs;

/// <summary>An attempt at a block begins.</summary>
internal sealed record BlockStarted : RunEvent
{
    /// <summary>The block's path: <c>triage</c>, <c>summaries[17]/llm</c>.</summary>
    public required string Block { get; init; }

    /// <summary>The block's type: <c>llm</c>, <c>code</c>, ...</summary>
    public required string Type { get; init; }

    /// <summary>The attempt, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>What the block was given: the rendered prompt, the arguments, the condition; or none.</summary>
    public JsonElement? Input { get; init; }
}
