namespace Scout.Revisions.Project;

/// <summary>Finds environments that require themselves by way of others. Every requirement is followed once: there may be as many ways through them as there are sets of environments.</summary>
internal static class RequirementCycles
{
    /// <summary>The environments that are left when each was taken away of which all requirements were: those in circles, and those that require one in a circle.</summary>
    /// <param name="environments">All of them, by name.</param>
    public static HashSet<string> Among(IReadOnlyDictionary<string, EnvironmentDefinition> environments)
    {
        var open = environments.ToDictionary(pair => pair.Key, pair => pair.Value.Requires.Count(environments.ContainsKey), StringComparer.Ordinal);
        var requiredBy = environments.SelectMany(pair => pair.Value.Requires, (pair, required) => (required, pair.Key)).ToLookup(pair => pair.required, pair => pair.Key, StringComparer.Ordinal);
        var free = new Queue<string>(open.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (free.TryDequeue(out var name))
        {
            open.Remove(name);
            foreach (var other in requiredBy[name])
            {
                if (--open[other] == 0)
                {
                    free.Enqueue(other);
                }
            }
        }

        return [.. open.Keys];
    }

    /// <summary>The shortest way from an environment to itself, it at both ends; null where there is none.</summary>
    /// <param name="start">The environment.</param>
    /// <param name="environments">All of them, by name.</param>
    public static IReadOnlyList<string>? Of(string start, IReadOnlyDictionary<string, EnvironmentDefinition> environments)
    {
        var from = new Dictionary<string, string>(StringComparer.Ordinal);
        var next = new Queue<string>([start]);
        while (next.TryDequeue(out var name))
        {
            foreach (var required in environments.TryGetValue(name, out var environment) ? environment.Requires : [])
            {
                if (required == start)
                {
                    return Way(start, name, from);
                }

                if (from.TryAdd(required, name))
                {
                    next.Enqueue(required);
                }
            }
        }

        return null;
    }

    private static List<string> Way(string start, string last, Dictionary<string, string> from)
    {
        var way = new List<string> { start };
        for (var name = last; name != start; name = from[name])
        {
            way.Insert(0, name);
        }

        way.Insert(0, start);
        return way;
    }
}
