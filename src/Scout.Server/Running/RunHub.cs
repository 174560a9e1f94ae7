using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Runs.Owning;
using Scout.Runs.Queries;
using Scout.Runs.Reruns;
using Scout.Server.Projects;

namespace Scout.Server.Running;

/// <summary>A run that was begun, or was not.</summary>
/// <param name="Refusals">Every reason why it was not; empty where it was.</param>
/// <param name="Run">The run, which may be over already; none: it was refused, or has ended before.</param>
internal sealed record BegunRun(ImmutableArray<RunError> Refusals, LiveRun? Run);

/// <summary>The runs of a server: started, taken up, read. Safe for many threads.</summary>
internal sealed class RunHub : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, LiveRun> _live = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _lost = new();
    private readonly ConcurrentDictionary<string, Task<BegunRun>> _starting = new(StringComparer.Ordinal);
    private readonly ProjectStores _project;
    private readonly CancellationTokenSource _leaving = new();
    private readonly RunOwner _owner;

    public RunHub(ProjectStores project, RunStore runs, TimeProvider time, WorkerPoolOptions workers)
    {
        _project = project;
        Runs = runs;
        _owner = RunOwner.Open(runs, workers, time);
    }

    /// <summary>The record of all runs.</summary>
    public RunStore Runs { get; }

    /// <summary>Starts a run, with the id that is asked for; one that has that id already is left as it is.</summary>
    /// <param name="target">What runs.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="runId">The id.</param>
    /// <param name="asked">Who asks for it.</param>
    /// <param name="isNew">Whether the id was made just now, so that nobody has it.</param>
    /// <exception cref="OperationCanceledException">The server leaves its runs: no more are started.</exception>
    public Task<BegunRun> BeginAsync(RunTarget target, JsonElement inputs, string runId, Asked asked, bool isNew) => OnceAsync(runId, async () =>
        // Once asked for it is not given up again: whoever asked may come back for it.
        !isNew && (_live.ContainsKey(runId) || Runs.Has(runId)) ? new([], Live(runId)) : Kept(await _owner.StartAsync(target, inputs, asked with { RunId = runId }, CancellationToken.None).ConfigureAwait(false)));

    /// <inheritdoc cref="BeginAsync"/>
    /// <returns>Every reason why it was not started; empty where it was.</returns>
    public async Task<ImmutableArray<RunError>> StartAsync(RunTarget target, JsonElement inputs, string runId, Asked asked) =>
        (await BeginAsync(target, inputs, runId, asked, isNew: false).ConfigureAwait(false)).Refusals;

    /// <summary>Makes an earlier run again, as a new one.</summary>
    /// <param name="order">The earlier run, what runs, and what is taken over.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="runId">The id of the new run; nobody has it.</param>
    /// <param name="asked">Who asks for it.</param>
    /// <exception cref="OperationCanceledException">The server leaves its runs: no more are started.</exception>
    public Task<BegunRun> RerunAsync(RerunOrder order, JsonElement inputs, string runId, Asked asked) => OnceAsync(runId, async () =>
        Kept(await _owner.RerunAsync(order.Target, inputs, order.Earlier.RunId, order.Plan.Earlier, asked with { RunId = runId }, CancellationToken.None).ConfigureAwait(false)));

    /// <summary>Takes up a run that nobody works on.</summary>
    /// <param name="entry">The run.</param>
    /// <param name="said">What becomes of blocks that must not run twice and were under way; none where there are no such blocks.</param>
    /// <param name="isAlone">Whether it gets a worker of its own: the one that it shared has died.</param>
    /// <returns>Every reason why it was not taken up; empty where it was.</returns>
    /// <exception cref="ScoutException">It cannot be taken up: somebody has it, it has ended, its revision or bundle is not there.</exception>
    /// <exception cref="OperationCanceledException">The server leaves its runs: no more are taken up.</exception>
    public async Task<ImmutableArray<RunError>> ResumeAsync(RunEntry entry, Decision? said = null, bool isAlone = false) => (await OnceAsync(entry.RunId, async () =>
    {
        var target = await _project.Store.PinnedTargetAsync(entry.Workflow, entry.RevisionId, entry.Environment, entry.PromotionId, entry.Bundle).ConfigureAwait(false);
        return Kept(await _owner.ResumeAsync(target, entry.RunId, said, isAlone, CancellationToken.None).ConfigureAwait(false));
    }).ConfigureAwait(false)).Refusals;

    /// <summary>Tells a run an event or a decision: who works on it takes it in; where nobody does, this server goes on with it.</summary>
    /// <exception cref="ScoutException">It has ended, or that was decided.</exception>
    public async Task TellAsync(RunEntry run, RunSignal signal)
    {
        var isOwned = await Runs.SignalAsync(run.RunId, signal).ConfigureAwait(false);
        if (!isOwned && Runs.Entry(run.RunId).Status == RunStatus.Waiting)
        {
            await ResumeAsync(run).ConfigureAwait(false);
        }
    }

    /// <summary>The runs that were interrupted here since this was asked last: a worker died, or their records could not be kept.</summary>
    public IEnumerable<string> TakeLost()
    {
        while (_lost.TryDequeue(out var run))
        {
            yield return run;
        }
    }

    /// <summary>A run that this server owns now; none: it has ended, waits without an owner, or is another's.</summary>
    public LiveRun? Live(string runId) => _live.GetValueOrDefault(runId);

    /// <summary>All that has happened in a run, then what happens, until nothing more does.</summary>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async IAsyncEnumerable<Heard> ReadAsync(string runId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (Live(runId) is { } live)
        {
            await foreach (var heard in live.ReadAsync(cancellation).ConfigureAwait(false))
            {
                yield return heard;
            }
        }
        else
        {
            // Another works on it, or it waits for long: readers are not told its end by this server.
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _leaving.Token);
            await foreach (var record in Runs.FollowAsync(runId, either.Token).ConfigureAwait(false))
            {
                yield return new([record], []);
            }
        }
    }

    /// <summary>Leaves runs under way to whoever comes next.</summary>
    /// <param name="patience">How long those that work may go on.</param>
    public async Task LeaveAsync(TimeSpan patience)
    {
        await _leaving.CancelAsync().ConfigureAwait(false);
        // Those that are being started are runs by then, or were refused.
        await ((Task)Task.WhenAll(_starting.Values)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _owner.LeaveAsync(patience).ConfigureAwait(false);
        await Task.WhenAll(_live.Values.Select(run => run.Over)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _owner.DisposeAsync().ConfigureAwait(false);
        _leaving.Dispose();
    }

    // Of several who ask at once for the same run one begins it, and all hear how that went.
    private async Task<BegunRun> OnceAsync(string runId, Func<Task<BegunRun>> begin)
    {
        var begun = new TaskCompletionSource<BegunRun>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _starting.GetOrAdd(runId, begun.Task);
        if (first != begun.Task)
        {
            return await first.ConfigureAwait(false);
        }

        try
        {
            // Whoever leaves has seen that it is begun, or it sees that everybody leaves.
            _leaving.Token.ThrowIfCancellationRequested();
            var run = await begin().ConfigureAwait(false);
            begun.SetResult(run);
            return run;
        }
        catch (Exception exception)
        {
            begun.SetException(exception);
            throw;
        }
        finally
        {
            _ = begun.Task.Exception;
            _starting.TryRemove(runId, out _);
        }
    }

    private BegunRun Kept(OwnedRun run) => new(run.Refusals, run.Refusals.IsEmpty ? Keep(run) : null);

    private LiveRun Keep(OwnedRun run)
    {
        var live = LiveRun.Of(run);
        _live[run.RunId] = live;
        _ = live.Over.ContinueWith(
            _ =>
            {
                if (live.End is { IsCompletedSuccessfully: true, Result.Status: RunStatus.Interrupted })
                {
                    _lost.Enqueue(run.RunId);
                }

                _live.TryRemove(KeyValuePair.Create(run.RunId, live));
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return live;
    }
}
