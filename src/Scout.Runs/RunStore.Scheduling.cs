using System.Collections.Immutable;
using Scout.Revisions.Project;
using Scout.Runs.Scheduling;

namespace Scout.Runs;

internal sealed partial class RunStore
{
    /// <summary>How far schedules have come, and what became of their last times and of those that are not over.</summary>
    public (ImmutableArray<ScheduleState> States, ImmutableArray<Firing> Firings) Schedules() =>
        Ask(connection => (new ScheduleRows(connection).States(), new ScheduleRows(connection).Firings()), (ImmutableArray<ScheduleState>.Empty, ImmutableArray<Firing>.Empty));

    /// <summary>The schedules of environments as they stand.</summary>
    /// <param name="environments">The environments.</param>
    /// <param name="now">The time.</param>
    public ImmutableArray<ScheduleStatus> ScheduleStatuses(IEnumerable<EnvironmentDefinition> environments, DateTimeOffset now)
    {
        var (states, firings) = Schedules();
        return
        [
            .. environments.SelectMany(environment => environment.Schedules, (environment, schedule) =>
            {
                var id = new ScheduleId(environment.Name, schedule.Name);
                return ScheduleStatus.Of(environment.Name, schedule, states.FirstOrDefault(state => state.Schedule == id), firings.LastOrDefault(firing => firing.Schedule == id) is { } last ? Outcome(last) : null, now);
            }),
        ];
    }

    /// <summary>Keeps the schedules that there are, and forgets all others.</summary>
    /// <param name="states">How far they have come.</param>
    public Task KeepSchedulesAsync(IEnumerable<ScheduleState> states) => Writer.WriteAsync(connection => new ScheduleRows(connection).Keep(states));

    /// <summary>Keeps that a time has come, and how far its schedule is with it.</summary>
    /// <param name="state">How far.</param>
    /// <param name="firing">What becomes of it.</param>
    public Task FireAsync(ScheduleState state, Firing firing) => Writer.WriteAsync(connection => new ScheduleRows(connection).Fire(state, firing));

    /// <summary>Keeps what became of a time that had come.</summary>
    /// <param name="firing">What.</param>
    public Task SettleAsync(Firing firing) => Writer.WriteAsync(connection => new ScheduleRows(connection).Settle(firing));

    /// <summary>Whether a run of a schedule is under way.</summary>
    /// <param name="schedule">Which.</param>
    public bool IsUnderWay(ScheduleId schedule) => Ask(connection => new ScheduleRows(connection).IsUnderWay(schedule), false);

    private ScheduleOutcome Outcome(Firing firing)
    {
        var run = firing.RunId is { } id ? Query(queries => queries.Entry(id), null) : null;
        return new(firing.Occurrence, firing.State, run?.RunId ?? (firing.State == FiringState.Started ? firing.RunId : null), run?.Status, firing.Reason);
    }
}
