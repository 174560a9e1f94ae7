namespace Scout.Revisions.Runs;

/// <summary>A block's last attempt failed, and nothing is to be done about it.</summary>
internal sealed record BlockFailed : RunEvent
{
    /// <summary>The block's path.</summary>
    public required string Block { get; init; }

    /// <summary>Why.</summary>
    public required RunError Error { get; init; }

    /// <summary>From the first attempt to the failure, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }
}
