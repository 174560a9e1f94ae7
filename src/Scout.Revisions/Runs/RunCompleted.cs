using System.Text.Json;

namespace Scout.Revisions.Runs;

/// <summary>The run has its output.</summary>
internal sealed record RunCompleted : RunEvent
{
    /// <summary>The output.</summary>
    public required JsonElement Output { get; init; }

    /// <summary>The whole run, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }
}
