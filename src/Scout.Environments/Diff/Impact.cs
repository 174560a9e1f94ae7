namespace Scout.Environments.Diff;

/// <summary>One judgement about a difference.</summary>
/// <param name="Axis">Who feels it.</param>
/// <param name="Level">How much.</param>
/// <param name="Rule">The rule's stable name, such as <c>input-required-added</c>.</param>
/// <param name="Reason">Why, in a few words: <c>model behaviour</c>.</param>
internal sealed record Impact(DiffAxis Axis, DiffLevel Level, string Rule, string Reason);

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

/// <summary>Who feels a difference. The three are judged apart.</summary>
internal enum DiffAxis
{
    /// <summary>Callers: what they send and what they get back.</summary>
    Contract,

    /// <summary>Runs that began on the older revision: whether their recorded outputs still fit the newer one. They always end on the revision that they began with.</summary>
    Runs,

    /// <summary>What a new run does: prompts, code, conditions, side effects.</summary>
    Behaviour,
}
