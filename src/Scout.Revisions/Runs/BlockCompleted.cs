using System.Text.Json;

namespace Scout.Revisions.Runs;

/// <summary>A block has its output.</summary>
internal sealed record BlockCompleted : RunEvent
{
    /// <summary>The block's path.</summary>
    public required string Block { get; init; }

    /// <summary>The output.</summary>
    public required JsonElement Output { get; init; }

    /// <summary>From the first attempt to the output, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }

    /// <summary>What was used: model, tokens, branch taken, the error that was continued after; or none.</summary>
    public JsonElement? Meta { get; init; }
}
