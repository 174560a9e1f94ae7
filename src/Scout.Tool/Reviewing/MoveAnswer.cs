using Scout.Environments.Answers;
using Scout.Environments.Gates;
using Scout.Environments.Promotions;

namespace Scout.Tool.Reviewing;

/// <summary>What <c>promote</c> and <c>rollback</c> write with <c>--format json</c>.</summary>
internal sealed record MoveAnswer
{
    public required string Workflow { get; init; }

    public required string Environment { get; init; }

    /// <summary><c>moved</c>, <c>already_there</c>, <c>planned</c>, <c>refused</c> or <c>conflict</c>.</summary>
    public required PromoteStatus Status { get; init; }

    /// <summary>Where the pointer was, or none.</summary>
    public RevisionReference? Before { get; init; }

    /// <summary>The revision asked for, or none where there is nothing to promote.</summary>
    public RevisionReference? After { get; init; }

    public string? Bundle { get; init; }

    /// <summary>Whether a promotion has to publish (or did publish) the bundle.</summary>
    public bool Publishes { get; init; }

    /// <summary>Whether only the environment's settings change.</summary>
    public bool OnlySettings { get; init; }

    /// <summary>Whether the revision was first built before the one that is there.</summary>
    public bool Older { get; init; }

    public string? PromotionId { get; init; }

    /// <summary>The promotion that a rollback goes back to.</summary>
    public string? Restores { get; init; }

    /// <summary>Every refusal at once.</summary>
    public required IReadOnlyList<GateRefusal> Refusals { get; init; }

    public string? Conflict { get; init; }

    /// <summary>What the move brings: with <c>--plan</c>, for every rollback, and where settings differ.</summary>
    public DiffAnswer? Diff { get; init; }

    public static MoveAnswer Of(MoveReport move) => new()
    {
        Workflow = move.Outcome.Workflow,
        Environment = move.Outcome.Environment,
        Status = move.Outcome.Status,
        Before = move.Before,
        After = move.After,
        Bundle = move.Outcome.Bundle,
        Publishes = move.Outcome.Publishes,
        OnlySettings = move.Outcome.OnlySettings,
        Older = move.Outcome.IsOlder,
        PromotionId = move.Outcome.Promotion?.Id,
        Restores = move.Outcome.Restores?.Id,
        Refusals = move.Outcome.Refusals,
        Conflict = move.Outcome.Conflict,
        Diff = move.Diff is { } pair && (move.IsWhole || !pair.Diff.Settings.IsEmpty) ? DiffAnswer.Of(pair, pair.Diff, DiffView.Blocks) : null,
    };
}

/// <summary>What <c>promote --all --format json</c> writes.</summary>
internal sealed record MovesAnswer(IReadOnlyList<MoveAnswer> Promotions);
