namespace Scout.Tool.Reviewing.Diffs;

/// <summary>What of a diff is shown.</summary>
internal enum DiffView
{
    /// <summary>Blocks and connections.</summary>
    Blocks,

    /// <summary>Every value and source line.</summary>
    Code,

    /// <summary>Both.</summary>
    Both,
}
