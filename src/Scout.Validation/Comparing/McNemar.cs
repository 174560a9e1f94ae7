namespace Scout.Validation.Comparing;

/// <summary>
/// The exact form of McNemar's test (1947), one-sided: of the pairs that differ, each side is as likely to be the one that failed where the two are equally good, whatever the cases are.
/// </summary>
internal static class McNemar
{
    /// <summary>The chance that at least so many of the pairs that differ speak against the candidate, where the two are equally good; 1 where none differ.</summary>
    /// <param name="onlyCandidateFailed">Pairs in which the candidate failed and the current one passed.</param>
    /// <param name="onlyCurrentFailed">Pairs in which it was the other way round.</param>
    public static double ChanceOfWorse(int onlyCandidateFailed, int onlyCurrentFailed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyCandidateFailed);
        ArgumentOutOfRangeException.ThrowIfNegative(onlyCurrentFailed);
        var differ = onlyCandidateFailed + onlyCurrentFailed;
        if (onlyCandidateFailed == 0)
        {
            return 1;
        }

        // The upper tail of the binomial with one half, its terms from the largest exponent on: C(n, k) / 2^n by logarithms, so that many pairs are no trouble.
        var term = LogFactorial(differ) - LogFactorial(onlyCandidateFailed) - LogFactorial(onlyCurrentFailed) - (differ * Math.Log(2));
        var tail = 0d;
        for (var k = onlyCandidateFailed; k <= differ; k++)
        {
            tail += Math.Exp(term);
            term += Math.Log(differ - k) - Math.Log(k + 1);
        }

        return Math.Min(1, tail);
    }

    /// <summary>The fewest pairs that can show at a level that the candidate is worse: all of them against it.</summary>
    /// <param name="level">The level, over 0 and below 1.</param>
    public static int FewestPairs(double level) => (int)Math.Ceiling(Math.Log(level) / Math.Log(0.5));

    private static double LogFactorial(int n)
    {
        var sum = 0d;
        for (var i = 2; i <= n; i++)
        {
            sum += Math.Log(i);
        }

        return sum;
    }
}
