namespace Scout.Revisions.Runs;

/// <summary>An attempt failed and another follows.</summary>
internal sealed record BlockRetrying : RunEvent
{
    /// <summary>The block's path.</summary>
    public required string Block { get; init; }

    /// <summary>The attempt that failed, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Why it failed.</summary>
    public required RunError Error { get; init; }

    /// <summary>The wait before the next attempt, in milliseconds.</summary>
    public required double DelayMs { get; init; }
}
