namespace Scout.Revisions.Rules;

/// <summary>Ends a message about a name that does not exist.</summary>
internal static class Suggestion
{
    /// <summary><c> Did you mean 'x'?</c>, or nothing.</summary>
    public static string DidYouMean(string written, IEnumerable<string> known) =>
        Nearest.To(written, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
}
