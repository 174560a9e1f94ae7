using Scout.Environments.Evidence;
using Scout.Environments.Records;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;

namespace Scout.Environments.Gates;

/// <summary>Everything that the gates look at.</summary>
internal sealed record GateQuestion
{
    public required string Workflow { get; init; }

    public required EnvironmentDefinition Environment { get; init; }

    /// <summary>The revision's whole id; none where there is nothing to promote.</summary>
    public string? Revision { get; init; }

    /// <summary>Whether a build of it is known, which is what passing development means.</summary>
    public bool Built { get; init; }

    public required WorkflowState State { get; init; }

    public required RunSettings Settings { get; init; }

    public UsedNames Used { get; init; } = UsedNames.None;

    /// <summary>What tells whether results of validations count; none where the environment demands none.</summary>
    public EvidenceCircumstances? Validation { get; init; }

    /// <summary>Whether a secret is set where the promotion is made.</summary>
    public Func<NeededSecret, bool> IsSet { get; init; } = secret => secret.IsInEnvironment();

    public bool Unblock { get; init; }

    /// <summary>Whether it goes back to where the revision has been.</summary>
    public bool IsRollback { get; init; }
}
