namespace Scout.Definitions;

/// <summary>What is wrong with branches, where C# cannot tell.</summary>
internal static class BranchErrors
{
    // C# finds one for any two values: that they are values.
    public static ScoutException NoCommonType() => new("SCOUT1044",
        "the branches yield values of different types, or of none; let each yield a Value<T> of the same T, or use flow.When for a branch that runs for its effect");
}
