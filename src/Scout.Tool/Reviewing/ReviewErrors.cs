namespace Scout.Tool.Reviewing;

/// <summary>What can go wrong in moving environments.</summary>
internal static class ReviewErrors
{
    /// <summary>The code of what a gate refuses.</summary>
    public const string Refusal = "SCOUT6253";

    /// <summary>The code of a pointer that is not where it was expected.</summary>
    public const string Conflict = "SCOUT6254";

    public static ScoutException AllAndWorkflow(string workflow) =>
        new("SCOUT6250", $"--all means every workflow, and '{workflow}' is one. Leave one of the two out.");

    public static ScoutException AllAndExpect() =>
        new("SCOUT6251", "--expect names one revision, and --all means many workflows. Promote one workflow at a time.");
}
