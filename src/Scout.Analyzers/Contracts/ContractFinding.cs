namespace Scout.Analyzers.Contracts;

/// <summary>One change that breaks callers.</summary>
/// <param name="Change">The kind of change.</param>
/// <param name="Path">The place, as a baseline writes it.</param>
/// <param name="What">What changed, as the rest of a sentence about the place: <c>was a text and is a whole number now</c>. Empty where the kind says all.</param>
internal sealed record ContractFinding(ContractChange Change, string Path, string What);
