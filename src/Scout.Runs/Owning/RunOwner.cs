using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Environments.Workers;
using Scout.Revisions.Channel;
using Scout.Revisions.Project;
using Scout.Revisions.Runs;
using Scout.Runs.Changes;
using Scout.Runs.Storage;

namespace Scout.Runs.Owning;

/// <summary>
/// Starts runs, keeps a worker for them, and keeps what they report: nothing is told of a run before it is kept, and no block with an effect starts before.
/// The tool and the server are its callers. Safe for many threads.
/// </summary>
internal sealed class RunOwner : IAsyncDisposable
{
    private const string Origin = "tool";
    private const int FewRuns = 100;
    private readonly RunStore _store;
    private readonly WorkerPool _workers;
    private readonly TimeProvider _time;
    private readonly OwnerLease _lease;
    private readonly KeepingProbe? _probe;
    private readonly ConcurrentDictionary<string, OwnedRun> _runs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _pumps = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _orders;

    private RunOwner(RunStore store, WorkerPoolOptions options, TimeProvider time, KeepingProbe? probe)
    {
        _store = store;
        _probe = probe;
        _time = time;
        _workers = new(options, time);
        _lease = OwnerLease.Take(store.Owners);
        _orders = Task.Run(() => new OrderWatch(store, _lease.Owner).WatchAsync(Obey, _closing.Token));
    }

    /// <summary>Becomes an owner.</summary>
    /// <param name="store">The store.</param>
    /// <param name="options">How workers are kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="probe">Told of records on their way; none: nobody is.</param>
    public static RunOwner Open(RunStore store, WorkerPoolOptions options, TimeProvider time, KeepingProbe? probe = null) => new(store, options, time, probe);

    /// <summary>Starts a run.</summary>
    /// <param name="target">What to run.</param>
    /// <param name="inputs">The inputs, not checked yet.</param>
    /// <param name="cancellation">Gives up, as long as it has not begun.</param>
    /// <exception cref="ScoutException">No worker starts.</exception>
    public Task<OwnedRun> StartAsync(RunTarget target, JsonElement inputs, CancellationToken cancellation = default) =>
        RunAsync(target, target.Start(RunIds.New(_time.GetUtcNow()), inputs), new(_lease.Owner, 1), cancellation);

    /// <summary>Makes an earlier run again, as a new one.</summary>
    /// <param name="target">What to run.</param>
    /// <param name="inputs">The inputs, not checked yet.</param>
    /// <param name="earlierRun">The earlier run's id.</param>
    /// <param name="earlier">What its blocks gave, by path: taken over where a block is given the same again.</param>
    /// <param name="cancellation">Gives up, as long as it has not begun.</param>
    /// <exception cref="ScoutException">No worker starts.</exception>
    public Task<OwnedRun> RerunAsync(RunTarget target, JsonElement inputs, string earlierRun, ImmutableSortedDictionary<string, EarlierOutcome> earlier, CancellationToken cancellation = default) =>
        RunAsync(target, target.Start(RunIds.New(_time.GetUtcNow()), inputs) with { RerunOf = earlierRun, Earlier = earlier }, new(_lease.Owner, 1), cancellation);

    /// <summary>Takes up a run that nobody works on any more.</summary>
    /// <param name="target">What the run is pinned to: its own revision, bundle and settings.</param>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="said">What becomes of blocks that must not run twice and were under way; none where there are no such blocks.</param>
    /// <param name="cancellation">Gives up, as long as it has not begun.</param>
    /// <exception cref="ScoutException">It cannot be taken up, or there is more to decide.</exception>
    public async Task<OwnedRun> ResumeAsync(RunTarget target, string runId, Decision? said, CancellationToken cancellation = default)
    {
        var records = _store.Records(runId);
        var run = RunStore.Read(_store.Entry(runId), records);
        var decided = Decisions.Of(run, target, said, records.Length, _time.GetUtcNow());
        var left = run.Undecided.Except(decided.Select(decision => decision.BlockPath!), StringComparer.Ordinal).ToArray();
        if (said is null && left.Length > 0)
        {
            throw ChangeErrors.NeedsDecision(runId, left);
        }

        var epoch = 0;
        await _store.Writer.WriteAsync(connection =>
        {
            epoch = Claims.Take(connection, runId, _lease.Owner);
            if (!decided.IsEmpty)
            {
                RunRows.Append(connection, runId, new(_lease.Owner, epoch), Origin, decided);
            }

            if (left.Length > 0)
            {
                // What was said is kept; the run goes on when everything was.
                Interruption.Mark(connection, runId, owner: _lease.Owner);
            }
        }).ConfigureAwait(false);
        return left.Length > 0
            ? throw ChangeErrors.NeedsDecision(runId, left)
            : await RunAsync(target, target.Start(runId, run.Inputs, records.AddRange(decided)), new(_lease.Owner, epoch), cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends all runs under way as canceled, and lets go of everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await _workers.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(_pumps.Values).ConfigureAwait(false);
        await _closing.CancelAsync().ConfigureAwait(false);
        await _orders.ConfigureAwait(false);
        _lease.Dispose();
        _closing.Dispose();
    }

    private async Task<OwnedRun> RunAsync(RunTarget target, StartRun request, Claim claim, CancellationToken cancellation)
    {
        var (runId, journal) = (request.RunId, request.Journal);
        WorkerLease? lease = null;
        try
        {
            lease = await _workers.TakeAsync(target.Output, cancellation).ConfigureAwait(false);
            var worker = await lease.Worker.RunAsync(request, cancellation).ConfigureAwait(false);
            var run = new OwnedRun(runId, () => lease.Worker.CancelAsync(runId, CancellationToken.None)) { Refusals = worker.Refusals };
            var summary = journal.Aggregate((RunSummary?)null, Fold) ?? Unstarted(target, request);
            if (worker.IsRefused)
            {
                await GiveBackAsync(runId, claim, journal).ConfigureAwait(false);
                lease.Dispose();
                run.Finish(summary);
                return run;
            }

            _runs[runId] = run;
            run.Tell(journal);
            _pumps[runId] = Task.Run(() => PumpAsync(run, worker, lease, claim, target.Keeping, summary), CancellationToken.None);
            return run;
        }
        catch
        {
            await GiveBackAsync(runId, claim, journal).ConfigureAwait(false);
            lease?.Dispose();
            throw;
        }
    }

    // What comes is kept, then the worker hears of it, then whoever watches.
    private async Task PumpAsync(OwnedRun run, WorkerRun worker, WorkerLease lease, Claim claim, RunKeeping keeping, RunSummary summary)
    {
        RunError? lost = null;
        await foreach (var report in worker.ReadAsync().ConfigureAwait(false))
        {
            if (lost is not null)
            {
                continue;
            }

            try
            {
                _probe?.Invoke(KeepingStage.Reported, lease.Worker.Hello.ProcessId, report.Records);
                await KeepAsync(run.RunId, claim, keeping, report.Records).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is ScoutException or ObjectDisposedException)
            {
                // Without its records the run must not go on: no block with an effect starts any more, and the worker ends it.
                lost = exception is ScoutException told ? new(told.Code, told.Message) : null;
                await run.CancelAsync().ConfigureAwait(false);
                continue;
            }

            _probe?.Invoke(KeepingStage.Kept, lease.Worker.Hello.ProcessId, report.Records);
            await worker.KeepAsync(report.Records[^1].Sequence).ConfigureAwait(false);
            var shown = report.Shown.ToArray();
            summary = shown.Aggregate(summary, (folded, record) => Fold(folded, record)!);
            run.Tell(shown);
        }

        if ((lost ?? worker.Lost) is { } error)
        {
            summary = await InterruptAsync(run.RunId, claim, summary, error).ConfigureAwait(false);
        }
        else
        {
            await TryAsync(() => SettleAsync(run.RunId, summary.Environment, keeping)).ConfigureAwait(false);
        }

        lease.Dispose();
        _runs.TryRemove(run.RunId, out _);
        run.Finish(summary);
        _pumps.TryRemove(run.RunId, out _);
    }

    private Task KeepAsync(string runId, Claim claim, RunKeeping keeping, ImmutableArray<RunEvent> records) => keeping.Durability == RunDurability.None
        ? Task.CompletedTask
        : _store.Writer.WriteAsync(connection => RunRows.Append(connection, runId, claim, Origin, records), keeping.Durability == RunDurability.Power);

    // Once a run has ended: what is not to be kept goes, what is can be searched, and a few runs that are past their time go too.
    private async Task SettleAsync(string runId, string environment, RunKeeping keeping)
    {
        await _store.Writer.WriteAsync(connection =>
        {
            Payloads.TakeOut(connection, runId, keeping.Payloads);
            RunTexts.Add(connection, runId);
            Retention.Remove(connection, environment, keeping, _time.GetUtcNow(), FewRuns);
        }).ConfigureAwait(false);
        if (keeping.Payloads != PayloadKeeping.Full)
        {
            _store.EmptyLog();
        }
    }

    private async Task<RunSummary> InterruptAsync(string runId, Claim claim, RunSummary summary, RunError error)
    {
        await TryAsync(() => _store.Writer.WriteAsync(connection => Interruption.Mark(connection, runId, error, claim.Owner))).ConfigureAwait(false);
        return summary.Interrupt(summary.Undecided.Any() ? RunStatus.NeedsDecision : RunStatus.Interrupted) with { Error = error };
    }

    private Task GiveBackAsync(string runId, Claim claim, ImmutableArray<RunEvent> journal) =>
        journal.IsEmpty ? Task.CompletedTask : TryAsync(() => _store.Writer.WriteAsync(connection => Interruption.Mark(connection, runId, owner: claim.Owner)));

    // What went wrong has been told already; the next one who opens the store sees that nobody works on the run.
    private static async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (ScoutException)
        {
        }
    }

    private void Obey(string runId, RunOrder order)
    {
        if (order is RunOrder.Cancel && _runs.TryGetValue(runId, out var run))
        {
            _ = run.CancelAsync();
        }
    }

    private static RunSummary? Fold(RunSummary? run, RunEvent record) => record is RunStarted started ? RunSummary.Of(started) : run?.With(record);

    // A worker that dies at once leaves an end without a beginning.
    private RunSummary Unstarted(RunTarget target, StartRun request) => new()
    {
        RunId = request.RunId,
        Workflow = target.Workflow,
        RevisionId = target.RevisionId,
        Environment = target.Environment,
        Started = _time.GetUtcNow(),
        Inputs = request.Inputs,
    };
}

/// <summary>How far records are on their way from a worker into the store.</summary>
internal enum KeepingStage
{
    /// <summary>The owner has them.</summary>
    Reported,

    /// <summary>They are kept, and the worker does not know it yet.</summary>
    Kept,
}

/// <summary>Is told of records on their way, by the thread that keeps them.</summary>
/// <param name="stage">How far they are.</param>
/// <param name="worker">The worker's process.</param>
/// <param name="records">The records.</param>
internal delegate void KeepingProbe(KeepingStage stage, int worker, ImmutableArray<RunEvent> records);
