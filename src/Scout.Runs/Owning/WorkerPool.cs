using Scout.Environments.Workers;
using Scout.Revisions.Channel;

namespace Scout.Runs.Owning;

/// <summary>
/// The workers of an owner: one for each bundle in use, started when the first run needs it, shared by all runs of the bundle, replaced when it dies, and ended when
/// it has had nothing to do for a while or there are too many. Safe for many threads.
/// </summary>
internal sealed class WorkerPool(WorkerPoolOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<WorkerKey, Kept> _workers = [];
    private bool _isDisposed;

    /// <summary>A worker for a bundle; disposing what is given lets go of it.</summary>
    /// <param name="output">The bundle's files.</param>
    /// <param name="cancellation">Stops the waiting for a worker that starts.</param>
    /// <exception cref="ScoutException">It does not start.</exception>
    public async Task<WorkerLease> TakeAsync(BundleOutput output, CancellationToken cancellation = default)
    {
        var key = WorkerKey.Of(output);
        Kept kept;
        List<Kept> over = [];
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_workers.TryGetValue(key, out kept!) || kept.IsDead)
            {
                _workers[key] = kept = new(WorkerClient.StartAsync(output, options.Worker, CancellationToken.None));
            }

            kept.Users++;
            over.AddRange(TakeIdle(_workers.Count - options.MostWorkers));
        }

        await EndAsync(over).ConfigureAwait(false);
        try
        {
            return new(await kept.Worker.WaitAsync(cancellation).ConfigureAwait(false), () => LetGo(key, kept));
        }
        catch
        {
            await LetGo(key, kept).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends every worker; runs under way get a moment to be canceled.</summary>
    public async ValueTask DisposeAsync()
    {
        List<Kept> all;
        lock (_lock)
        {
            _isDisposed = true;
            all = [.. _workers.Values];
            _workers.Clear();
        }

        await EndAsync(all).ConfigureAwait(false);
    }

    private async ValueTask LetGo(WorkerKey key, Kept kept)
    {
        List<Kept> over = [];
        lock (_lock)
        {
            kept.Users--;
            kept.IdleSince = time.GetUtcNow();
            if (kept.Users == 0 && (kept.IsDead || options.Idle == TimeSpan.Zero))
            {
                if (_workers.GetValueOrDefault(key) == kept)
                {
                    _workers.Remove(key);
                }

                over.Add(kept);
            }

            over.AddRange(_workers.Values.Where(other => other.Users == 0 && time.GetUtcNow() - other.IdleSince > options.Idle));
            foreach (var idle in over)
            {
                Forget(idle);
            }
        }

        await EndAsync(over).ConfigureAwait(false);
    }

    // Those that nobody uses, the longest idle first.
    private List<Kept> TakeIdle(int count)
    {
        var idle = _workers.Values.Where(kept => kept.Users == 0).OrderBy(kept => kept.IdleSince).Take(Math.Max(0, count)).ToList();
        idle.ForEach(Forget);
        return idle;
    }

    private void Forget(Kept kept)
    {
        foreach (var (key, _) in _workers.Where(pair => pair.Value == kept).ToArray())
        {
            _workers.Remove(key);
        }
    }

    private static async Task EndAsync(List<Kept> workers)
    {
        foreach (var kept in workers)
        {
            // One that did not start has been told to whoever asked for it.
            await ((Task)kept.Worker).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (kept.Worker.IsCompletedSuccessfully)
            {
                await kept.Worker.Result.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private sealed class Kept(Task<WorkerClient> worker)
    {
        public Task<WorkerClient> Worker { get; } = worker;

        public int Users { get; set; }

        public DateTimeOffset IdleSince { get; set; }

        public bool IsDead => Worker.IsFaulted || Worker is { IsCompletedSuccessfully: true, Result.IsAlive: false };
    }
}

/// <summary>How many workers an owner keeps, and how.</summary>
internal sealed record WorkerPoolOptions
{
    /// <summary>How each is started.</summary>
    public WorkerOptions Worker { get; init; } = new();

    /// <summary>How long one is kept that no run needs; default: 5 minutes. Zero: not at all.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many there are at most, as long as some are idle; default: 8.</summary>
    public int MostWorkers { get; init; } = 8;
}

/// <summary>A worker that a run uses.</summary>
internal sealed class WorkerLease(WorkerClient worker, Func<ValueTask> letGo) : IAsyncDisposable
{
    /// <summary>The worker.</summary>
    public WorkerClient Worker { get; } = worker;

    /// <summary>Lets go of it.</summary>
    public ValueTask DisposeAsync() => letGo();
}

// A build output keeps its place when it is built again: it is another bundle then.
internal readonly record struct WorkerKey(string Assembly, string Host, DateTime Written)
{
    public static WorkerKey Of(BundleOutput output) => new(output.Assembly, output.Host, File.GetLastWriteTimeUtc(output.Assembly));
}
