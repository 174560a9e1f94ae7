namespace Scout;

/// <summary>How long a reasoning model thinks before it answers.</summary>
public enum ReasoningEffort
{
    /// <summary>Short.</summary>
    Low,

    /// <summary>In between.</summary>
    Medium,

    /// <summary>Long.</summary>
    High,
}
