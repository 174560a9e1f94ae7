using Scout.Environments;
using Scout.Environments.Promotions;
using Scout.Environments.Queries;

namespace Scout.Tool.Views;

/// <summary>A promotion or a rollback, and the diff that it brings where that is asked for.</summary>
internal sealed record Move(PromoteOutcome Outcome, string? BeforeName, RevisionPair? Diff)
{
    public static Move Of(Store store, PromoteOutcome outcome, bool withDiff) => new(
        outcome,
        outcome.BeforeName,
        withDiff && outcome is { Before: { } from, Revision: { } to } && from != to ? store.Diff(from, to, outcome.Workflow) : null);

    /// <summary>How the tool ends: a conflict before a refusal before all else.</summary>
    public static ExitCode CodeOf(IReadOnlyCollection<Move> moves) =>
        moves.Any(m => m.Outcome.Status == PromoteStatus.Conflict) ? ExitCode.Conflict
        : moves.Any(m => m.Outcome.Status == PromoteStatus.Refused) ? ExitCode.Refused
        : ExitCode.Done;
}
