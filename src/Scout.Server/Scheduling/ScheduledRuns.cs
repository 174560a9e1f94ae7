using System.Collections.Concurrent;
using Scout.Revisions.Runs;
using Scout.Runs.Scheduling;
using Scout.Server.Projects;
using Scout.Server.Running;

namespace Scout.Server.Scheduling;

/// <summary>The runs of schedules, among those of the server. Safe for many threads.</summary>
internal sealed class ScheduledRuns(ProjectStores project, RunHub hub) : IScheduledRuns
{
    // Where an environment keeps no records, the server alone knows of its runs.
    private readonly ConcurrentDictionary<ScheduleId, string> _last = new();

    /// <inheritdoc/>
    public async Task<Firing?> StartAsync(ServedSchedule schedule, Firing firing)
    {
        var (workflow, environment) = (schedule.Definition.Workflow, schedule.Id.Environment);
        try
        {
            if (!hub.Runs.Has(firing.RunId!))
            {
                var store = project.Store;
                // A workflow is its id, whatever else a command line would take.
                store.Workflow(workflow);
                var target = await store.TargetAsync(workflow, environment).ConfigureAwait(false);
                var asked = new Runs.Owning.Asked { Trigger = new(RunTrigger.Schedule, schedule.Id.Name) };
                if (await hub.StartAsync(target, schedule.Definition.Inputs, firing.RunId!, asked).ConfigureAwait(false) is { IsEmpty: false } refusals)
                {
                    return firing with { State = FiringState.Refused, RunId = null, Reason = string.Join(" ", refusals.Select(refusal => $"{refusal.Code}: {refusal.Message}")) };
                }
            }

            _last[schedule.Id] = firing.RunId!;
            return firing with { State = FiringState.Started };
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (ScoutException exception) when (exception.Kind is ErrorKind.Own or ErrorKind.Unavailable)
        {
            // A disk that is full, a bundle that is not there: that is over one day, and the time has come all the same.
            return firing with { Reason = $"{exception.Code}: {exception.Message}" };
        }
        catch (ScoutException exception)
        {
            return firing with { State = FiringState.Refused, RunId = null, Reason = $"{exception.Code}: {exception.Message}" };
        }
    }

    /// <inheritdoc/>
    public bool IsUnderWay(ScheduleId schedule) => (_last.TryGetValue(schedule, out var run) && hub.Live(run) is not null) || hub.Runs.IsUnderWay(schedule);
}
