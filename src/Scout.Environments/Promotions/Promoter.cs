using System.Collections.Immutable;
using Scout.Environments.Bundles;
using Scout.Environments.Projects;
using Scout.Environments.Queries;
using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Project;

namespace Scout.Environments.Promotions;

/// <summary>Moves pointers.</summary>
internal sealed class Promoter(StoreContext store, BundlePublisher publisher)
{
    private readonly RevisionResolver _resolver = new(store);
    private readonly RevisionFiles _revisions = new(store);
    private readonly EventFiles _events = new(store);
    private readonly PromotionFiles _promotions = new(store);
    private readonly Seals _seals = new(store);
    private readonly LatestBuilds _latest = new(store);
    private readonly MoveJudge _judge = new(store, publisher);

    public Task<PromoteOutcome> PromoteAsync(PromoteRequest request, CancellationToken cancellation)
    {
        var workflow = _resolver.Workflow(request.Workflow);
        var environment = Movable(request.To);
        if (request.From is not null && request.Revision is not null)
        {
            throw PromotionErrors.FromAndRevision();
        }

        return MoveAsync(
            new PointerMove
            {
                Workflow = workflow,
                Environment = environment,
                Kind = PromotionKind.Promote,
                Revision = request.Revision is not null ? _resolver.Resolve(request.Revision, workflow).RevisionId : Source(workflow, environment, request.From),
                Settings = store.Project.Settings(environment.Name, workflow),
                Reason = Told(request.Reason),
                Expect = request.Expect,
                Seen = request.Seen,
                Plan = request.Plan,
                Unblock = request.Unblock,
            },
            cancellation);
    }

    public Task<PromoteOutcome> RollbackAsync(RollbackRequest request, CancellationToken cancellation)
    {
        var workflow = _resolver.Workflow(request.Workflow);
        var environment = Movable(request.Environment);
        var target = RollbackTarget(workflow, environment.Name, request.To);
        return MoveAsync(
            new PointerMove
            {
                Workflow = workflow,
                Environment = environment,
                Kind = PromotionKind.Rollback,
                Revision = target.Revision,
                Bundle = target.Bundle,
                Settings = target.Settings,
                Restores = target,
                Reason = Told(request.Reason) ?? throw PromotionErrors.NoReason(),
                Expect = request.Expect,
                Seen = request.Seen,
                Plan = request.Plan,
            },
            cancellation);
    }

    private async Task<PromoteOutcome> MoveAsync(PointerMove move, CancellationToken cancellation)
    {
        var state = _promotions.State(move.Workflow);
        var revisions = Revisions(move.Workflow, move.Revision);
        var outcome = _judge.Judge(move, state, revisions);
        if (outcome.Status != PromoteStatus.Planned)
        {
            return outcome;
        }

        move = move with { Bundle = move.Bundle ?? publisher.Find(move.Workflow, outcome.Revision!, state) };
        outcome = outcome with { Bundle = move.Bundle, Publishes = move.Bundle is null };
        if (move.Plan)
        {
            return outcome;
        }

        for (var isAgain = false; ; isAgain = true)
        {
            if (move.Bundle is null)
            {
                // Publishing builds, which takes long: the lock is not held meanwhile.
                var published = await publisher.PublishAsync(move.Workflow, outcome.Revision!, configuration: null, cancellation).ConfigureAwait(false);
                move = move with { Bundle = published.Bundle };
            }

            using (store.Lock($"{(move.IsRollback ? "rolling back" : "promoting to")} {move.Environment.Name} of {move.Workflow}", cancellation))
            {
                if (isAgain || move.IsRollback)
                {
                    publisher.RefuseMissing(move.Bundle);
                }

                if (publisher.IsWhole(move.Bundle))
                {
                    return Commit(move, revisions, outcome with { Bundle = move.Bundle });
                }
            }

            // Until it is promoted nothing says that it is needed: it has just been collected.
            move = move with { Bundle = null };
        }
    }

    private PromoteOutcome Commit(PointerMove move, Lazy<ImmutableArray<RevisionFile>> revisions, PromoteOutcome before)
    {
        var state = _promotions.State(move.Workflow);
        var outcome = _judge.Judge(move, state, revisions) with { Publishes = before.Publishes };
        if (outcome.Status != PromoteStatus.Planned)
        {
            return outcome;
        }

        // Also where only settings moved: what was looked at is not what is there.
        if (outcome.Left?.Hash != before.Left?.Hash)
        {
            return outcome with
            {
                Status = PromoteStatus.Conflict,
                Conflict = $"{outcome.Environment} of {outcome.Workflow} was moved to {RevisionId.Short(outcome.Before!)} by someone else meanwhile (promotion {outcome.Left!.Id}). Look at what changed (`dotnet scout history`), then do it again.",
            };
        }

        try
        {
            return outcome with { Status = PromoteStatus.Moved, Promotion = Write(move, revisions.Value, state) };
        }
        catch (ScoutException error)
        {
            throw HasMoved(move.Workflow, state)
                ? PromotionErrors.InDoubt(move.Workflow, move.Environment.Name, error)
                : PromotionErrors.NotMade(move.Workflow, move.Environment.Name, error);
        }
    }

    private Lazy<ImmutableArray<RevisionFile>> Revisions(string workflow, string? id) => new(() => id is null ? [] : _revisions.WithCalls(workflow, id));

    private Promotion Write(PointerMove move, ImmutableArray<RevisionFile> revisions, WorkflowState state)
    {
        _ = store.Layout.WriteFixedFiles(store.Files).Count();

        // What is called before what calls it: what is there after a crash is whole.
        foreach (var file in revisions.Reverse())
        {
            _revisions.Commit(file);
            _events.Commit(file.Workflow, file.Stored.Id);
        }

        var promotion = new Promotion
        {
            Workflow = move.Workflow,
            Serial = state.Manifest.Serial + 1,
            Previous = state.Manifest.Head,
            Kind = move.Kind,
            Environment = move.Environment.Name,
            From = state.At(move.Environment.Name)?.Revision,
            Revision = move.Revision!,
            Bundle = move.Bundle!,
            Settings = move.Settings,
            By = store.Author,
            Time = store.Now,
            Reason = move.Reason,
            Unblock = move.Unblock,
            Seals = _seals.Missing(move.Workflow, revisions, state),
        };
        return _promotions.Make(state.Manifest, promotion)[0];
    }

    private bool HasMoved(string workflow, WorkflowState before)
    {
        try
        {
            return _promotions.Manifest(workflow).Serial != before.Manifest.Serial;
        }
        catch (ScoutException)
        {
            // What cannot be read cannot be vouched for.
            return true;
        }
    }

    private EnvironmentDefinition Movable(string name)
    {
        var environment = store.Project.Environment(name);
        return environment.IsDevelopment ? throw PromotionErrors.DevelopmentIsNotPromotedTo() : environment;
    }

    private string? Source(string workflow, EnvironmentDefinition environment, string? from)
    {
        var source = from is not null ? store.Project.Environment(from).Name
            : environment.Requires.IsEmpty ? EnvironmentDefinition.Development
            : environment.Requires[0];
        return source == EnvironmentDefinition.Development
            ? _latest.Of(workflow)?.Revision
            : _promotions.State(workflow).At(source)?.Revision;
    }

    private Promotion RollbackTarget(string workflow, string environment, string? to)
    {
        var state = _promotions.State(workflow);
        if (to is null)
        {
            return state.LastKnownGood(environment) ?? throw PromotionErrors.NothingToRollBackTo(workflow, environment);
        }

        var there = _resolver.Resolve(to, workflow);
        return there.Promotion is { } promotion && promotion.Environment == environment
            ? promotion
            : state.Of(environment).LastOrDefault(promotion => promotion.Revision == there.RevisionId)
                ?? throw PromotionErrors.NeverThere(RevisionId.Display(workflow, there.RevisionId), environment);
    }

    private static string? Told(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
}
