using Scout.Environments.Builds;
using Scout.Environments.Gates;
using Scout.Environments.Queries;
using Scout.Environments.Records;
using Scout.Revisions;

namespace Scout.Environments.Promotions;

/// <summary>Looks at a move without making it: what was expected, whether it is there already, every gate.</summary>
internal sealed class MoveJudge(StoreContext store)
{
    private readonly RevisionFiles _revisions = new(store);
    private readonly EventFiles _events = new(store);
    private readonly RevisionResolver _resolver = new(store);

    /// <summary>The outcome, as far as it is known: <see cref="PromoteStatus.Planned"/> where nothing stands in the way.</summary>
    public PromoteOutcome Judge(PointerMove move, WorkflowState state)
    {
        var pointer = state.At(move.Environment.Name);
        var outcome = new PromoteOutcome
        {
            Status = PromoteStatus.Planned,
            Workflow = move.Workflow,
            Environment = move.Environment.Name,
            Before = pointer?.Revision,
            Revision = move.Revision,
            RevisionName = move.Revision is null ? null : RevisionNames.Of(move.Revision, _events.Of(move.Workflow, move.Revision)),
            Bundle = move.Bundle,
        };
        if (move.Expect is not null && Unexpected(move, outcome.Before) is { } conflict)
        {
            return outcome with { Status = PromoteStatus.Conflict, Conflict = conflict };
        }

        if (move.Revision is null)
        {
            return outcome with { Status = PromoteStatus.Refused, Refusals = [Empty(move)] };
        }

        outcome = outcome with { OnlySettings = pointer?.Revision == move.Revision };
        if (outcome.OnlySettings && PinnedSettings.Same(state.Last(move.Environment.Name)!.Settings, move.Settings))
        {
            return outcome with { Status = PromoteStatus.AlreadyThere, Bundle = pointer!.Bundle };
        }

        var refusals = PromotionGates.Ask(Question(move, state, move.Revision));
        return refusals.IsEmpty ? outcome : outcome with { Status = PromoteStatus.Refused, Refusals = refusals };
    }

    private GateQuestion Question(PointerMove move, WorkflowState state, string revision)
    {
        var calls = _revisions.Calls(move.Workflow, revision);
        return new GateQuestion
        {
            Workflow = move.Workflow,
            Environment = move.Environment,
            Revision = revision,
            Built = _events.Of(move.Workflow, revision).Any(record => record.Event == EventRecord.Built),
            State = state,
            Settings = move.Settings,
            Used = UsedNamesReader.Of(calls.Prepend((move.Workflow, revision)).Select(call => _revisions.Read(call.Item1, call.Item2))),
            Unblock = move.Unblock,
            IsRollback = move.IsRollback,
        };
    }

    private string? Unexpected(PointerMove move, string? before)
    {
        var expected = move.Expect!.Trim();
        var digits = expected.StartsWith($"{move.Workflow}@", StringComparison.Ordinal) ? expected[(move.Workflow.Length + 1)..] : expected;
        var isAsExpected = digits == "none" ? before is null
            : Ids.IsHex(digits) ? before?.StartsWith(digits, StringComparison.Ordinal) == true
            : _resolver.Resolve(expected, move.Workflow).RevisionId == before;
        return isAsExpected ? null : $"{move.Environment.Name} of {move.Workflow} points at {Shown(before)}, not at the expected {expected}. Look at what changed (`dotnet scout history`), then do it again.";
    }

    private static GateRefusal Empty(PointerMove move)
    {
        var requires = move.Environment.Requires;
        var source = requires.IsEmpty ? EnvironmentDefinition.Development : requires[0];
        return source == EnvironmentDefinition.Development
            ? new("empty", $"{move.Workflow} has no build on this machine to promote to {move.Environment.Name}. Run `dotnet build`, or name a revision with --revision.")
            : new("empty", $"{move.Workflow} has nothing that has passed {source} and could come to {move.Environment.Name}: {source} points at no revision yet. Promote there first: `dotnet scout promote {move.Workflow} --to {source}`.");
    }

    private static string Shown(string? revision) => revision is null ? "no revision" : RevisionId.Short(revision);
}
