using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Project;

/// <summary>Reads the schedules of an environment in <c>scout.json</c>.</summary>
internal static class SchedulesReader
{
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="element">The list.</param>
    /// <param name="at">Its place.</param>
    public static ImmutableArray<ScheduleDefinition> Read(JsonProblems problems, JsonElement element, string at)
    {
        var schedules = ImmutableArray.CreateBuilder<ScheduleDefinition>();
        foreach (var (i, item) in problems.Items(element, at, "schedules: a list of objects, [{ ... }]").Index())
        {
            var schedule = ReadOne(problems, item, $"{at}[{i}]");
            if (schedule.Name.Length > 0 && schedules.Any(other => other.Name == schedule.Name))
            {
                problems.Add($"{at}[{i}].name", $"there is a schedule '{schedule.Name}' here already. Give one of the two another name: it tells whose a run is.");
            }

            schedules.Add(schedule);
        }

        return schedules.ToImmutable();
    }

    private static ScheduleDefinition ReadOne(JsonProblems problems, JsonElement element, string at)
    {
        var before = problems.All.Count;
        var schedule = new ScheduleDefinition { Name = "", Workflow = "", Cron = "" };
        foreach (var member in problems.Members(element, at, "a schedule", "name", "workflow", "cron", "zone", "inputs", "overlap", "missed"))
        {
            var here = $"{at}.{member.Name}";
            schedule = member.Name switch
            {
                "name" => schedule with { Name = Id(problems, member.Value, here, "the name of a schedule") },
                "workflow" => schedule with { Workflow = Id(problems, member.Value, here, "the id of a workflow") },
                "cron" => schedule with { Cron = problems.Text(member.Value, here, "a cron expression, such as \"0 6 * * 1-5\"") ?? "" },
                "zone" => schedule with { Zone = problems.Text(member.Value, here, "a time zone, such as \"Europe/Berlin\"") ?? ScheduleDefinition.Utc },
                "inputs" => schedule with { Inputs = Inputs(problems, member.Value, here) },
                "overlap" => schedule with { Overlap = problems.Word<ScheduleOverlap>(member.Value, here, ScheduleDefinition.OverlapWords) },
                _ => schedule with { Missed = problems.Word<MissedTimes>(member.Value, here, ScheduleDefinition.MissedWords) },
            };
        }

        if (before == problems.All.Count && new[] { ("name", schedule.Name), ("workflow", schedule.Workflow), ("cron", schedule.Cron) }.Where(member => member.Item2.Length == 0).Select(member => $"\"{member.Item1}\"").ToArray() is { Length: > 0 } missing)
        {
            problems.Add(at, $"the schedule has no {string.Join(" and no ", missing)}. Write at least {{ \"name\": \"nightly\", \"workflow\": \"support-desk\", \"cron\": \"0 6 * * 1-5\" }}.");
        }

        return schedule;
    }

    private static string Id(JsonProblems problems, JsonElement element, string at, string what)
    {
        var id = problems.Text(element, at, what);
        if (id is not null && WorkflowIds.Problem(id) is not null)
        {
            problems.Add(at, $"'{id}' is not {what}. Use [a-z][a-z0-9-]{{0,63}}.");
        }

        return id ?? "";
    }

    private static JsonElement Inputs(JsonProblems problems, JsonElement element, string at)
    {
        // Which there must be, the workflow says when it runs.
        _ = problems.Members(element, at, "the inputs of each run by name").Count();
        return element.ValueKind == JsonValueKind.Object ? element : PlainJson.Object();
    }
}
