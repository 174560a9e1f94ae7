using System.Collections.Immutable;

namespace Scout.Analyzers.Contracts;

/// <summary>All that breaks callers of what environments run.</summary>
/// <param name="Problems">Changes of inputs and outputs.</param>
/// <param name="Removed">Workflows that are gone.</param>
internal sealed record ContractReport(ImmutableArray<ContractProblem> Problems, ImmutableArray<RemovedWorkflow> Removed);
