using System.Collections.Concurrent;
using Scout.Runs.Scheduling;
using Scout.Server.Scheduling;

namespace Scout.Server.Tests.Scheduling;

/// <summary>Starts no runs, and knows which it should have started.</summary>
internal sealed class StandIn : IScheduledRuns
{
    /// <summary>The ids of the runs that were started, by their times.</summary>
    public ConcurrentDictionary<(ScheduleId Schedule, DateTimeOffset Occurrence), ConcurrentBag<string>> Started { get; } = new();

    /// <summary>Whether a run of any schedule is under way.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>Where its process dies: before a run is started, after, or not at all.</summary>
    public Death Dies { get; set; }

    /// <summary>Why it refuses every run; none: it does not.</summary>
    public string? Refuses { get; set; }

    /// <summary>Why none can be started now; none: they can.</summary>
    public string? Troubles { get; set; }

    /// <summary>How often one could not be started.</summary>
    public int Tries { get; private set; }

    public IEnumerable<DateTimeOffset> Times => Started.Keys.Select(key => key.Occurrence).Order();

    public Task<Firing?> StartAsync(ServedSchedule schedule, Firing firing)
    {
        if (Dies == Death.BeforeTheRun)
        {
            return Task.FromResult<Firing?>(null);
        }

        if (Refuses is not null)
        {
            return Task.FromResult<Firing?>(firing with { State = FiringState.Refused, RunId = null, Reason = Refuses });
        }

        if (Troubles is not null)
        {
            Tries++;
            return Task.FromResult<Firing?>(firing with { Reason = Troubles });
        }

        var ids = Started.GetOrAdd((firing.Schedule, firing.Occurrence), _ => []);
        if (!ids.Contains(firing.RunId!))
        {
            ids.Add(firing.RunId!);
        }

        return Task.FromResult(Dies == Death.AfterTheRun ? null : firing with { State = FiringState.Started });
    }

    bool IScheduledRuns.IsUnderWay(ScheduleId schedule) => IsUnderWay;
}

/// <summary>Where a process dies.</summary>
internal enum Death
{
    Not,
    BeforeTheRun,
    AfterTheRun,
}
