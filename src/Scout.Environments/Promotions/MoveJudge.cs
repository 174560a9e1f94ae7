using System.Collections.Immutable;
using Scout.Environments.Bundles;
using Scout.Environments.Evidence;
using Scout.Environments.Files;
using Scout.Environments.Gates;
using Scout.Environments.Projects;
using Scout.Environments.Queries;
using Scout.Environments.Records;
using Scout.Revisions;

namespace Scout.Environments.Promotions;

/// <summary>Looks at a move without making it: what was expected, whether it is there already, every gate.</summary>
/// <param name="store">The store.</param>
/// <param name="publisher">Knows the bundle that would come.</param>
internal sealed class MoveJudge(StoreContext store, BundlePublisher publisher)
{
    private readonly EventFiles _events = new(store);
    private readonly EnvironmentNames _names = new(store);
    private readonly RevisionResolver _resolver = new(store);

    /// <summary>The outcome, as far as it is known: <see cref="PromoteStatus.Planned"/> where nothing stands in the way.</summary>
    /// <param name="move">The move.</param>
    /// <param name="state">Where the environments point.</param>
    /// <param name="revisions">The revision with those that it calls: read where the gates need it, and the same for every look at the move.</param>
    public PromoteOutcome Judge(PointerMove move, WorkflowState state, Lazy<ImmutableArray<RevisionFile>> revisions)
    {
        var pointer = state.At(move.Environment.Name);
        var nameThere = state.Standing(move.Environment.Name) is [.., var top] ? _names.Of(state, top) : null;
        var outcome = new PromoteOutcome
        {
            Status = PromoteStatus.Planned,
            Workflow = move.Workflow,
            Environment = move.Environment.Name,
            Before = pointer?.Revision,
            BeforeName = nameThere,
            Revision = move.Revision,
            RevisionName = move.Restores is { } good ? _names.Of(state, good)
                : pointer?.Revision == move.Revision ? nameThere
                : move.Revision is { } revision ? _names.Of(move.Workflow, pointer?.Revision, revision)
                : null,
            Bundle = move.Bundle,
            Left = state.Last(move.Environment.Name),
            Restores = move.Restores,
            Settings = move.Settings,
            IsOlder = pointer is not null && move.Revision is not null && FirstBuilt(move.Workflow, move.Revision) < FirstBuilt(move.Workflow, pointer.Revision),
        };
        if (move.Expect is not null && Unexpected(move, outcome.Before) is { } conflict)
        {
            return outcome with { Status = PromoteStatus.Conflict, Conflict = conflict };
        }

        if (move.Seen is { } seen && Unseen(outcome, seen) is { } unseen)
        {
            return outcome with { Status = PromoteStatus.Conflict, Conflict = unseen };
        }

        outcome = outcome with { OnlySettings = move.Revision is not null && pointer?.Revision == move.Revision };
        if (outcome.OnlySettings && outcome.Left!.Pins(move.Settings) && (move.Restores is null || move.Bundle == pointer!.Bundle))
        {
            return outcome with { Status = PromoteStatus.AlreadyThere, Bundle = pointer!.Bundle };
        }

        var refusals = PromotionGates.Ask(Question(move, state, revisions));
        return refusals.IsEmpty ? outcome : outcome with { Status = PromoteStatus.Refused, Refusals = refusals };
    }

    private GateQuestion Question(PointerMove move, WorkflowState state, Lazy<ImmutableArray<RevisionFile>> revisions)
    {
        var question = new GateQuestion
        {
            Workflow = move.Workflow,
            Environment = move.Environment,
            Revision = move.Revision,
            State = state,
            Settings = move.Settings,
            Unblock = move.Unblock,
            IsRollback = move.IsRollback,
        };
        if (move.Revision is not { } revision)
        {
            return question;
        }

        var used = UsedNamesReader.Of(revisions.Value.Select(file => file.Revision));
        return question with
        {
            Built = _events.Of(move.Workflow, revision).Any(record => record.Event == EventRecord.Built),
            Used = used,
            Validation = move.IsRollback || move.Environment.Validation is null ? null
                : EvidenceCircumstances.Read(store, move.Environment, state, revision, move.Bundle ?? state.Bundle(revision) ?? publisher.Find(move.Workflow, revision, state), used.Has, _resolver.Workflows()),
        };
    }

    // None where no build of it is known here: then nothing is said of its age.
    private DateTimeOffset? FirstBuilt(string workflow, string revision) => _events.Of(workflow, revision).FirstOrDefault(record => record.Event == EventRecord.Built)?.Time;

    private string? Unexpected(PointerMove move, string? before)
    {
        var expected = move.Expect!.Trim();
        var digits = expected.StartsWith($"{move.Workflow}@", StringComparison.Ordinal) ? expected[(move.Workflow.Length + 1)..] : expected;
        var isAsExpected = digits == "none" ? before is null
            : Ids.IsBeginning(digits) ? before?.StartsWith(digits, StringComparison.Ordinal) == true
            : _resolver.Resolve(expected, move.Workflow).RevisionId == before;
        return isAsExpected ? null : $"{move.Environment.Name} of {move.Workflow} points at {Shown(before)}, not at the expected {expected}. Look at what changed (`dotnet scout history`), then do it again.";
    }

    // What somebody agrees to is what they were shown, whatever was built, moved or set since.
    private static string? Unseen(PromoteOutcome now, PromoteOutcome seen) =>
        now.Left?.Hash != seen.Left?.Hash ? $"{now.Environment} of {now.Workflow} was moved meanwhile{(now.Left is { } left ? $", to {RevisionId.Short(left.Revision)} by {left.By.Name}" : "")}. Nothing was moved."
        : now.Revision != seen.Revision || now.Restores?.Hash != seen.Restores?.Hash ? $"{now.Environment} of {now.Workflow} would go to {Shown(now.Revision)} by now, and {Shown(seen.Revision)} was shown. Nothing was moved."
        : !StoreJson.Canonical(now.Settings).AsSpan().SequenceEqual(StoreJson.Canonical(seen.Settings)) ? $"The settings of {now.Environment} in scout.json are others by now than those that were shown. Nothing was moved."
        : null;

    private static string Shown(string? revision) => revision is null ? "no revision" : RevisionId.Short(revision);
}
