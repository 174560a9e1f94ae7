namespace Scout.Revisions.Rules;

/// <summary>The names that templates have beside the ids of blocks.</summary>
internal static class RootNames
{
    public const string Inputs = "inputs";
    public const string Variables = "vars";
    public const string Secrets = "secrets";
    public const string Run = "run";
    public const string Item = "item";
    public const string Index = "index";
    public const string Accumulator = "accumulator";

    private static readonly HashSet<string> Reserved = [Inputs, Variables, Secrets, Run, Item, Index, Accumulator];

    /// <summary>Whether no block may have this id.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name);
}
