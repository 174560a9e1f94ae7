using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Rules;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Project;

/// <summary>Reads the budgets of runs in <c>scout.json</c>.</summary>
internal static class RunLimitsReader
{
    private const decimal LeastCost = 0.000000001m;

    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="element">The object.</param>
    /// <param name="at">Its place.</param>
    public static RunLimits Read(JsonProblems problems, JsonElement element, string at)
    {
        var limits = new RunLimits();
        foreach (var member in problems.Members(element, at, "the budget of a run", "cost", "tokens", "time"))
        {
            var here = $"{at}.{member.Name}";
            limits = member.Name switch
            {
                "cost" => limits with { Cost = Cost(problems, member.Value, here) },
                "tokens" => limits with { Tokens = problems.Count(member.Value, here, "the tokens that a run may use") },
                _ => limits with { Time = Time(problems, member.Value, here) },
            };
        }

        return limits;
    }

    /// <summary>The budgets of single workflows, by id.</summary>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="element">The object.</param>
    /// <param name="at">Its place.</param>
    public static ImmutableSortedDictionary<string, RunLimits> ReadWorkflows(JsonProblems problems, JsonElement element, string at)
    {
        var workflows = ImmutableSortedDictionary.CreateBuilder<string, RunLimits>(StringComparer.Ordinal);
        foreach (var workflow in problems.Members(element, at, "workflows by id"))
        {
            var here = $"{at}.{workflow.Name}";
            if (WorkflowIds.Problem(workflow.Name) is not null)
            {
                problems.Add(here, "not the id of a workflow. Use [a-z][a-z0-9-]{0,63}.");
            }

            foreach (var member in problems.Members(workflow.Value, here, "a workflow", "limits"))
            {
                workflows[workflow.Name] = Read(problems, member.Value, $"{here}.{member.Name}");
            }
        }

        return workflows.ToImmutable();
    }

    private static decimal? Cost(JsonProblems problems, JsonElement element, string at)
    {
        var cost = problems.Amount(element, at, "what a run may cost");
        if (cost < LeastCost)
        {
            problems.Add(at, "a run that may cost nothing could ask no model. Give it more than 0, or leave \"cost\" out where there is no limit.");
        }

        return cost;
    }

    private static TimeSpan? Time(JsonProblems problems, JsonElement element, string at)
    {
        var text = problems.Text(element, at, "how long a run may work, such as \"00:10:00\"");
        var time = RunLimits.ParseTime(text);
        if (text is not null && time is null)
        {
            problems.Add(at, $"'{text}' is no time that a run may work. Write hours, minutes and seconds, such as \"00:10:00\" or \"1.00:00:00\" for a day: more than 0.");
        }

        return time;
    }
}
