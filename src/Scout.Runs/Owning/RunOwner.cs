using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Revisions.Channel;
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
    private readonly RunStore _store;
    private readonly WorkerPool _workers;
    private readonly TimeProvider _time;
    private readonly OwnerLease _lease;
    private readonly Owning _owning;
    private readonly ConcurrentDictionary<string, RunLife> _lives = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _orders;

    private RunOwner(RunStore store, WorkerPoolOptions options, TimeProvider time, KeepingProbe? probe, ActivityContext caller)
    {
        _store = store;
        _time = time;
        _workers = new(options, time);
        _lease = OwnerLease.Take(store.Owners);
        _owning = new(store, _workers, time, _lease.Owner, new(time), probe, caller);
        _orders = Task.Run(() => new OrderWatch(store, _lease.Owner).WatchAsync(Obey, Signaled, _closing.Token));
    }

    /// <summary>Becomes an owner.</summary>
    /// <param name="store">The store.</param>
    /// <param name="options">How workers are kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="probe">Told of records on their way; none: nobody is.</param>
    /// <param name="caller">Where in a trace whoever started this process is; none: runs begin traces of their own, where nothing else is under way.</param>
    public static RunOwner Open(RunStore store, WorkerPoolOptions options, TimeProvider time, KeepingProbe? probe = null, ActivityContext caller = default) => new(store, options, time, probe, caller);

    /// <summary>Starts a run.</summary>
    /// <param name="target">What to run.</param>
    /// <param name="inputs">The inputs, not checked yet.</param>
    /// <param name="cancellation">Gives up, as long as it has not begun.</param>
    /// <exception cref="ScoutException">No worker starts.</exception>
    public Task<OwnedRun> StartAsync(RunTarget target, JsonElement inputs, CancellationToken cancellation = default) => StartAsync(target, inputs, Asked.ByTool, cancellation);

    /// <summary>Starts a run.</summary>
    /// <param name="target">What to run.</param>
    /// <param name="inputs">The inputs, not checked yet.</param>
    /// <param name="asked">Who asks for it.</param>
    /// <param name="cancellation">Gives up, as long as it has not begun.</param>
    /// <exception cref="ScoutException">No worker starts.</exception>
    public Task<OwnedRun> StartAsync(RunTarget target, JsonElement inputs, Asked asked, CancellationToken cancellation) =>
        LiveAsync(new(_owning, target, target.Start(asked.RunId ?? RunIds.New(_time.GetUtcNow()), inputs) with { StandIns = asked.StandIns, Answers = asked.Answers }, 1, asked), life => life.StartAsync(cancellation));

    /// <summary>Makes an earlier run again, as a new one.</summary>
    /// <param name="target">What to run.</param>
    /// <param name="inputs">The inputs, not checked yet.</param>
    /// <param name="earlierRun">The earlier run's id.</param>
    /// <param name="earlier">What its blocks gave, by path: taken over where a block is given the same again.</param>
    /// <param name="asked">Who asks for it.</param>
    /// <param name="cancellation">Gives up, as long as it has not begun.</param>
    /// <exception cref="ScoutException">No worker starts.</exception>
    public Task<OwnedRun> RerunAsync(RunTarget target, JsonElement inputs, string earlierRun, ImmutableSortedDictionary<string, EarlierOutcome> earlier, Asked asked, CancellationToken cancellation) =>
        LiveAsync(new(_owning, target, target.Start(asked.RunId ?? RunIds.New(_time.GetUtcNow()), inputs) with { RerunOf = earlierRun, Earlier = earlier }, 1, asked), life => life.StartAsync(cancellation));

    /// <summary>Takes up a run that nobody works on any more.</summary>
    /// <param name="target">What the run is pinned to: its own revision, bundle and settings.</param>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="said">What becomes of blocks that must not run twice and were under way; none where there are no such blocks.</param>
    /// <param name="cancellation">Gives up, as long as it has not begun.</param>
    /// <exception cref="ScoutException">It cannot be taken up, or there is more to decide.</exception>
    public Task<OwnedRun> ResumeAsync(RunTarget target, string runId, Decision? said, CancellationToken cancellation = default) => ResumeAsync(target, runId, said, false, cancellation);

    /// <inheritdoc cref="ResumeAsync(RunTarget, string, Decision?, CancellationToken)"/>
    /// <param name="target">What the run is pinned to: its own revision, bundle and settings.</param>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="said">What becomes of blocks that must not run twice and were under way; none where there are no such blocks.</param>
    /// <param name="isAlone">Whether it gets a worker of its own: the one that it shared has died.</param>
    /// <param name="cancellation">Gives up, as long as it has not begun.</param>
    public async Task<OwnedRun> ResumeAsync(RunTarget target, string runId, Decision? said, bool isAlone, CancellationToken cancellation)
    {
        var records = _store.Records(runId);
        var run = RunStore.Read(_store.Entry(runId), records);
        if (run.Status == RunStatus.Waiting && said is null)
        {
            return await StayAsync(target, run, records).ConfigureAwait(false);
        }

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
                RunRows.Append(connection, runId, new(_lease.Owner, epoch), decided);
            }

            if (left.Length > 0)
            {
                // What was said is kept; the run goes on when everything was.
                Interruption.Mark(connection, runId, _lease.Owner);
            }
        }).ConfigureAwait(false);
        return left.Length > 0
            ? throw ChangeErrors.NeedsDecision(runId, left)
            : await LiveAsync(new(_owning, target, Again(target, run, records.AddRange(decided)), epoch) { IsAlone = isAlone }, life => life.StartAsync(cancellation)).ConfigureAwait(false);
    }

    /// <summary>Leaves runs under way to whoever comes next: those that wait at once, those that work when they have ended, or as interrupted ones when the time is up.</summary>
    /// <param name="patience">How long runs that work may go on.</param>
    public async Task LeaveAsync(TimeSpan patience)
    {
        var lives = _lives.Values.ToArray();
        Array.ForEach(lives, life => life.Leave());
        var over = Task.WhenAll(lives.Select(life => life.Over));
        await Task.WhenAny(over, Task.Delay(patience, _time)).ConfigureAwait(false);
        _workers.GiveUp();
        await over.ConfigureAwait(false);
    }

    /// <summary>Ends all runs under way as canceled, leaves those that wait to whoever comes next, and lets go of everything.</summary>
    public async ValueTask DisposeAsync()
    {
        var lives = _lives.Values.ToArray();
        Array.ForEach(lives, life => life.Leave());
        await _workers.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(lives.Select(life => life.Over)).ConfigureAwait(false);
        await _closing.CancelAsync().ConfigureAwait(false);
        await _orders.ConfigureAwait(false);
        _lease.Dispose();
        _closing.Dispose();
    }

    private async Task<OwnedRun> StayAsync(RunTarget target, RunSummary run, ImmutableArray<RunEvent> records)
    {
        var epoch = 0;
        await _store.Writer.WriteAsync(connection => epoch = Claims.Hold(connection, run.RunId, _lease.Owner)).ConfigureAwait(false);
        return await LiveAsync(new(_owning, target, Again(target, run, records), epoch), life => Task.FromResult(life.Stay(run))).ConfigureAwait(false);
    }

    // As it was started: what it takes over of another run is part of that.
    private StartRun Again(RunTarget target, RunSummary run, ImmutableArray<RunEvent> records) =>
        target.Start(run.RunId, run.Inputs, records) with { RerunOf = run.RerunOf, Earlier = _store.Earlier(run.RunId) };

    private async Task<OwnedRun> LiveAsync(RunLife life, Func<RunLife, Task<bool>> begin)
    {
        // Before it begins: whoever sees in the store that it is taken up may ask for its end already.
        var kept = KeyValuePair.Create(life.Run.RunId, life);
        _lives[kept.Key] = life;
        var isLiving = false;
        try
        {
            isLiving = await begin(life).ConfigureAwait(false);
        }
        finally
        {
            _ = isLiving || _lives.TryRemove(kept);
        }

        _ = life.Over.ContinueWith(_ => _lives.TryRemove(kept), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return life.Run;
    }

    private void Obey(string runId, RunOrder order)
    {
        if (order is RunOrder.Cancel && _lives.TryGetValue(runId, out var life))
        {
            _ = life.CancelAsync();
        }
    }

    private void Signaled(string runId)
    {
        if (_lives.TryGetValue(runId, out var life))
        {
            life.Signaled();
        }
    }
}
