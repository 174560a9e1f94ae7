using Scout.Revisions.Project;
using Scout.Revisions.Rules;

namespace Scout.Environments.Schedules;

/// <summary>Checks that the schedules of <c>scout.json</c> have times.</summary>
internal static class ScheduleRules
{
    // To look for what was meant takes a while; whoever has more to correct begins with the first.
    private const int MostSuggestions = 20;
    private const int LongestZone = 40;

    public static void Check(ProjectFile file, JsonProblems problems)
    {
        foreach (var environment in file.Environments)
        {
            foreach (var (i, schedule) in environment.Schedules.Index())
            {
                var at = $"$.environments.{environment.Name}.schedules[{i}]";
                if (schedule.Cron.Length > 0 && ScheduleTimes.ProblemOfCron(schedule.Cron) is { } cron)
                {
                    problems.Add($"{at}.cron", cron);
                }

                if (!ScheduleTimes.Knows(schedule.Zone))
                {
                    problems.Add($"{at}.zone", ProblemOfZone(schedule.Zone, hasSuggestion: problems.All.Count < MostSuggestions));
                }
            }
        }
    }

    private static string ProblemOfZone(string zone, bool hasSuggestion)
    {
        var known = TimeZoneInfo.GetSystemTimeZones().Select(one => one.Id).ToArray();
        return known.Length <= 1
            ? $"'{zone}' is not known here, because this machine knows no time zones. Install them (the package tzdata), or write {ScheduleDefinition.Utc}."
            : $"there is no time zone '{zone}' on this machine. Write its name in the IANA database, such as \"Europe/Berlin\", or {ScheduleDefinition.Utc}.{(hasSuggestion && zone.Length <= LongestZone ? Suggestion.DidYouMean(zone, known) : "")}";
    }
}
