namespace Scout.Environments.Diff;

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
