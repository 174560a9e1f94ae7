namespace Scout.Protocol;

/// <summary>The run failed.</summary>
public sealed record RunFailed : RunEvent
{
    /// <summary>Why.</summary>
    public required RunError Error { get; init; }

    /// <summary>The whole run, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }
}
