using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Scout.Environments.Queries;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Runs.Owning;
using Scout.Runs.Queries;
using Scout.Server.Projects;

namespace Scout.Server.Running;

/// <summary>The runs of a server: started, taken up, read. Safe for many threads.</summary>
internal sealed class RunHub : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, LiveRun> _live = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task<ImmutableArray<RunError>>> _starting = new(StringComparer.Ordinal);
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
    /// <returns>Every reason why it was not started; empty where it was.</returns>
    /// <exception cref="OperationCanceledException">The server leaves its runs: no more are started.</exception>
    public Task<ImmutableArray<RunError>> StartAsync(RunTarget target, JsonElement inputs, string runId, Asked asked) => OnceAsync(runId, async () =>
        // Once asked for it is not given up again: whoever asked may come back for it.
        _live.ContainsKey(runId) || Runs.Has(runId) ? [] : Kept(await _owner.StartAsync(target, inputs, asked with { RunId = runId }, CancellationToken.None).ConfigureAwait(false)));

    /// <summary>Takes up a run that nobody works on.</summary>
    /// <returns>Every reason why it was not taken up; empty where it was.</returns>
    /// <exception cref="ScoutException">It cannot be taken up: somebody has it, it has ended, its revision or bundle is not there.</exception>
    /// <exception cref="OperationCanceledException">The server leaves its runs: no more are taken up.</exception>
    public Task<ImmutableArray<RunError>> ResumeAsync(RunEntry entry) => OnceAsync(entry.RunId, async () =>
    {
        var target = await _project.Store.PinnedTargetAsync(entry.Workflow, entry.RevisionId, entry.Environment, entry.PromotionId, entry.Bundle).ConfigureAwait(false);
        return Kept(await _owner.ResumeAsync(target, entry.RunId, null).ConfigureAwait(false));
    });

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
    private async Task<ImmutableArray<RunError>> OnceAsync(string runId, Func<Task<ImmutableArray<RunError>>> begin)
    {
        var begun = new TaskCompletionSource<ImmutableArray<RunError>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _starting.GetOrAdd(runId, begun.Task);
        if (first != begun.Task)
        {
            return await first.ConfigureAwait(false);
        }

        try
        {
            // Whoever leaves has seen that it is begun, or it sees that everybody leaves.
            _leaving.Token.ThrowIfCancellationRequested();
            var refusals = await begin().ConfigureAwait(false);
            begun.SetResult(refusals);
            return refusals;
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

    private ImmutableArray<RunError> Kept(OwnedRun run)
    {
        if (run.Refusals.IsEmpty)
        {
            Keep(run);
        }

        return run.Refusals;
    }

    private void Keep(OwnedRun run)
    {
        var live = LiveRun.Of(run);
        _live[run.RunId] = live;
        _ = live.Over.ContinueWith(_ => _live.TryRemove(KeyValuePair.Create(run.RunId, live)), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
