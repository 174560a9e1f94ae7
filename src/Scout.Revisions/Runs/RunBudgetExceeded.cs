namespace Scout.Revisions.Runs;

/// <summary>The run's budget is used up: it goes on when somebody has raised it, and says so.</summary>
internal sealed record RunBudgetExceeded : RunEvent
{
    /// <summary>Which limit, what was used, and what to do.</summary>
    public required RunError Error { get; init; }

    /// <summary>The whole run so far, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }
}
