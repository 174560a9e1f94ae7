using Scout.Runs.Scheduling;

namespace Scout.Server.Scheduling;

/// <summary>The runs of schedules.</summary>
internal interface IScheduledRuns
{
    /// <summary>Starts the run of a time that has come; where it was started before, it is left as it is.</summary>
    /// <returns>
    /// What became of it; one that is not settled cannot be started now, with the reason, and is to be started later. None: the server leaves its runs, and whoever comes next starts it.
    /// </returns>
    Task<Firing?> StartAsync(ServedSchedule schedule, Firing firing);

    /// <summary>Whether a run of a schedule is under way.</summary>
    bool IsUnderWay(ScheduleId schedule);
}
