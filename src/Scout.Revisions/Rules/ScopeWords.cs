namespace Scout.Revisions.Rules;

/// <summary>What errors say of a block that is added where it cannot be.</summary>
internal static class ScopeWords
{
    /// <summary>By the flow of what is around the branch.</summary>
    public static string ByAnotherFlow(string owner, string place) =>
        $"is added inside a branch of '{owner}' ({place}) by a flow from outside it; use the flow that the branch is given";

    /// <summary>In a condition.</summary>
    public static string InCondition(string owner, string place) =>
        $"is added in the condition of '{owner}' ({place}), which is computed after each round and has no blocks; add it before '{owner}', or in its body";
}
