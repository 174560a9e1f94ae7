using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Scout.Environments.Files;
using Scout.Environments.Projects;
using Scout.Environments.Queries;
using Scout.Revisions.Channel;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Inbox;
using Scout.Runs.Queries;
using Scout.Runs.Storage;

namespace Scout.Runs;

/// <summary>
/// The record of every run of a project on this machine. Whoever opens it takes in what runs without an owner left, and sees which runs nobody works on any more.
/// Nothing is made before there is something to keep.
/// </summary>
/// <remarks>Every method throws <see cref="ScoutException"/> where the store cannot be read or written, or has no such run.</remarks>
internal sealed partial class RunStore : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private readonly string _folder;
    private readonly string? _limits;
    private readonly int _patience;
    private readonly RunInbox _inbox;
    private readonly ImmutableArray<EnvironmentDefinition> _environments;
    private readonly Lock _lock = new();
    private Database? _database;
    private RunWriter? _writer;
    private bool _isDisposed;

    private RunStore(string folder, string? limits, ImmutableArray<EnvironmentDefinition> environments, int patience)
    {
        _folder = folder;
        _limits = limits;
        _patience = patience;
        _environments = environments;
        _inbox = new(Path.Combine(folder, "inbox"));
        _database = Database.TryOpen(DatabaseFile, limits, patience);
    }

    /// <summary>What was left in the inbox and is no record of a run: to be told, and no reason to stop.</summary>
    public ImmutableArray<ScoutException> Problems { get; private set; } = [];

    /// <summary>The folder of owners' leases.</summary>
    internal string Owners => Path.Combine(_folder, "owners");

    /// <summary>The folder of answers of models that are kept for the next validation; what is past its time is removed from it.</summary>
    public string Answers() => AnswerFolder.Cleaned(_folder);

    internal RunWriter Writer
    {
        get
        {
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                return _writer ??= new(Opened());
            }
        }
    }

    /// <summary>A connection of its own, to a database that is made where there is none.</summary>
    internal SqliteConnection Connect() => Opened().Connect();

    private string DatabaseFile => Path.Combine(_folder, "runs.db");

    /// <summary>Opens the store of a project.</summary>
    /// <param name="project">The project.</param>
    public static RunStore Open(ScoutProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        var folder = new StoreLayout(project.Root, project.State).Runs;
        string[] written = [Path.Combine(folder, "inbox"), Path.Combine(folder, "owners"), Path.Combine(folder, AnswerFolder.Name), .. Database.Endings.Select(ending => Path.Combine(folder, $"runs.db{ending}"))];
        foreach (var path in written)
        {
            Links.Refuse(path, StateFolder.Above(project.Root, project.State));
        }

        return Open(folder, null, project.Environments);
    }

    /// <summary>Opens the store in a folder.</summary>
    /// <param name="folder">The folder, absolute.</param>
    /// <param name="limits">Statements for every connection, that make it a smaller or a worse one; none: as it is.</param>
    /// <param name="environments">How runs of environments are kept; of those that are not among them, as a whole.</param>
    /// <param name="patience">For how many seconds it waits for others that write.</param>
    internal static RunStore Open(string folder, string? limits = null, ImmutableArray<EnvironmentDefinition> environments = default, int patience = Database.Patience)
    {
        var store = new RunStore(folder, limits, environments.IsDefault ? [] : environments, patience);
        store.Refresh();
        return store;
    }

    /// <summary>A page of the runs that fit, newest first.</summary>
    /// <param name="filter">Which runs; default: all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cursor">The <see cref="RunPage.Next"/> of the page before, or none.</param>
    public RunPage List(RunFilter? filter = null, int limit = 20, string? cursor = null) =>
        Query(queries => queries.List(filter ?? new(), limit, cursor), new RunPage([], null));

    /// <summary>One run as a whole.</summary>
    /// <param name="runId">The run's whole id.</param>
    public RunEntry Entry(string runId) => Query(queries => queries.Entry(runId), null) ?? throw RunQueryErrors.NoSuchRun(runId);

    /// <summary>Whether anything of a run is kept.</summary>
    /// <param name="runId">The run's whole id.</param>
    public bool Has(string runId) => Query(queries => queries.Entry(runId), null) is not null;

    /// <summary>What a run that has not ended takes over of the one that it makes again, by the path of blocks; empty where it is no rerun.</summary>
    /// <param name="runId">The run's whole id.</param>
    public ImmutableSortedDictionary<string, EarlierOutcome> Earlier(string runId) =>
        Ask(connection => EarlierRows.Of(connection, runId), ImmutableSortedDictionary.Create<string, EarlierOutcome>(StringComparer.Ordinal));

    /// <summary>Says what is wrong with the database itself; nothing where all is well.</summary>
    public ImmutableArray<string> Damages() => Query(queries => queries.Damages(), []);

    /// <summary>One run with its blocks.</summary>
    /// <param name="runId">The run's whole id.</param>
    public RunSummary Read(string runId) => Read(Entry(runId), Records(runId));

    /// <summary>One run with its blocks, from what was read of it.</summary>
    /// <param name="entry">The run as a whole.</param>
    /// <param name="records">All of its records.</param>
    internal static RunSummary Read(RunEntry entry, ImmutableArray<RunEvent> records)
    {
        if (records.IsEmpty)
        {
            throw StorageErrors.RecordIsNone(entry.RunId, 0, new System.Text.Json.JsonException("a run begins with its start"));
        }

        var run = RunSummary.Of(records) with { Queued = entry.Queued ?? [] };
        return entry.Status is RunStatus.Interrupted or RunStatus.NeedsDecision ? run.Interrupt(entry.Status) with { Error = entry.Error, ElapsedMs = entry.ElapsedMs } : run;
    }

    /// <summary>A run's records, in order.</summary>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="from">The sequence of the first that is wanted.</param>
    public ImmutableArray<RunEvent> Records(string runId, long from = 0) => Query(queries => queries.Records(runId, from).ToImmutableArray(), []);

    /// <summary>The whole id of the run that somebody means: by its id, or by a part that begins or ends only one; the newest that fits where nothing is said.</summary>
    /// <param name="run">What was said, or none.</param>
    /// <param name="filter">Which runs the newest is looked for among.</param>
    public string Resolve(string? run = null, RunFilter? filter = null)
    {
        if (run is null)
        {
            return List(filter, 1).Runs is [var newest, ..] ? newest.RunId : throw RunQueryErrors.NoRuns();
        }

        var candidates = run.Length == 0 ? [] : Query(queries => queries.Like(run), []);
        return candidates switch
        {
            [] => throw RunQueryErrors.NoSuchRun(run),
            [var only] => only,
            _ when candidates.Contains(run, StringComparer.OrdinalIgnoreCase) => run.ToLowerInvariant(),
            _ => throw RunQueryErrors.WhichRun(run, candidates),
        };
    }

    /// <summary>How the last runs of every workflow in every environment ended.</summary>
    public IReadOnlyDictionary<(string Workflow, string Environment), RunHealth> Health() =>
        Query(queries => queries.Health(RunHealth.Recent), ImmutableDictionary<(string Workflow, string Environment), RunHealth>.Empty);

    /// <summary>What runs used.</summary>
    /// <param name="by">What it is told by.</param>
    /// <param name="span">Which runs.</param>
    public ImmutableArray<UsageLine> Usage(UsageBy by, UsageSpan span) => Query(queries => queries.Usage(by, span), []);

    /// <inheritdoc cref="Queries.Usage.ByDay"/>
    public ImmutableDictionary<DateOnly, UsageLine> UsageByDay(UsageSpan span) => Query(queries => queries.UsageByDay(span), ImmutableDictionary<DateOnly, UsageLine>.Empty);

    /// <summary>Two runs side by side.</summary>
    /// <param name="left">The one's whole id.</param>
    /// <param name="right">The other's.</param>
    public RunComparison Compare(string left, string right) => RunComparison.Of((Entry(left), Read(left)), (Entry(right), Read(right)));

    /// <summary>The runs that may still go on: what they need is not to be removed.</summary>
    public ImmutableArray<RunEntry> Unfinished() =>
        // Asked at once: between two questions a run may go from one to the other.
        List(new() { Statuses = [RunStatus.Running, RunStatus.Waiting, RunStatus.Interrupted, RunStatus.NeedsDecision, RunStatus.BudgetExceeded] }, int.MaxValue).Runs;

    /// <summary>Takes in what the inbox has, and marks the runs whose owner is gone.</summary>
    public void Refresh()
    {
        var problems = ImmutableArray.CreateBuilder<ScoutException>();
        foreach (var file in _inbox.Files())
        {
            try
            {
                RunInbox.TakeIn(file, Opened().Write);
            }
            catch (ScoutException exception) when (exception.Code == InboxErrors.NoRecord)
            {
                problems.Add(exception);
            }
            catch (IOException)
            {
                // Another process has taken it in meanwhile, or looks at it just now: the next look finds it, or not.
            }
        }

        Problems = problems.ToImmutable();
        Interrupt();
    }

    /// <summary>Lets go of the database; what waits is written first.</summary>
    public async ValueTask DisposeAsync()
    {
        RunWriter? writer;
        lock (_lock)
        {
            (_isDisposed, writer) = (true, _writer);
        }

        if (writer is not null)
        {
            await writer.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Interrupt()
    {
        var owned = Query(queries => queries.Owned(), []);
        var gone = owned.GroupBy(run => run.Owner, StringComparer.Ordinal).Where(runs => !IsAlive(runs.Key)).SelectMany(runs => runs).ToArray();
        if (gone.Length == 0)
        {
            return;
        }

        Opened().Write(connection =>
        {
            foreach (var (run, owner) in gone)
            {
                Interruption.Mark(connection, run, owner);
            }
        });
        OwnerLease.Sweep(Owners);
    }

    // A run of the inbox has its own file for a lease.
    private bool IsAlive(string owner) => RunInbox.IsOwner(owner) ? FileHolds.IsWritten(Path.Combine(_folder, owner)) : OwnerLease.IsAlive(Owners, owner);

    private Database Opened()
    {
        lock (_lock)
        {
            return _database ??= Database.Open(DatabaseFile, _limits, _patience);
        }
    }

    private T Query<T>(Func<RunQueries, T> ask, T none) => Ask(connection => ask(new(connection)), none);

    private T Ask<T>(Func<SqliteConnection, T> ask, T none) => (_database ??= Database.TryOpen(DatabaseFile, _limits, _patience)) is { } database ? database.Read(ask) : none;
}
