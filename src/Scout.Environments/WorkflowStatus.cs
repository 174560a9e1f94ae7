using System.Collections.Immutable;

namespace Scout.Environments;

/// <summary>One workflow's line of the board.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Environments">Every environment in the order of <c>scout.json</c>.</param>
internal sealed record WorkflowStatus(string Workflow, ImmutableArray<EnvironmentStatus> Environments);
