using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Bundles;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Records;
using Scout.Revisions;
using Scout.Revisions.Channel;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;

namespace Scout.Environments.Queries;

/// <summary>Everything that a run is pinned to, ready to start a worker with.</summary>
internal sealed record RunTarget
{
    /// <summary>The workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The revision's whole id, 64 hex digits.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The revision.</summary>
    public required StoredRevision Revision { get; init; }

    /// <summary>Every revision that it calls, however deep, by <c>sha256:...</c>.</summary>
    public required ImmutableSortedDictionary<string, StoredRevision> Calls { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The settings: pinned by the promotion, or development's.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>The promotion that put the revision there, or none.</summary>
    public string? PromotionId { get; init; }

    /// <summary>The bundle's digest, or none for the build output.</summary>
    public string? Bundle { get; init; }

    /// <summary>The folder of <c>scout.json</c>.</summary>
    public required string Root { get; init; }

    /// <summary>The files to start the worker from.</summary>
    public required BundleOutput Output { get; init; }

    /// <summary>How the environment's runs are kept.</summary>
    public RunKeeping Keeping { get; init; } = new();

    /// <summary>The least level of what code logs that is told.</summary>
    public LogSeverity LogLevel { get; init; } = LogSeverity.Warning;

    /// <summary>Whether somebody watches what models say while they say it.</summary>
    public bool IsWatched { get; init; }

    /// <inheritdoc cref="StartRun.SkipsFingerprints"/>
    public bool SkipsFingerprints { get; init; }

    /// <summary>The message that starts a run of it, or takes one up again.</summary>
    /// <param name="runId">The run's id.</param>
    /// <param name="inputs">The inputs, not checked yet.</param>
    /// <param name="journal">The run's records so far; none for a new one.</param>
    public StartRun Start(string runId, JsonElement inputs, ImmutableArray<RunEvent> journal = default) => new()
    {
        RunId = runId,
        Revision = Revision,
        Calls = Calls,
        Inputs = inputs,
        Environment = Environment,
        PromotionId = PromotionId,
        Bundle = Bundle,
        Settings = Settings,
        Root = Root,
        Journal = journal.IsDefault ? [] : journal,
        LogLevel = LogLevel,
        IsWatched = IsWatched,
        SkipsFingerprints = SkipsFingerprints,
    };
}

/// <summary>Gathers everything that a run is pinned to.</summary>
internal sealed class RunTargets(StoreContext store, BundlePublisher publisher, BundleRestorer restorer)
{
    private readonly RevisionResolver _resolver = new(store);
    private readonly RevisionFiles _revisions = new(store);
    private readonly PromotionFiles _promotions = new(store);
    private readonly LatestBuilds _latest = new(store);

    public Task<RunTarget> OfEnvironmentAsync(string? workflow, string environment, CancellationToken cancellation)
    {
        var revision = _resolver.Resolve(store.Project.Environment(environment).Name, _resolver.Workflow(workflow));
        return revision.Promotion is { } promotion
            ? PinnedAsync(revision, promotion, cancellation)
            : Task.FromResult(Built(revision));
    }

    public async Task<RunTarget> OfRevisionAsync(string expression, string? workflow, CancellationToken cancellation)
    {
        var revision = _resolver.Resolve(expression, workflow);
        var isLatest = _latest.Of(revision.Workflow)?.Revision == revision.RevisionId;
        var bundle = isLatest ? null : publisher.Find(revision.Workflow, revision.RevisionId, _promotions.State(revision.Workflow));
        if (bundle is null)
        {
            return Built(revision);
        }

        var restored = await restorer.RestoreAsync(bundle, cancellation).ConfigureAwait(false);
        return Target(revision, EnvironmentDefinition.Development, DevelopmentSettings(revision.Workflow), restored.Output) with { Bundle = bundle };
    }

    public Task<RunTarget> OfPromotedAsync(string expression, string workflow, string environment, CancellationToken cancellation)
    {
        var revision = _resolver.Resolve(expression, workflow);
        var state = _promotions.State(revision.Workflow);
        var promotion = state.Of(store.Project.Environment(environment).Name).LastOrDefault(promotion => promotion.Revision == revision.RevisionId)
            ?? throw QueryErrors.NeverPromoted(revision.Workflow, revision.RevisionId, environment);
        return state.Blocked(environment).Contains(revision.RevisionId)
            ? throw QueryErrors.WasRolledBack(revision.Workflow, revision.RevisionId, environment)
            : PinnedAsync(revision, promotion, cancellation);
    }

    public async Task<RunTarget> OfRunAsync(string workflow, string revisionId, string environment, string? promotionId, string? bundle, CancellationToken cancellation)
    {
        var revision = _resolver.Resolve(revisionId, workflow);
        if (bundle is null)
        {
            return Built(revision);
        }

        var settings = promotionId is null ? DevelopmentSettings(workflow) : PinnedSettings(workflow, promotionId);
        var restored = await restorer.RestoreAsync(bundle, cancellation).ConfigureAwait(false);
        return Target(revision, environment, settings, restored.Output) with { Bundle = bundle, PromotionId = promotionId };
    }

    private RunSettings DevelopmentSettings(string workflow) => store.Project.Settings(EnvironmentDefinition.Development, workflow);

    // A run keeps what its promotion pinned, but for its budget: that is the one that a run would get which starts now, so that one which was not enough can be raised.
    private RunSettings PinnedSettings(string workflow, string promotionId)
    {
        var state = _promotions.State(workflow);
        var pinned = state.Chain.FirstOrDefault(promotion => promotion.Id == promotionId) ?? throw QueryErrors.PromotionGone(workflow, promotionId);
        return pinned.Settings with { Limits = state.Last(pinned.Environment)!.Settings.Limits };
    }

    private async Task<RunTarget> PinnedAsync(ResolvedRevision revision, Promotion promotion, CancellationToken cancellation)
    {
        var restored = await restorer.RestoreAsync(promotion.Bundle, cancellation).ConfigureAwait(false);
        return Target(revision, promotion.Environment, promotion.Settings, restored.Output) with
        {
            Bundle = promotion.Bundle,
            PromotionId = promotion.Id,
        };
    }

    // An old build runs from the latest output as long as its code is the same; the worker compares fingerprints.
    private RunTarget Built(ResolvedRevision revision)
    {
        var latest = _latest.Of(revision.Workflow) ?? throw QueryErrors.EmptyEnvironment(revision.Workflow, EnvironmentDefinition.Development);
        var output = _latest.Output(latest);
        return store.Files.Operations.KindOf(output.Assembly) == PathKind.File
            ? Target(revision, EnvironmentDefinition.Development, DevelopmentSettings(revision.Workflow), output)
            : throw QueryErrors.OutputMissing(revision.Workflow, output.Assembly);
    }

    private RunTarget Target(ResolvedRevision revision, string environment, RunSettings settings, BundleOutput output)
    {
        var files = _revisions.WithCalls(revision.Workflow, revision.RevisionId);
        return new()
        {
            Workflow = revision.Workflow,
            RevisionId = revision.RevisionId,
            Revision = files[0].Stored,
            Calls = RevisionFile.ById(files.Skip(1)),
            Environment = environment,
            Settings = settings,
            // An environment may have gone from scout.json since.
            Keeping = store.Project.Has(environment) ? store.Project.Environment(environment).Runs : new(),
            Root = store.Project.Root,
            Output = output,
        };
    }
}
