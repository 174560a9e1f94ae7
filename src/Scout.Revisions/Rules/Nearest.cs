namespace Scout.Revisions.Rules;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate that is a slip or two away, or <see langword="null"/> where none is.</summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        // One slip in three letters is another word.
        var least = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance >= least)
            {
                continue;
            }

            least = distance;
            nearest = candidate;
        }

        return nearest;
    }

    // Levenshtein's, with neighbours that changed places as one slip.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1][];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i] = new int[b.Length + 1];
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i][j] = i + j;
                    continue;
                }

                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i][j] = Math.Min(Math.Min(rows[i - 1][j] + 1, rows[i][j - 1] + 1), rows[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i][j] = Math.Min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }

        return rows[a.Length][b.Length];
    }
}

/// <summary>Ends a message about a name that does not exist.</summary>
internal static class Suggestion
{
    /// <summary><c> Did you mean 'x'?</c>, or nothing.</summary>
    public static string DidYouMean(string written, IEnumerable<string> known) =>
        Nearest.To(written, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
}
