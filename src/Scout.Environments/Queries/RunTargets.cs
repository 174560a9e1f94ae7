using System.Text;
using Scout.Environments.Builds;
using Scout.Environments.Bundles;
using Scout.Environments.Promotions;
using Scout.Environments.Records;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;

namespace Scout.Environments.Queries;

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
        return Target(revision, EnvironmentDefinition.Development, DevelopmentSettings, restored.Output) with { Bundle = bundle };
    }

    private RunSettings DevelopmentSettings => store.Project.Settings(EnvironmentDefinition.Development);

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
        var latest = _latest.Of(revision.Workflow) ?? throw StoreErrors.EmptyEnvironment(revision.Workflow, EnvironmentDefinition.Development);
        var output = _latest.Output(latest);
        return store.Files.Operations.KindOf(output.Assembly) == Files.PathKind.File
            ? Target(revision, EnvironmentDefinition.Development, DevelopmentSettings, output)
            : throw StoreErrors.OutputMissing(revision.Workflow, output.Assembly);
    }

    private RunTarget Target(ResolvedRevision revision, string environment, RunSettings settings, BundleOutput output) => new()
    {
        Workflow = revision.Workflow,
        RevisionId = revision.RevisionId,
        Revision = Encoding.UTF8.GetString(_revisions.Bytes(revision.Workflow, revision.RevisionId)),
        Calls = _revisions.CallsJson(revision.Workflow, revision.RevisionId),
        Environment = environment,
        Settings = settings,
        Output = output,
    };
}
