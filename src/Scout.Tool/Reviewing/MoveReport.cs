using Scout.Environments;
using Scout.Environments.Promotions;
using Scout.Environments.Queries;
using Scout.Tool.CommandLine;
using Scout.Tool.Output;

namespace Scout.Tool.Reviewing;

/// <summary>A promotion or a rollback, and the diff that it brings where that is asked for.</summary>
internal sealed record MoveReport(PromoteOutcome Outcome, string? BeforeName, RevisionPair? Diff)
{
    public static MoveReport Of(Store store, PromoteOutcome outcome, bool withDiff) => new(
        outcome,
        outcome.BeforeName,
        withDiff && outcome is { Before: { } from, Revision: { } to } && from != to ? store.Diff(from, to, outcome.Workflow) : null);

    /// <summary>Where the pointer was, or none.</summary>
    public RevisionReference? Before => Outcome.Before is { } id ? new(id, BeforeName) : null;

    /// <summary>The revision asked for, or none where there is nothing to promote.</summary>
    public RevisionReference? After => Outcome.Revision is { } id ? new(id, Outcome.RevisionName) : null;

    /// <summary>How the tool ends: a conflict before a refusal before all else.</summary>
    public static ExitCode CodeOf(IReadOnlyCollection<MoveReport> moves) =>
        moves.Any(m => m.Outcome.Status == PromoteStatus.Conflict) ? ExitCode.Conflict
        : moves.Any(m => m.Outcome.Status == PromoteStatus.Refused) ? ExitCode.Refused
        : ExitCode.Done;
}
