namespace Scout.Web.Board;

/// <summary>A move that somebody thinks of.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Environment">The environment to move.</param>
/// <param name="Source">The environment that a promotion comes from.</param>
/// <param name="Kind">Which way.</param>
internal sealed record Move(string Workflow, string Environment, string Source, MoveKind Kind)
{
    /// <summary>What it goes to instead: a revision to promote, a promotion to roll back to; none: what the source runs, what was there before.</summary>
    public string? To { get; init; }

    /// <summary>Whether what was rolled back from there is let back in.</summary>
    public bool Unblock { get; init; }
}

/// <summary>What a move can go to.</summary>
/// <param name="Value">As <see cref="Move.To"/>; empty: what it goes to by itself.</param>
/// <param name="Words">What people are shown.</param>
internal sealed record MoveTarget(string Value, string Words);

/// <summary>Which way an environment is moved.</summary>
internal enum MoveKind
{
    /// <summary>To what its source runs.</summary>
    Promote,

    /// <summary>Back to what it ran before.</summary>
    RollBack,
}
