namespace Scout.Tool.CommandLine;

/// <summary>What somebody may have meant.</summary>
internal static class Suggestions
{
    /// <summary>The nearest candidate, or none that is near enough: at most a third of the letters may differ.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates) => candidates
        .Select(candidate => (Candidate: candidate, Distance: Distance(word, candidate)))
        .Where(pair => pair.Distance <= Math.Max(1, Math.Max(word.Length, pair.Candidate.Length) / 3))
        .OrderBy(pair => pair.Distance)
        .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
        .Select(pair => pair.Candidate)
        .FirstOrDefault();

    // Damerau-Levenshtein (optimal string alignment): two letters the wrong way round are one mistake.
    private static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Cheapest(cost, a, b, i, j);
            }
        }

        return cost[a.Length, b.Length];
    }

    private static int Cheapest(int[,] cost, string a, string b, int i, int j)
    {
        var replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var best = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, replaced);
        return i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? Math.Min(best, cost[i - 2, j - 2] + 1) : best;
    }
}
