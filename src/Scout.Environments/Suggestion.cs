namespace Scout.Environments;

/// <summary>Finds what someone meant who wrote a name that does not exist.</summary>
internal static class Suggestion
{
    /// <summary><c> Did you mean 'x'?</c>, or nothing.</summary>
    public static string DidYouMean(string written, IEnumerable<string> known) =>
        Nearest(written, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    private static string? Nearest(string written, IEnumerable<string> known)
    {
        int limit = Math.Max(1, written.Length / 3);
        return known
            .Select(name => (name, distance: Distance(Fold(written), Fold(name))))
            .Where(candidate => candidate.distance <= limit)
            .OrderBy(candidate => candidate.distance)
            .ThenBy(candidate => candidate.name, StringComparer.Ordinal)
            .Select(candidate => candidate.name)
            .FirstOrDefault();
    }

    private static string Fold(string name) => name.ToUpperInvariant().Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    /// <summary>How many letters must be added, removed, changed or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        int[] beforeLast = [], last = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, row);
        }

        return last[b.Length];
    }
}
