namespace Scout.Environments.Answers;

/// <summary>What of a diff is told.</summary>
internal enum DiffView
{
    /// <summary>Blocks and connections.</summary>
    Blocks,

    /// <summary>Every value and source line.</summary>
    Code,

    /// <summary>Both.</summary>
    Both,
}
