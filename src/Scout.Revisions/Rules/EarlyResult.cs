namespace Scout.Revisions.Rules;

/// <summary>What a block may end a run with.</summary>
internal static class EarlyResult
{
    /// <summary>What is wrong with an early result of another type than the workflow's.</summary>
    public static string Problem(string given, string expected) =>
        $"ends the run with {given}, but the workflow yields {expected}; {(expected == given + "?" ? "pass it as .OrNull" : "give it a value of that type")}";
}
