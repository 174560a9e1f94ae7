using System.Collections.Immutable;
using System.Globalization;
using Scout.Environments.Diff;
using Scout.Environments.Promotions;
using Scout.Environments.Queries;
using Scout.Revisions;
using Scout.Runs.Keys;
using Scout.Server.Options;
using Scout.Server.Projects;
using Scout.Web.Visiting;

namespace Scout.Web.Board;

/// <summary>A move, planned or done, and what it brings.</summary>
/// <param name="Outcome">How it ended, or would end.</param>
/// <param name="Diff">What it brings; none where nothing differs or nothing was there before.</param>
internal sealed record MovePlan(PromoteOutcome Outcome, RevisionPair? Diff);

/// <summary>Plans and does moves for a visitor: by the store's rules, which are those of the command line and of the API.</summary>
internal sealed class Mover(ProjectStores stores, ScoutServerOptions options)
{
    private const int Most = 50;

    /// <summary>Why nobody may move anything here, or none.</summary>
    public string? Held => options.ReadOnly ? "This server only reads: its checkout is an image, or is pinned. Promote and roll back in the repository, commit, and deploy that." : null;

    /// <summary>Asks every gate; changes nothing.</summary>
    public Task<MovePlan> PlanAsync(Visitor visitor, Move move, CancellationToken cancellation) => DoAsync(visitor, move, "-", seen: null, cancellation);

    /// <summary>Moves the pointer to what a plan showed: to no other revision, from nowhere else, with no other settings, and if every gate lets it.</summary>
    public Task<MovePlan> MoveAsync(Visitor visitor, Move move, MovePlan seen, string reason, CancellationToken cancellation) =>
        DoAsync(visitor, move, reason, seen.Outcome, cancellation);

    /// <summary>What a move can go to: first what it goes to by itself.</summary>
    public ImmutableArray<MoveTarget> Targets(Visitor visitor, Move move)
    {
        if (!visitor.May(KeyScope.Promote, move.Workflow, move.Environment))
        {
            return [];
        }

        var store = stores.Store;
        return move.Kind == MoveKind.Promote
            ? [new("", $"what {move.Source} runs"), .. store.History(move.Workflow).Take(Most).Select(entry => new MoveTarget(entry.RevisionId, $"{RevisionId.Short(entry.RevisionId)} {entry.Name}"))]
            :
            [
                new("", "what was there before"),
                .. from promotion in store.Promotions(move.Workflow).Where(promotion => promotion.Environment == move.Environment).Skip(1).Take(Most)
                   select new MoveTarget(promotion.Id, $"{promotion.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC: {RevisionId.Short(promotion.Revision)}{(promotion.Reason is { } reason ? $", {reason}" : "")}"),
            ];
    }

    private async Task<MovePlan> DoAsync(Visitor visitor, Move move, string reason, PromoteOutcome? seen, CancellationToken cancellation)
    {
        var plan = seen is null;
        if (!visitor.May(KeyScope.Promote, move.Workflow, move.Environment) || (Held is not null && !plan))
        {
            throw VisitErrors.MayNot(visitor, KeyScope.Promote, move.Environment);
        }

        // What an environment runs that somebody does not see is not told by a plan.
        if (move is { Kind: MoveKind.Promote, To: null } && !visitor.Sees(move.Source))
        {
            throw VisitErrors.MayNot(visitor, KeyScope.Read, move.Source);
        }

        // Nor is it by what a plan is asked for: only what the list offers is a place to go to.
        if (move.To is { } to && Targets(visitor, move).All(target => target.Value != to))
        {
            throw QueryErrors.UnknownRevision(move.Workflow, to, []);
        }

        var store = stores.StoreFor(visitor.Person);
        // What the source runs may be another revision by now: what was shown is what is promoted.
        var revision = move.To ?? seen?.Revision;
        var outcome = move.Kind == MoveKind.Promote
            ? await store.PromoteAsync(new() { Workflow = move.Workflow, To = move.Environment, From = revision is null ? move.Source : null, Revision = revision, Reason = plan ? null : reason, Seen = seen, Plan = plan, Unblock = move.Unblock }, cancellation)
            : move.To is null && !store.CanRollBack(move.Workflow, move.Environment) ? throw MoveErrors.WhereTo(move)
            : await store.RollbackAsync(new() { Workflow = move.Workflow, Environment = move.Environment, To = move.To, Reason = reason, Seen = seen, Plan = plan }, cancellation);
        var pair = outcome.Status is PromoteStatus.AlreadyThere or PromoteStatus.Conflict ? null : store.Diff(outcome);
        return new(outcome, pair is { Diff.Verdict: DiffLevel.Unchanged } ? null : pair);
    }
}
