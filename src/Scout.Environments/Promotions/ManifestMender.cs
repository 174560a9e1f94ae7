using System.Collections.Immutable;
using Scout.Environments.Projects;
using Scout.Environments.Records;

namespace Scout.Environments.Promotions;

/// <summary>Mends a manifest that was taken back: promotions follow what it says.</summary>
internal sealed class ManifestMender(StoreContext store)
{
    private readonly PromotionFiles _promotions = new(store);
    private readonly RevisionFiles _revisions = new(store);
    private readonly Seals _seals = new(store);

    public MendOutcome Mend(MendRequest request, CancellationToken cancellation)
    {
        if (request is { Take: TruthOfManifest.Manifest, Reason: null })
        {
            throw PromotionErrors.NoReason();
        }

        using var held = store.Lock($"resolving the manifest of {request.Workflow}", cancellation);
        var taken = _promotions.Chain(request.Workflow, _promotions.Manifest(request.Workflow));
        var (whole, following) = Whole(taken);
        if (following.IsEmpty)
        {
            return new(request.Workflow, [], []);
        }

        var rollbacks = request.Take == TruthOfManifest.Records ? [] : Returns(taken, whole, request.Reason!);
        return new(request.Workflow, following, _promotions.Make(whole.Manifest, rollbacks));
    }

    // The manifest as it was after the last of the promotions that follow one another.
    private (WorkflowState State, ImmutableArray<Promotion> Following) Whole(WorkflowState state)
    {
        var following = ImmutableArray.CreateBuilder<Promotion>();
        while (_promotions.Following(state.Manifest) is { Count: > 0 } next)
        {
            if (next.Count > 1)
            {
                throw StoreErrors.TwoFollow(store.Files.Shown(store.Layout.Manifest(state.Manifest.Workflow)), next);
            }

            following.Add(next[0]);
            state = new(state.Manifest.After(next[0]), state.Chain.Add(next[0]));
        }

        return (state, following.ToImmutable());
    }

    // Where the promotions moved revision, bundle or settings of an environment: all of that goes back.
    private ImmutableArray<Promotion> Returns(WorkflowState taken, WorkflowState whole, string reason)
    {
        var targets = whole.Manifest.Environments.Keys
            .Where(environment => taken.Last(environment) is not { } was || !whole.Last(environment)!.IsWhere(was))
            .Select(environment => taken.Last(environment) ?? throw StoreErrors.WasNowhere(whole.Manifest.Workflow, environment))
            .ToImmutableArray();
        var seals = _seals.Missing(whole.Manifest.Workflow, [.. targets.SelectMany(target => _revisions.WithCalls(target.Workflow, target.Revision))], whole);
        return
        [
            .. targets.Select((target, at) => target with
            {
                Kind = PromotionKind.Rollback,
                From = whole.At(target.Environment)!.Revision,
                By = store.Author,
                Time = store.Now,
                Reason = reason,
                Unblock = false,
                Seals = at == 0 ? seals : [],
            }),
        ];
    }
}

/// <summary>What counts where a manifest and the records of promotions say different things.</summary>
internal sealed record MendRequest
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>What counts.</summary>
    public required TruthOfManifest Take { get; init; }

    /// <summary>Why, for the record of a rollback; needed with <see cref="TruthOfManifest.Manifest"/>.</summary>
    public string? Reason { get; init; }
}

/// <summary>Which of the two counts.</summary>
internal enum TruthOfManifest
{
    /// <summary>The environments are where the last promotions put them.</summary>
    Records,

    /// <summary>The environments are where the manifest has them; each that moves back is recorded as a rollback.</summary>
    Manifest,
}

/// <summary>What was mended.</summary>
/// <param name="Workflow">The workflow's id.</param>
/// <param name="Promotions">The promotions that the manifest had lost, oldest first; none where nothing was wrong.</param>
/// <param name="Rollbacks">The rollbacks that were recorded.</param>
internal sealed record MendOutcome(string Workflow, ImmutableArray<Promotion> Promotions, ImmutableArray<Promotion> Rollbacks);
