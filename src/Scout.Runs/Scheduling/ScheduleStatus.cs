using System.Text.Json.Serialization;
using Scout.Environments.Schedules;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;

namespace Scout.Runs.Scheduling;

/// <summary>A schedule: what it says, and how it stands.</summary>
internal sealed record ScheduleStatus
{
    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>Its cron expression.</summary>
    public required string Cron { get; init; }

    /// <summary>The time zone of that.</summary>
    public required string Zone { get; init; }

    /// <summary>What becomes of a time at which the run before is not over.</summary>
    public required ScheduleOverlap Overlap { get; init; }

    /// <summary>What becomes of the times at which no server ran.</summary>
    public required MissedTimes Missed { get; init; }

    /// <summary>Its next time, UTC; none: there is none any more.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>The last time that has come, and what became of it; none: none has.</summary>
    public ScheduleOutcome? Last { get; init; }

    /// <summary>A schedule as it stands.</summary>
    /// <param name="environment">Its environment.</param>
    /// <param name="schedule">What <c>scout.json</c> says.</param>
    /// <param name="state">How far it has come; none: no server has seen it.</param>
    /// <param name="last">What came last; none: nothing has.</param>
    /// <param name="now">The time.</param>
    public static ScheduleStatus Of(string environment, ScheduleDefinition schedule, ScheduleState? state, ScheduleOutcome? last, DateTimeOffset now) => new()
    {
        Environment = environment,
        Name = schedule.Name,
        Workflow = schedule.Workflow,
        Cron = schedule.Cron,
        Zone = schedule.Zone,
        Overlap = schedule.Overlap,
        Missed = schedule.Missed,
        Next = ScheduleTimes.Of(schedule).After(state is { } seen && seen.Times == ScheduleState.TimesOf(schedule.Cron, schedule.Zone) && seen.Handled > now ? seen.Handled : now),
        Last = last,
    };
}

/// <summary>What became of a time of a schedule.</summary>
/// <param name="Occurrence">The time, UTC.</param>
/// <param name="State">What became of it.</param>
/// <param name="RunId">Its run; none where there is none.</param>
/// <param name="Status">How far that is; none where there is none, or it is kept no more.</param>
/// <param name="Reason">Why there is no run; none where there is one.</param>
internal sealed record ScheduleOutcome(
    DateTimeOffset Occurrence,
    FiringState State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RunId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RunStatus? Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);
