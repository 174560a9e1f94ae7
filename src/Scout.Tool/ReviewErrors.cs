using Scout.Revisions.Rules;

namespace Scout.Tool;

/// <summary>What can go wrong in looking at revisions and moving environments.</summary>
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

    public static ScoutException NoDifferenceIn(string block, IEnumerable<string> changed)
    {
        var known = changed.ToList();
        var meant = Nearest.To(block, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        return new("SCOUT6252", $"Nothing differs in '{block}'{(known.Count == 0 ? ", nor anywhere else" : $"; there are differences in {string.Join(", ", known)}")}.{meant}");
    }
}
