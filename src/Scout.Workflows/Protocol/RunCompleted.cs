using System.Text.Json;

namespace Scout.Protocol;

/// <summary>The run has its output.</summary>
public sealed record RunCompleted : RunEvent
{
    /// <summary>The output.</summary>
    public required JsonElement Output { get; init; }

    /// <summary>The whole run, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }
}
