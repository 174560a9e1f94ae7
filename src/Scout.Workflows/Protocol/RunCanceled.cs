namespace Scout.Protocol;

/// <summary>The run was canceled.</summary>
public sealed record RunCanceled : RunEvent
{
    /// <summary>The whole run, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }
}
