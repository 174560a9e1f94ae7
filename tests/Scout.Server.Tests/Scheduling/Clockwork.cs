using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Scout.Environments.Projects;
using Scout.Runs;
using Scout.Runs.Scheduling;
using Scout.Server.Scheduling;

namespace Scout.Server.Tests.Scheduling;

/// <summary>A project with schedules, the record of its runs, and a server's timetable of it, by a clock that goes when it is told to.</summary>
internal sealed class Clockwork : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-clock-");
    private RunStore _runs;
    private Timetable _timetable;
    private ScoutProject _project;

    public Clockwork(string schedules, DateTimeOffset? begin = null)
    {
        Time = new(begin ?? new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero));
        _project = Write(schedules);
        (_runs, _timetable) = Open();
    }

    public FakeTimeProvider Time { get; }

    public StandIn Runs { get; } = new();

    /// <summary>What the only schedule came to last.</summary>
    public ScheduleOutcome? Last => Status.Last;

    public ScheduleStatus Status => Assert.Single(_runs.ScheduleStatuses(_project.Environments, Time.GetUtcNow()));

    public static string Schedule(string cron, string more = "") => $$"""[{ "name": "often", "workflow": "parrot", "cron": "{{cron}}"{{(more.Length > 0 ? ", " : "")}}{{more}} }]""";

    /// <summary>Another <c>scout.json</c>.</summary>
    public void Change(string schedules) => _project = Write(schedules);

    /// <summary>Lets time pass, then looks.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        await LookAsync();
    }

    /// <summary>Looks, and waits until what it begins is begun.</summary>
    public async Task LookAsync()
    {
        await _timetable.LookAsync(_project);
        await _timetable.EndAsync();
    }

    /// <summary>Looks, and does not wait for what it begins.</summary>
    public Task BeginAsync() => _timetable.LookAsync(_project);

    /// <summary>Another server in the place of the one that was.</summary>
    /// <param name="after">How long there was none.</param>
    public async Task RestartAsync(TimeSpan after = default)
    {
        await _runs.DisposeAsync();
        Time.Advance(after);
        (_runs, _timetable) = Open();
    }

    /// <summary>Another server, whose clock says something else.</summary>
    public async Task RestartAtAsync(DateTimeOffset now)
    {
        await _runs.DisposeAsync();
        Time.AdjustTime(now);
        (_runs, _timetable) = Open();
    }

    public void PutClock(DateTimeOffset now) => Time.AdjustTime(now);

    public async ValueTask DisposeAsync()
    {
        await _runs.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private (RunStore Runs, Timetable Timetable) Open()
    {
        var runs = RunStore.Open(_project);
        return (runs, new(runs, Runs, Time, NullLogger<Timetable>.Instance));
    }

    private ScoutProject Write(string schedules)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "scout.json"), $$"""{ "environments": { "staging": { "schedules": {{schedules}} } } }""");
        return ScoutProject.Find(_folder.FullName);
    }
}
