namespace Scout.Analyzers.Contracts;

/// <summary>What a change of a contract does to the callers of what runs.</summary>
internal enum ContractChange
{
    /// <summary>An input that callers do not send must be sent.</summary>
    RequiredAdded,

    /// <summary>A member is gone.</summary>
    Removed,

    /// <summary>An input takes less than before.</summary>
    Narrowed,

    /// <summary>An output may be more than before.</summary>
    Widened,
}
