using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Project;

/// <summary>Reads in <c>scout.json</c> what must have passed before a revision comes to an environment, and checks that it can.</summary>
internal static class ValidationPolicyReader
{
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="element">The object.</param>
    /// <param name="at">Its place.</param>
    public static ValidationPolicy? Read(JsonProblems problems, JsonElement element, string at)
    {
        var before = problems.All.Count;
        var policy = new ValidationPolicy();
        foreach (var member in problems.Members(element, at, "what must have passed", "suites", "exempt", "in", "maxAge", "compare", "level"))
        {
            var here = $"{at}.{member.Name}";
            policy = member.Name switch
            {
                "suites" => policy with { Suites = Names(problems, member.Value, here, "the suites that must have passed", "is not the name of a suite, which is that of its file without folder and ending: \"support-desk\" for suites/support-desk.yaml.") },
                "exempt" => policy with { Exempt = Names(problems, member.Value, here, "the workflows that come without", "is not the id of a workflow.") },
                "in" => policy with { In = problems.Text(member.Value, here, "the environment whose settings count") },
                "maxAge" => policy with { MaxAge = MaxAge(problems, member.Value, here) },
                "compare" => policy with { Compare = problems.Flag(member.Value, here, "whether it is compared with what runs here") ?? true },
                _ => policy with { Level = problems.Share(member.Value, here, "how improbable chance must be", ValidationPolicy.HighestLevel) ?? ValidationPolicy.UsualLevel },
            };
        }

        if (before == problems.All.Count && policy.Suites.IsEmpty)
        {
            problems.Add(at, "no suite is named, so nothing could be refused. Write at least { \"suites\": [\"support-desk\"] }, or leave \"validation\" out.");
        }

        return policy;
    }

    /// <summary>Whether a revision can have been validated where a policy says, before it comes.</summary>
    public static void Check(EnvironmentDefinition environment, IReadOnlyDictionary<string, EnvironmentDefinition> environments, string at, JsonProblems problems)
    {
        if (environment.Validation is not { } policy)
        {
            return;
        }

        if (environment.IsDevelopment)
        {
            problems.Add($"{at}.validation", "development is never promoted to, so nothing is refused there. Set it where revisions are promoted to.");
        }
        else if (policy.In is { } name && !environments.ContainsKey(name))
        {
            problems.Add($"{at}.validation.in", $"there is no environment '{name}'.{Suggestion.DidYouMean(name, environments.Keys)}");
        }
        else if (policy.In is { } inside && RequirementCycles.Of(environment.Name, Requiring(environment, inside, environments)) is { } cycle)
        {
            problems.Add($"{at}.validation.in", $"a revision comes to {inside} no sooner than to {environment.Name} itself ({string.Join(" -> ", cycle)}), so it cannot be validated there before. Name an environment that comes first.");
        }
    }

    private static Dictionary<string, EnvironmentDefinition> Requiring(EnvironmentDefinition environment, string inside, IReadOnlyDictionary<string, EnvironmentDefinition> environments) =>
        new(environments, StringComparer.Ordinal) { [environment.Name] = environment with { Requires = [inside] } };

    private static ImmutableArray<string> Names(JsonProblems problems, JsonElement element, string at, string what, string wrong)
    {
        var names = problems.Texts(element, at, what);
        for (var i = 0; i < names.Length; i++)
        {
            if (WorkflowIds.Problem(names[i]) is not null)
            {
                problems.Add($"{at}[{i}]", $"'{names[i]}' {wrong} Use [a-z][a-z0-9-]{{0,63}}.");
            }
            else if (names.IndexOf(names[i]) < i)
            {
                problems.Add($"{at}[{i}]", $"'{names[i]}' stands here already. Remove one.");
            }
        }

        return names;
    }

    private static TimeSpan? MaxAge(JsonProblems problems, JsonElement element, string at)
    {
        var text = problems.Text(element, at, "how old a result may be, such as \"30d\"");
        var time = RunKeeping.Time(text);
        if (text is not null && time is null)
        {
            problems.Add(at, $"'{text}' is no age of a result. Write days or hours, such as \"30d\" or \"12h\".");
        }

        return time;
    }
}
