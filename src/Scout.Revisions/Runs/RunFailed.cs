namespace Scout.Revisions.Runs;

/// <summary>The run failed.</summary>
internal sealed record RunFailed : RunEvent
{
    /// <summary>Why.</summary>
    public required RunError Error { get; init; }

    /// <summary>The whole run, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }
}
