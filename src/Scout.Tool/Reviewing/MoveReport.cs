using Scout.Environments;
using Scout.Environments.Answers;
using Scout.Environments.Diff;
using Scout.Environments.Promotions;
using Scout.Environments.Queries;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Reviewing;

/// <summary>A promotion or a rollback, and what it brings.</summary>
/// <param name="Outcome">The move.</param>
/// <param name="Diff">What it brings; none where nothing differs or nothing was there before.</param>
/// <param name="IsWhole">Whether all of the diff was asked for; else only its settings are told.</param>
internal sealed record MoveReport(PromoteOutcome Outcome, RevisionPair? Diff, bool IsWhole)
{
    public static MoveReport Of(Store store, PromoteOutcome outcome, bool isWhole)
    {
        var pair = outcome.Status is PromoteStatus.AlreadyThere or PromoteStatus.Conflict ? null : store.Diff(outcome);
        return new(outcome, pair is { Diff.Verdict: DiffLevel.Unchanged } ? null : pair, isWhole);
    }

    /// <summary>Where the pointer was, or none.</summary>
    public RevisionReference? Before => Outcome.Before is { } id ? new(id, Outcome.BeforeName) : null;

    /// <summary>The revision asked for, or none where there is nothing to promote.</summary>
    public RevisionReference? After => Outcome.Revision is { } id ? new(id, Outcome.RevisionName) : null;

    /// <summary>How the tool ends: a conflict before a refusal before all else.</summary>
    public static ExitCode CodeOf(IReadOnlyCollection<MoveReport> moves) =>
        moves.Any(m => m.Outcome.Status == PromoteStatus.Conflict) ? ExitCode.Conflict
        : moves.Any(m => m.Outcome.Status == PromoteStatus.Refused) ? ExitCode.Refused
        : ExitCode.Done;
}
