namespace Scout.Revisions.Rules;

/// <summary>The remedy for a name that does not exist.</summary>
internal static class Spelling
{
    private const int MostShown = 12;

    /// <summary>A sentence's end for a wrong name: what it may have been, or what there is.</summary>
    public static string Remedy(string wrong, IReadOnlyCollection<string> names)
    {
        var sorted = Sorted(names);
        if (Nearest.To(wrong, sorted) is { } nearest)
        {
            return $"did you mean '{nearest}'?";
        }

        return sorted.Count == 0 ? "there is nothing to read here"
            : sorted.Count <= MostShown ? $"there is {string.Join(", ", sorted)}"
            : $"there is {string.Join(", ", sorted.GetRange(0, MostShown))} and {sorted.Count - MostShown} more";
    }

    /// <summary>What a wrong name may have been: the same as the remedy names.</summary>
    public static string? Suggestion(string wrong, IReadOnlyCollection<string> names) => Nearest.To(wrong, Sorted(names));

    private static List<string> Sorted(IReadOnlyCollection<string> names)
    {
        var sorted = new List<string>(names);
        sorted.Sort(StringComparer.Ordinal);
        return sorted;
    }
}
