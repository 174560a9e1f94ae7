using System.Collections.Immutable;
using Scout.Environments.Builds;
using Scout.Environments.Bundles;
using Scout.Environments.Checks;
using Scout.Environments.Contracts;
using Scout.Environments.Files;
using Scout.Environments.Garbage;
using Scout.Environments.Git;
using Scout.Environments.Naming;
using Scout.Environments.Projects;
using Scout.Environments.Promotions;
using Scout.Environments.Queries;
using Scout.Environments.Records;
using Scout.Revisions.Project;

namespace Scout.Environments;

/// <summary>The store of a project: revisions, their history, environments, promotions and bundles. All rules about them live here.</summary>
/// <remarks>Every method throws <see cref="ScoutException"/> for mistakes of users and broken files; refusals that are expected are outcomes.</remarks>
internal sealed partial class Store
{
    private const int MostLooks = 5;
    private readonly StoreContext _store;
    private readonly RevisionResolver _resolver;
    private readonly StoreQueries _queries;
    private readonly BundlePublisher _publisher;
    private readonly BundleRestorer _restorer;

    private Store(StoreContext store, IBundleSource bundles)
    {
        _store = store;
        _resolver = new RevisionResolver(store);
        _queries = new StoreQueries(store);
        _publisher = new BundlePublisher(store, bundles);
        _restorer = new BundleRestorer(store, bundles);
    }

    /// <summary>The project.</summary>
    public ScoutProject Project => _store.Project;

    /// <summary>Opens the store of a project. Nothing is written until something is recorded.</summary>
    /// <param name="project">The project.</param>
    /// <param name="options">What the store depends on; default: the system's.</param>
    public static Store Open(ScoutProject project, StoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(project);
        options ??= new();
        return Open(project, options, DiskOperations.Instance, new GitRepository(project.Root), new DotNetBundleSource(options.Guard));
    }

    /// <summary>Records a build. Nothing is written where nothing changed; many projects may do so at once.</summary>
    /// <param name="request">The build.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public BuildOutcome RecordBuild(BuildRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new BuildRecorder(_store).Record(request, cancellation);
    }

    /// <summary>Every workflow that the store knows, sorted.</summary>
    public ImmutableArray<string> Workflows() => _resolver.Workflows();

    /// <summary>Those that a project still builds, as far as this machine knows.</summary>
    public ImmutableArray<string> PresentWorkflows() => _resolver.PresentWorkflows();

    /// <summary>The workflow that a command means: the one named, or the only one that is not gone.</summary>
    /// <param name="workflow">A workflow's id, or none.</param>
    public string Workflow(string? workflow) => _resolver.Workflow(workflow);

    /// <summary>The project files, absolute, that this machine last built the store's workflows from; those that are gone are left out.</summary>
    /// <param name="workflow">Only this workflow's, or none: every workflow's.</param>
    public ImmutableArray<string> Projects(string? workflow = null) => _queries.Projects(workflow);

    /// <summary>Resolves a revision expression: <c>latest</c>, an environment, <c>production~1</c>, an id or a prefix of one, a name, <c>production@2026-11-01</c>, each also after <c>workflow@</c>.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="workflow">The workflow, or none: the only one there is, or the one that the expression names.</param>
    public ResolvedRevision Resolve(string expression, string? workflow = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return _resolver.Resolve(expression, workflow);
    }

    /// <summary>The environment that a revision expression is about, whatever it stands for there; none: it names a revision or a promotion itself.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="workflow">The workflow.</param>
    public string? EnvironmentOf(string expression, string workflow) => _resolver.EnvironmentOf(expression, workflow);

    /// <summary>A revision and what is known about it.</summary>
    /// <param name="expression">A revision expression.</param>
    /// <param name="workflow">The workflow, as in <see cref="Resolve"/>.</param>
    public RevisionDetails Show(string expression, string? workflow = null)
    {
        return _queries.Details(Resolve(expression, workflow));
    }

    /// <summary>Two revisions of a workflow, and what differs between them.</summary>
    /// <param name="from">The revision expression of the older.</param>
    /// <param name="to">The revision expression of the newer.</param>
    /// <param name="workflow">The workflow, as in <see cref="Resolve"/>.</param>
    public RevisionPair Diff(string from, string to, string? workflow = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new RevisionDiffs(_store).Between(from, to, workflow);
    }

    /// <summary>Two revisions of a workflow that are resolved, and what differs between them.</summary>
    /// <param name="from">The older.</param>
    /// <param name="to">The newer.</param>
    public RevisionPair Diff(ResolvedRevision from, ResolvedRevision to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new RevisionDiffs(_store).OfResolved(from, to);
    }

    /// <summary>What a move brings, or would bring: the revision and the settings; none where the environment pointed nowhere or the move goes nowhere.</summary>
    /// <param name="outcome">The move.</param>
    public RevisionPair? Diff(PromoteOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome is { Left: { } left, Revision: { } revision } ? new RevisionDiffs(_store).OfMove(left, revision, outcome.Settings, outcome.Restores) : null;
    }

    /// <summary>The board: every workflow and where its environments point.</summary>
    /// <param name="health">How the last runs ended, as the run store has it; none: nothing is said of runs.</param>
    public ImmutableArray<WorkflowStatus> Status(IReadOnlyDictionary<(string Workflow, string Environment), RunHealth>? health = null) =>
        _queries.Status(Workflows(), health ?? ImmutableDictionary<(string Workflow, string Environment), RunHealth>.Empty);

    /// <summary>The <see cref="Baseline"/> of a project that has no store.</summary>
    public static string EmptyBaseline => RunningRevisions.Empty;

    /// <summary>What the environments run of a project's workflows, as the lines that the analyzers check its C# against (see Baseline.md).</summary>
    /// <param name="project">The project file, absolute.</param>
    public string Baseline(string project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return new RunningRevisions(_store).Baseline(project);
    }

    /// <summary>A workflow's revisions, newest first.</summary>
    /// <param name="workflow">The workflow, or none: the only one there is.</param>
    public ImmutableArray<HistoryEntry> History(string? workflow = null) => _queries.History(Workflow(workflow));

    /// <summary>A workflow's promotions and rollbacks, newest first.</summary>
    /// <param name="workflow">The workflow, or none: the only one there is.</param>
    public ImmutableArray<Promotion> Promotions(string? workflow = null) => [.. new PromotionFiles(_store).State(Workflow(workflow)).Chain.Reverse()];

    /// <summary>Whether an environment has something to roll back to by itself: something that it stood on before, and that was not rolled back.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="environment">The environment.</param>
    public bool CanRollBack(string workflow, string environment) => new PromotionFiles(_store).State(workflow).LastKnownGood(environment) is not null;

    /// <summary>Names a revision; its id does not change. The same name and notes again write nothing.</summary>
    /// <param name="expression">A revision expression.</param>
    /// <param name="name">The name: one line, 1 to 200 characters.</param>
    /// <param name="notes">Notes, or none.</param>
    /// <param name="workflow">The workflow, as in <see cref="Resolve"/>.</param>
    public HistoryEntry Name(string expression, string name, string? notes = null, string? workflow = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var revision = Resolve(expression, workflow);
        new RevisionNaming(_store).Name(revision.Workflow, revision.RevisionId, name, notes);
        return _queries.Entry(revision.Workflow, revision.RevisionId);
    }

    /// <summary>Moves an environment's pointer to a revision, with its bundle, if every gate lets it.</summary>
    /// <param name="request">What to move where.</param>
    /// <param name="cancellation">Gives up, as long as nothing is recorded.</param>
    public Task<PromoteOutcome> PromoteAsync(PromoteRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new Promoter(_store, _publisher).PromoteAsync(request, cancellation);
    }

    /// <summary>Moves an environment back to what an earlier promotion brought, and blocks what the undone one brought.</summary>
    /// <param name="request">What to move back.</param>
    /// <param name="cancellation">Gives up, as long as nothing is recorded.</param>
    public Task<PromoteOutcome> RollbackAsync(RollbackRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new Promoter(_store, _publisher).RollbackAsync(request, cancellation);
    }

    /// <summary>Mends a manifest that was taken back by a commit, a merge or an edit: every other move of its workflow is refused until then.</summary>
    /// <param name="request">What counts.</param>
    /// <param name="cancellation">Gives up waiting for the lock.</param>
    public MendOutcome Mend(MendRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ManifestMender(_store).Mend(request, cancellation);
    }

    /// <summary>Publishes the bundle of the latest build of a workflow. The published files must give the same revision.</summary>
    /// <param name="workflow">The workflow, or none: the only one there is.</param>
    /// <param name="configuration">The configuration to publish. Default: Release; where that is another revision, the one that was built.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<PublishOutcome> PublishAsync(string? workflow = null, string? configuration = null, CancellationToken cancellation = default)
    {
        var latest = Resolve(EnvironmentDefinition.Development, Workflow(workflow));
        return _publisher.PublishAsync(latest.Workflow, latest.RevisionId, configuration, cancellation);
    }

    /// <summary>Brings back the files of every bundle that an environment points at.</summary>
    /// <param name="cancellation">Gives up.</param>
    public Task<ImmutableArray<RestoredBundle>> RestoreAsync(CancellationToken cancellation = default) => _restorer.RestoreAllAsync(cancellation);

    /// <summary>Everything that a run of an environment is pinned to; its bundle is restored where that is needed.</summary>
    /// <param name="workflow">The workflow, or none: the only one there is.</param>
    /// <param name="environment">The environment. Default: development.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<RunTarget> TargetAsync(string? workflow = null, string environment = EnvironmentDefinition.Development, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return new RunTargets(_store, _publisher, _restorer).OfEnvironmentAsync(workflow, environment, cancellation);
    }

    /// <summary>Everything that a run of one revision is pinned to: its bundle where it has one, else the build output; settings of development.</summary>
    /// <param name="expression">A revision expression.</param>
    /// <param name="workflow">The workflow, as in <see cref="Resolve"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<RunTarget> RevisionTargetAsync(string expression, string? workflow = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return new RunTargets(_store, _publisher, _restorer).OfRevisionAsync(expression, workflow, cancellation);
    }

    /// <summary>Everything that a run of an earlier revision of an environment is pinned to, as the promotion that brought it there last did; its bundle is restored where that is needed.</summary>
    /// <param name="expression">A revision expression.</param>
    /// <param name="workflow">The workflow.</param>
    /// <param name="environment">The environment: not development.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<RunTarget> PromotedTargetAsync(string expression, string workflow, string environment, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(environment);
        return new RunTargets(_store, _publisher, _restorer).OfPromotedAsync(expression, workflow, environment, cancellation);
    }

    /// <summary>Tells whether where a workflow's environments point may be other than it was.</summary>
    /// <param name="workflow">The workflow.</param>
    public StoreStamp Stamp(string workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return StoreStamp.Of(_store.Layout, workflow);
    }

    /// <summary>What a run that was interrupted is pinned to: its own revision and bundle, and the settings that its promotion pinned.</summary>
    /// <param name="workflow">The run's workflow.</param>
    /// <param name="revisionId">Its revision's whole id.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="promotionId">The promotion that it was started for, or none.</param>
    /// <param name="bundle">Its bundle's digest, or none for a build output.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<RunTarget> PinnedTargetAsync(string workflow, string revisionId, string environment, string? promotionId, string? bundle, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(revisionId);
        ArgumentNullException.ThrowIfNull(environment);
        return new RunTargets(_store, _publisher, _restorer).OfRunAsync(workflow, revisionId, environment, promotionId, bundle, cancellation);
    }

    /// <summary>Who acts here.</summary>
    public Author Author() => _store.Author;

    /// <summary>Checks every file, hash, chain and pointer.</summary>
    public CheckReport Check()
    {
        // Nobody is kept from working meanwhile: what is wrong is so when it is looked at once more, too.
        var report = new StoreChecker(_store).Check();
        for (var looked = 1; !report.Findings.IsEmpty && looked < MostLooks; looked++)
        {
            var again = new StoreChecker(_store).Check();
            if (again.Findings.SequenceEqual(report.Findings))
            {
                break;
            }

            report = again;
        }

        return report;
    }

    /// <summary>Lists, or removes, what nothing refers to.</summary>
    /// <param name="options">What to keep; default: only list.</param>
    /// <param name="cancellation">Gives up waiting for the lock.</param>
    public GcReport CollectGarbage(GcOptions? options = null, CancellationToken cancellation = default) =>
        new GarbageCollector(_store, options ?? new GcOptions()).Collect(cancellation);

    internal static Store Open(ScoutProject project, StoreOptions options, IFileOperations operations, IRepository repository, IBundleSource bundles) =>
        new(new StoreContext(project, options, operations, repository), bundles);

    /// <summary>Has the store's lock for work on files of the project that are read, changed and written back.</summary>
    /// <param name="purpose">What for, shown to whoever waits.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public IDisposable Alone(string purpose, CancellationToken cancellation) => _store.Lock(purpose, cancellation);
}
