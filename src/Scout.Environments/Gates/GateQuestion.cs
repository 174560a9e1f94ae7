using System.Collections.Immutable;
using Scout.Environments.Records;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;

namespace Scout.Environments.Gates;

/// <summary>Everything that the gates look at.</summary>
internal sealed record GateQuestion
{
    public required string Workflow { get; init; }

    public required EnvironmentDefinition Environment { get; init; }

    /// <summary>The revision's whole id.</summary>
    public required string Revision { get; init; }

    /// <summary>Whether a build of it is known, which is what passing development means.</summary>
    public required bool Built { get; init; }

    public required WorkflowState State { get; init; }

    public required RunSettings Settings { get; init; }

    public required UsedNames Used { get; init; }

    public bool Unblock { get; init; }

    /// <summary>A rollback goes to where the revision has been, so that the policy was asked then.</summary>
    public bool IsRollback { get; init; }

    /// <summary>Names of the environments that the policy names, for <see cref="PromotionGates"/>' remedies.</summary>
    public ImmutableArray<string> Requires => Environment.Requires;
}
