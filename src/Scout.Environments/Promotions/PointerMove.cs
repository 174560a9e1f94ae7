using Scout.Environments.Records;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;

namespace Scout.Environments.Promotions;

/// <summary>A pointer move that was asked for.</summary>
internal sealed record PointerMove
{
    public required string Workflow { get; init; }

    public required EnvironmentDefinition Environment { get; init; }

    public required PromotionKind Kind { get; init; }

    /// <summary>The revision's whole id; none where there is nothing to promote.</summary>
    public required string? Revision { get; init; }

    /// <summary>The bundle, where the move fixes it; none: the newest of the revision, or one that is to be published.</summary>
    public string? Bundle { get; init; }

    public required RunSettings Settings { get; init; }

    /// <summary>The promotion that a rollback goes back to; else none.</summary>
    public Promotion? Restores { get; init; }

    public string? Reason { get; init; }

    public string? Expect { get; init; }

    /// <summary>The plan that was shown of it, or none.</summary>
    public PromoteOutcome? Seen { get; init; }

    public bool Plan { get; init; }

    public bool Unblock { get; init; }

    public bool IsRollback => Kind == PromotionKind.Rollback;
}
