using System.Collections.Immutable;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Project;

/// <summary>Checks that the policies of environments fit one another.</summary>
internal static class EnvironmentPolicies
{
    /// <summary>That validations run blocks with effects though nothing stands in for them.</summary>
    public const string Effects = "effects";

    /// <summary>What an environment can allow.</summary>
    public static readonly string[] Allowances = [ModelProviders.Script, Effects];

    /// <summary>That secrets are set before a promotion.</summary>
    public const string Secrets = "secrets";

    /// <summary>What an environment can demand.</summary>
    public static readonly string[] Demands = [Secrets];

    public static void Check(IReadOnlyList<EnvironmentDefinition> environments, string at, JsonProblems problems)
    {
        var byName = environments.ToDictionary(environment => environment.Name, StringComparer.Ordinal);
        var circular = RequirementCycles.Among(byName);
        foreach (var environment in environments)
        {
            var here = $"{at}.{environment.Name}";
            if (WorkflowIds.Problem(environment.Name) is not null)
            {
                problems.Add(here, "not a name of an environment. Use [a-z][a-z0-9-]{0,63}.");
            }
            else if (environment.Name is "latest" or "none")
            {
                problems.Add(here, "the word has a meaning of its own where revisions are named. Choose another name.");
            }

            if (environment is { IsDevelopment: true, Requires.Length: > 0 })
            {
                problems.Add($"{here}.requires", "development always stands for the latest build, so nothing can be required of it. Remove this.");
            }

            if (environment is { IsDevelopment: true, MaxTimeout: not null })
            {
                problems.Add($"{here}.maxTimeout", "development is never promoted to, so nothing is refused there. Set it where revisions are promoted to.");
            }

            for (var i = 0; i < environment.Requires.Length; i++)
            {
                var required = environment.Requires[i];
                if (!byName.ContainsKey(required))
                {
                    problems.Add($"{here}.requires[{i}]", $"there is no environment '{required}'.{Suggestion.DidYouMean(required, byName.Keys)}");
                }
            }

            Words(environment.Allow, Allowances, "allowed", $"{here}.allow", problems);
            Words(environment.Demand, Demands, "demanded", $"{here}.demand", problems);
            ValidationPolicyReader.Check(environment, byName, here, problems);

            if (circular.Contains(environment.Name) && RequirementCycles.Of(environment.Name, byName) is { } cycle)
            {
                problems.Add($"{here}.requires", $"circular: {string.Join(" -> ", cycle)}. Remove one of these.");
            }
        }
    }

    private static void Words(ImmutableArray<string> words, string[] known, string what, string at, JsonProblems problems)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!known.Contains(words[i]))
            {
                problems.Add($"{at}[{i}]", $"'{words[i]}' cannot be {what}; there is {string.Join(", ", known)}.{Suggestion.DidYouMean(words[i], known)}");
            }
        }
    }
}
