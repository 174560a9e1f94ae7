using System.Collections.Immutable;
using System.Globalization;
using Scout.Revisions.Runs;
using Scout.Runs.Scheduling;
using Scout.Tool.Output;
using Scout.Tool.Running;
using Spectre.Console;

namespace Scout.Tool.Serving;

/// <summary>Schedules in a terminal.</summary>
internal static class SchedulesView
{
    public static void Write(IAnsiConsole console, ImmutableArray<ScheduleStatus> schedules)
    {
        if (schedules.IsEmpty)
        {
            console.WriteLine("There are no schedules here. \"environments\": { ENV: { \"schedules\": [ ... ] } } in scout.json has them.");
            return;
        }

        var rows = new PlainTable(console, flexible: 6);
        foreach (var schedule in schedules)
        {
            rows.Add(
                new(schedule.Environment),
                new(schedule.Name, Styles.Id),
                new(schedule.Workflow),
                new(schedule.Cron),
                new(schedule.Zone, Styles.Dim),
                new(schedule.Next is { } next ? $"next {At(next)}" : "never again"),
                Last(schedule.Last));
        }

        rows.Write();
    }

    private static Cell Last(ScheduleOutcome? last) => last switch
    {
        null => new("", Styles.Dim),
        { Status: { } status, RunId: { } run } => new($"{RunIds.ShortOf(run)} {Marks.WordOf(status).ToLowerInvariant()}, {At(last.Occurrence)}", Marks.StyleOf(status)),
        { RunId: { } run } => new($"{RunIds.ShortOf(run)} {Word(last.State)}, {At(last.Occurrence)}"),
        _ => new($"{Word(last.State)} {At(last.Occurrence)}{(last.Reason is { } reason ? $": {reason}" : "")}", last.State == FiringState.Refused ? Styles.Bad : Styles.Attention),
    };

    private static string Word(FiringState state) => state.ToString().ToLowerInvariant();

    private static string At(DateTimeOffset time) => time.ToString(time.Second == 0 ? "yyyy-MM-dd HH:mm 'UTC'" : "yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
