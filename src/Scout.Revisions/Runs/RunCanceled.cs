namespace Scout.Revisions.Runs;

/// <summary>The run was canceled.</summary>
internal sealed record RunCanceled : RunEvent
{
    /// <summary>The whole run, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }
}
