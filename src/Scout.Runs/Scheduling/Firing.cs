namespace Scout.Runs.Scheduling;

/// <summary>What became of a time of a schedule.</summary>
internal enum FiringState
{
    /// <summary>Its run starts when the one before is over.</summary>
    Queued,

    /// <summary>Its run is being started: whoever finds it so starts it, with the id that it has.</summary>
    Starting,

    /// <summary>Its run has started.</summary>
    Started,

    /// <summary>Its run was refused.</summary>
    Refused,

    /// <summary>No run was started: the one before was not over.</summary>
    Skipped,

    /// <summary>No run was started: no server ran.</summary>
    Missed,
}

/// <summary>A time of a schedule that has come.</summary>
/// <param name="Schedule">Whose it is.</param>
/// <param name="Occurrence">The time, UTC.</param>
/// <param name="State">What became of it.</param>
internal sealed record Firing(ScheduleId Schedule, DateTimeOffset Occurrence, FiringState State)
{
    /// <summary>The run's whole id; none where there is no run yet, or will be none.</summary>
    public string? RunId { get; init; }

    /// <summary>Why there is no run; none where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether nothing more becomes of it.</summary>
    public bool IsSettled => State is not (FiringState.Queued or FiringState.Starting);
}

/// <summary>Which schedule.</summary>
/// <param name="Environment">Its environment.</param>
/// <param name="Name">Its name, which is the only one there.</param>
internal sealed record ScheduleId(string Environment, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Environment}/{Name}";
}

/// <summary>How far a schedule has come.</summary>
/// <param name="Schedule">Which.</param>
/// <param name="Times">What its times are: another expression or zone is another schedule, which begins anew.</param>
/// <param name="Handled">Up to which time all is done, UTC.</param>
internal sealed record ScheduleState(ScheduleId Schedule, string Times, DateTimeOffset Handled)
{
    /// <summary>What the times of a schedule are.</summary>
    public static string TimesOf(string cron, string zone) => $"{cron} {zone}";
}
