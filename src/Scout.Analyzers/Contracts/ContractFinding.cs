namespace Scout.Analyzers.Contracts;

/// <summary>One change that breaks callers.</summary>
/// <param name="Change">The kind of change.</param>
/// <param name="Path">The place, as a baseline writes it.</param>
/// <param name="What">What changed, as the rest of a sentence about the place: <c>was a text and is a whole number now</c>. Empty where the kind says all.</param>
internal sealed record ContractFinding(ContractChange Change, string Path, string What);

/// <summary>Which way values flow: what narrows is felt by who sends, what widens by who receives.</summary>
internal enum ContractRole
{
    /// <summary>Callers send it.</summary>
    Input,

    /// <summary>Callers receive it.</summary>
    Output,
}

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
