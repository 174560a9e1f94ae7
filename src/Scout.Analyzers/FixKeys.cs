namespace Scout.Analyzers;

/// <summary>What rules tell their fixes.</summary>
internal static class FixKeys
{
    /// <summary>The text to put in place of what the diagnostic's location spans.</summary>
    public const string Replacement = "replacement";

    /// <summary>The id that a block had before.</summary>
    public const string FormerId = "former_id";

    /// <summary>The name of what the fix adds.</summary>
    public const string Name = "name";
}
