namespace Scout.Environments.Diff;

/// <summary>How much a difference asks of a reviewer, from nothing to a broken caller.</summary>
internal enum DiffLevel
{
    /// <summary>Nothing differs.</summary>
    Unchanged,

    /// <summary>Nothing that worked before works otherwise now.</summary>
    Safe,

    /// <summary>It may do something else than before, or nobody here can tell.</summary>
    Risky,

    /// <summary>A caller that worked before does not any more.</summary>
    Breaking,
}
