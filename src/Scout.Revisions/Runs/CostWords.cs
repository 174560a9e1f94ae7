using System.Globalization;

namespace Scout.Revisions.Runs;

/// <summary>What was paid, in words: in the currency that the prices of scout.json are in.</summary>
internal static class CostWords
{
    /// <summary><c>0.0123</c>; <c>0.0123 + ?</c> where it is not known of all requests; <c>?</c> where of none; nothing where there were none.</summary>
    public static string Of(ModelUsage used) => (used.Cost, used.UnpricedRequests) switch
    {
        (null, 0) => "",
        (null, _) => "?",
        ({ } paid, 0) => Amount(paid),
        ({ } paid, _) => $"{Amount(paid)} + ?",
    };

    // Cents and more to the cent of a cent; what is less as it is.
    private static string Amount(decimal cost) => cost is 0 or >= 0.01m
        ? Math.Round(cost, 4).ToString("0.00##", CultureInfo.InvariantCulture)
        : cost.ToString("0.#########", CultureInfo.InvariantCulture);
}
