using System.Collections.Immutable;
using Scout.Environments.Projects;
using Scout.Environments.Schedules;
using Scout.Revisions.Project;
using Scout.Runs.Scheduling;

namespace Scout.Server.Scheduling;

/// <summary>A schedule of the project that is served.</summary>
/// <param name="Id">Which.</param>
/// <param name="Definition">What <c>scout.json</c> says.</param>
/// <param name="Times">Its times.</param>
internal sealed record ServedSchedule(ScheduleId Id, ScheduleDefinition Definition, ScheduleTimes Times)
{
    /// <summary>All of a project.</summary>
    public static ImmutableArray<ServedSchedule> Of(ScoutProject project) =>
    [
        .. project.Environments.SelectMany(environment => environment.Schedules, (environment, schedule) => new ServedSchedule(new(environment.Name, schedule.Name), schedule, ScheduleTimes.Of(schedule))),
    ];

    /// <summary>How far it has come where nobody has seen it before: a schedule begins now, not in the past.</summary>
    public ScheduleState Begin(DateTimeOffset now) => new(Id, ScheduleState.TimesOf(Definition.Cron, Definition.Zone), now);

    /// <summary>Whether this is the schedule that has come so far, or one with other times.</summary>
    public bool IsOf(ScheduleState state) => state.Schedule == Id && state.Times == ScheduleState.TimesOf(Definition.Cron, Definition.Zone);
}
