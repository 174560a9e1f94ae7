using System.Security;
using Cronos;
using Scout.Revisions.Project;

namespace Scout.Environments.Schedules;

/// <summary>The times of a schedule: its cron expression in its time zone.</summary>
/// <remarks>Where clocks go forward, what is in the hour that is left out comes at its end. Where they go back, a fixed time comes once, and one by stars, lists or steps in both hours.</remarks>
internal sealed class ScheduleTimes
{
    private const int FieldsWithSeconds = 6;
    private const int LongestCron = 500;

    // No time is looked for beyond, and a clock that says so is wrong.
    private const int LastYear = 2400;
    private readonly CronExpression _cron;
    private readonly TimeZoneInfo _zone;

    private ScheduleTimes(CronExpression cron, TimeZoneInfo zone) => (_cron, _zone) = (cron, zone);

    /// <summary>The times of a schedule that was read.</summary>
    public static ScheduleTimes Of(ScheduleDefinition schedule) => new(Cron(schedule.Cron), Zone(schedule.Zone));

    /// <summary>The first time after another, UTC; none: there is none any more.</summary>
    public DateTimeOffset? After(DateTimeOffset time) => time.Year < LastYear ? _cron.GetNextOccurrence(time, _zone)?.ToUniversalTime() : null;

    /// <summary>The last time between two, without these, UTC; none: there is none. However many there are, few are looked at.</summary>
    public DateTimeOffset? LastBetween(DateTimeOffset after, DateTimeOffset before)
    {
        if (After(after) is not { } last || last >= before)
        {
            return null;
        }

        // All of them are whole seconds.
        for (var until = before; until - last >= TimeSpan.FromSeconds(1);)
        {
            var middle = last + ((until - last) / 2);
            (last, until) = After(middle) is { } next && next < before ? (next, until) : (last, middle);
        }

        return last;
    }

    /// <summary>What is wrong with a cron expression; none: nothing.</summary>
    internal static string? ProblemOfCron(string text)
    {
        // What is parsed by a call for each item ends the process where there are enough of them.
        if (text.Length > LongestCron || text.Any(letter => char.IsControl(letter) && letter != '\t'))
        {
            return $"a cron expression has at most {LongestCron} characters, and none that cannot be seen. Write steps and ranges, such as \"*/5 * * * *\", or several schedules.";
        }

        try
        {
            // Whatever day it is: what comes never in four hundred years, comes never.
            return Cron(text).GetNextOccurrence(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc) is null
                ? $"'{text}' stands for no time that there is: no run would ever start. Look at its day and month."
                : null;
        }
        catch (Exception exception) when (exception is CronFormatException or MissingSeedException)
        {
            // To who reads it, an end is no character.
            var why = exception.Message.Contains('\0', StringComparison.Ordinal) ? "it ends where more is expected" : exception.Message.TrimEnd('.');
            return $"'{text}' is no cron expression ({why}). Write minute, hour, day of the month, month and day of the week, such as \"0 6 * * 1-5\"; before them seconds, where you need them.";
        }
    }

    /// <summary>Whether this machine knows a time zone.</summary>
    internal static bool Knows(string zone)
    {
        try
        {
            _ = Zone(zone);
            // These are the machine's own, or files for other ways of counting seconds.
            return zone is not ("localtime" or "posixrules") && !zone.StartsWith("posix/", StringComparison.Ordinal) && !zone.StartsWith("right/", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException)
        {
            return false;
        }
    }

    private static CronExpression Cron(string text) =>
        CronExpression.Parse(text, text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Length == FieldsWithSeconds ? CronFormat.IncludeSeconds : CronFormat.Standard);

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
