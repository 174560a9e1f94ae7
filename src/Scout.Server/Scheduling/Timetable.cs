using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Scout.Environments.Projects;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Runs.Scheduling;

namespace Scout.Server.Scheduling;

/// <summary>
/// Starts the runs of schedules when their times come: once for each, whoever dies meanwhile. That a time has come is kept, with the id of its run, before the run is started; whoever
/// finds it so starts the run with that id. For one thread at a time.
/// </summary>
internal sealed partial class Timetable(RunStore runs, IScheduledRuns scheduled, TimeProvider time, ILogger<Timetable> log)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    // What a server that is started late still begins although its schedule wants nothing that was missed.
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    // Until what cannot be started is tried again, each time twice as long.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DateTimeOffset _began = time.GetUtcNow();
    private readonly Dictionary<ScheduleId, Firing> _queued = [];
    private readonly List<(ScheduleId Schedule, Task Start)> _starts = [];
    private Dictionary<ScheduleId, ScheduleState> _states = [];
    private ImmutableArray<ServedSchedule> _schedules = [];
    private ScoutProject? _project;

    /// <summary>Does what is due.</summary>
    /// <param name="project">The project as it is now.</param>
    /// <exception cref="ScoutException">The runs cannot be read or written: what is due stays so.</exception>
    public async Task LookAsync(ScoutProject project)
    {
        foreach (var (_, start) in _starts.Where(one => one.Start.IsCompleted).ToArray())
        {
            await start.ConfigureAwait(false);
        }

        _starts.RemoveAll(one => one.Start.IsCompleted);
        if (_project is null)
        {
            await GoOnAsync(project).ConfigureAwait(false);
            _project = project;
        }
        else if (_project != project)
        {
            await TakeAsync(project, _states).ConfigureAwait(false);
            _project = project;
        }

        foreach (var schedule in _schedules)
        {
            await LookAsync(schedule, time.GetUtcNow()).ConfigureAwait(false);
        }
    }

    /// <summary>How long there is nothing to do.</summary>
    public TimeSpan Pause()
    {
        var now = time.GetUtcNow();
        return _schedules.Select(schedule => schedule.Times.After(now) - now ?? Beat).Append(Beat).Min();
    }

    /// <summary>Waits for the runs that are being started; those that cannot be now are left to whoever comes next.</summary>
    public async Task EndAsync()
    {
        _ending.TrySetResult();
        await Task.WhenAll(_starts.Select(one => one.Start)).ConfigureAwait(false);
    }

    // What a server has left: times that had come, and whose run nobody started.
    private async Task GoOnAsync(ScoutProject project)
    {
        var (states, firings) = runs.Schedules();
        await TakeAsync(project, states.ToDictionary(state => state.Schedule)).ConfigureAwait(false);
        foreach (var firing in firings.Where(firing => !firing.IsSettled))
        {
            if (_schedules.FirstOrDefault(schedule => schedule.Id == firing.Schedule) is not { } schedule)
            {
                continue;
            }

            if (schedule.Definition.Missed == MissedTimes.Skip && time.GetUtcNow() - firing.Occurrence > Stale)
            {
                await runs.SettleAsync(Missed(firing)).ConfigureAwait(false);
            }
            else if (firing.State == FiringState.Queued)
            {
                _queued[schedule.Id] = firing;
            }
            else
            {
                Start(schedule, firing);
            }
        }
    }

    private async Task TakeAsync(ScoutProject project, Dictionary<ScheduleId, ScheduleState> known)
    {
        var (now, schedules) = (time.GetUtcNow(), ServedSchedule.Of(project));
        var states = schedules.ToDictionary(schedule => schedule.Id, schedule => known.TryGetValue(schedule.Id, out var state) && schedule.IsOf(state) ? state : schedule.Begin(now));
        if (states.Count != known.Count || states.Values.Except(known.Values).Any())
        {
            await runs.KeepSchedulesAsync(states.Values).ConfigureAwait(false);
        }

        foreach (var state in states.Values.Where(state => state.Handled > now + DueTimes.Patience))
        {
            IsAhead(state.Schedule, state.Handled);
        }

        foreach (var gone in _queued.Keys.Except(states.Keys).ToArray())
        {
            _queued.Remove(gone);
        }

        (_schedules, _states) = (schedules, states);
    }

    private async Task LookAsync(ServedSchedule schedule, DateTimeOffset now)
    {
        if (_queued.TryGetValue(schedule.Id, out var queued) && !IsUnderWay(schedule.Id))
        {
            var starting = queued with { State = FiringState.Starting, RunId = RunIds.New(now) };
            await runs.SettleAsync(starting).ConfigureAwait(false);
            _queued.Remove(schedule.Id);
            Start(schedule, starting);
        }

        var due = DueTimes.Of(schedule.Times, _states[schedule.Id].Handled, _began, now);
        if (due.Missed is { } missed)
        {
            await ComeAsync(schedule, schedule.Definition.Missed == MissedTimes.Once ? Come(schedule, missed, now) : Missed(new(schedule.Id, missed, FiringState.Missed))).ConfigureAwait(false);
        }

        foreach (var occurrence in due.Now)
        {
            await ComeAsync(schedule, Come(schedule, occurrence, now)).ConfigureAwait(false);
        }
    }

    private Firing Come(ServedSchedule schedule, DateTimeOffset occurrence, DateTimeOffset now) => (schedule.Definition.Overlap, IsUnderWay(schedule.Id), _queued.ContainsKey(schedule.Id)) switch
    {
        (ScheduleOverlap.Allow, _, _) or (_, false, false) => new(schedule.Id, occurrence, FiringState.Starting) { RunId = RunIds.New(now) },
        (ScheduleOverlap.Queue, _, false) => new(schedule.Id, occurrence, FiringState.Queued),
        (ScheduleOverlap.Queue, _, true) => new(schedule.Id, occurrence, FiringState.Skipped) { Reason = "the run before is not over, and another waits for that already" },
        _ => new(schedule.Id, occurrence, FiringState.Skipped) { Reason = "the run before is not over" },
    };

    private async Task ComeAsync(ServedSchedule schedule, Firing firing)
    {
        var state = _states[schedule.Id] with { Handled = firing.Occurrence };
        await runs.FireAsync(state, firing).ConfigureAwait(false);
        _states[schedule.Id] = state;
        if (firing.State == FiringState.Starting)
        {
            Start(schedule, firing);
        }
        else if (firing.State == FiringState.Queued)
        {
            _queued[schedule.Id] = firing;
        }
        else
        {
            HasNoRun(firing.State == FiringState.Skipped ? LogLevel.Information : LogLevel.Warning, firing.Schedule, firing.Occurrence, firing.Reason!);
        }
    }

    private void Start(ServedSchedule schedule, Firing firing) => _starts.Add((schedule.Id, Task.Run(() => StartAsync(schedule, firing))));

    private async Task StartAsync(ServedSchedule schedule, Firing firing)
    {
        if (await StartedAsync(schedule, firing).ConfigureAwait(false) is not { } settled)
        {
            return;
        }

        if (settled.State == FiringState.Started)
        {
            HasStarted(settled.Schedule, settled.Occurrence, settled.RunId!);
        }
        else
        {
            HasNoRun(LogLevel.Warning, settled.Schedule, settled.Occurrence, settled.Reason!);
        }

        try
        {
            await runs.SettleAsync(settled).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ScoutException or ObjectDisposedException)
        {
            // The run is there, or was refused: whoever comes next finds it so.
            IsNotKept(settled.Schedule, (exception as ScoutException)?.Code ?? exception.GetType().Name, exception.Message);
        }
    }

    // What a server cannot start now it starts later: until then the time before is not over.
    private async Task<Firing?> StartedAsync(ServedSchedule schedule, Firing firing)
    {
        for (var (pause, told) = (ShortestPause, (string?)null); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var started = await scheduled.StartAsync(schedule, firing).ConfigureAwait(false);
            if (started is not { IsSettled: false })
            {
                return started;
            }

            if (schedule.Definition.Missed == MissedTimes.Skip && time.GetUtcNow() - firing.Occurrence > Stale)
            {
                return started with { State = FiringState.Refused, RunId = null };
            }

            if (told != started.Reason)
            {
                told = started.Reason;
                DoesNotStart(firing.Schedule, firing.Occurrence, told!);
            }

            if (await Task.WhenAny(_ending.Task, Task.Delay(pause, time)).ConfigureAwait(false) == _ending.Task)
            {
                return null;
            }
        }
    }

    private bool IsUnderWay(ScheduleId schedule) => _starts.Exists(one => one.Schedule == schedule && !one.Start.IsCompleted) || scheduled.IsUnderWay(schedule);

    private static Firing Missed(Firing firing) => firing with { State = FiringState.Missed, RunId = null, Reason = "no server ran then" };

    [LoggerMessage(Level = LogLevel.Information, Message = "The schedule {Schedule} has started the run {Run} for {Occurrence:u}")]
    private partial void HasStarted(ScheduleId schedule, DateTimeOffset occurrence, string run);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The schedule {Schedule} cannot start its run for {Occurrence:u} now, and tries again: {Why}")]
    private partial void DoesNotStart(ScheduleId schedule, DateTimeOffset occurrence, string why);

    // One that is left out because the run before is not over is what scout.json asks for.
    [LoggerMessage(Message = "The schedule {Schedule} has no run for {Occurrence:u}: {Why}")]
    private partial void HasNoRun(LogLevel level, ScheduleId schedule, DateTimeOffset occurrence, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The schedule {Schedule} has come to {Handled:u}, which the clock says is not yet: nothing of it runs twice, so that it waits until then. Where the clock was wrong before, give it another name or other times.")]
    private partial void IsAhead(ScheduleId schedule, DateTimeOffset handled);

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of the schedule {Schedule} cannot be kept: {Code}: {Why}")]
    private partial void IsNotKept(ScheduleId schedule, string code, string why);
}
