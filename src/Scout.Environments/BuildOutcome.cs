using System.Collections.Immutable;

namespace Scout.Environments;

/// <summary>What a recorded build brought.</summary>
/// <param name="Workflows">Every workflow of the project, by id.</param>
internal sealed record BuildOutcome(ImmutableArray<RecordedWorkflow> Workflows);
