using System.Diagnostics;
using Scout.Environments.Workers;
using Scout.Revisions.Channel;

namespace Scout.Runs.Owning;

/// <summary>
/// The workers of an owner: one for each bundle in use, started when the first run needs it, shared by all runs of the bundle, replaced when it dies or has grown
/// too large, and ended when it has had nothing to do for a while or there are too many. Safe for many threads.
/// </summary>
internal sealed class WorkerPool : IAsyncDisposable
{
    private readonly WorkerPoolOptions _options;
    private readonly TimeProvider _time;
    private readonly ITimer _idle;
    private readonly ITimer _pulse;
    private readonly Lock _lock = new();
    private readonly Dictionary<WorkerKey, Kept> _workers = [];
    private readonly List<Kept> _all = [];
    private readonly List<Task> _ending = [];
    private bool _isDisposed;

    /// <param name="options">How many workers are kept, and how.</param>
    /// <param name="time">The clock.</param>
    public WorkerPool(WorkerPoolOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _idle = time.CreateTimer(_ => EndIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _pulse = time.CreateTimer(_ => LookAfterAll(), null, options.Pulse, options.Pulse);
    }

    /// <summary>A worker for a bundle; disposing what is given lets go of it.</summary>
    /// <param name="output">The bundle's files.</param>
    /// <param name="isAlone">Whether it is for one run alone.</param>
    /// <param name="cancellation">Stops the waiting for a worker that starts.</param>
    /// <exception cref="ScoutException">It does not start.</exception>
    public async Task<WorkerLease> TakeAsync(BundleOutput output, bool isAlone, CancellationToken cancellation = default)
    {
        var kept = isAlone ? TakeAlone(WorkerKey.Of(output), output) : Take(WorkerKey.Of(output), output);
        try
        {
            var isNew = !kept.Worker.IsCompleted;
            return new(await kept.Worker.WaitAsync(cancellation).ConfigureAwait(false), () => LetGo(kept)) { Replace = isNew ? null : () => Replace(kept) };
        }
        catch
        {
            LetGo(kept);
            throw;
        }
    }

    /// <inheritdoc cref="TakeAsync(BundleOutput, bool, CancellationToken)"/>
    public Task<WorkerLease> TakeAsync(BundleOutput output, CancellationToken cancellation = default) => TakeAsync(output, false, cancellation);

    /// <summary>Ends every worker; runs under way get a moment to be canceled.</summary>
    public async ValueTask DisposeAsync()
    {
        await _idle.DisposeAsync().ConfigureAwait(false);
        await _pulse.DisposeAsync().ConfigureAwait(false);
        Task[] ending;
        lock (_lock)
        {
            _isDisposed = true;
            _all.ToList().ForEach(End);
            ending = [.. _ending];
        }

        await Task.WhenAll(ending).ConfigureAwait(false);
    }

    /// <summary>Ends every worker that has runs, at once: these are interrupted.</summary>
    public void GiveUp()
    {
        lock (_lock)
        {
            _all.ForEach(kept => kept.GiveUp());
        }
    }

    private Kept Take(WorkerKey key, BundleOutput output)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_workers.TryGetValue(key, out var kept) || kept.IsDead || kept.IsLargerThan(_options.MostMemory, _time))
            {
                if (kept is not null)
                {
                    Retire(kept);
                }

                _workers[key] = kept = Start(key, output);
            }

            kept.Users++;
            // Those that nobody uses, the longest idle first.
            _workers.Values.Where(other => other.Users == 0).OrderBy(other => other.IdleSince).Take(Math.Max(0, _workers.Count - _options.MostWorkers)).ToList().ForEach(End);
            return kept;
        }
    }

    // As one that was replaced: nobody else is given it, and it ends with its run.
    private Kept TakeAlone(WorkerKey key, BundleOutput output)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var kept = Start(key, output);
            (kept.IsRetired, kept.Users) = (true, 1);
            return kept;
        }
    }

    private Kept Start(WorkerKey key, BundleOutput output)
    {
        var kept = new Kept(key, WorkerClient.StartAsync(output, _options.Worker, CancellationToken.None), _options);
        _all.Add(kept);
        return kept;
    }

    private void LetGo(Kept kept)
    {
        lock (_lock)
        {
            kept.Users--;
            kept.IdleSince = _time.GetTimestamp();
            if (kept.Users > 0 || _isDisposed)
            {
                return;
            }

            if (kept.IsRetired || kept.IsDead || _options.Idle == TimeSpan.Zero)
            {
                End(kept);
            }
            else
            {
                AwaitIdle();
            }
        }
    }

    private void EndIdle()
    {
        lock (_lock)
        {
            _workers.Values.Where(kept => kept.Users == 0 && _time.GetElapsedTime(kept.IdleSince) >= _options.Idle).ToList().ForEach(End);
            AwaitIdle();
        }
    }

    // The one that is idle for the longest ends next, whoever else is let go of meanwhile.
    private void AwaitIdle()
    {
        var idle = _workers.Values.Where(kept => kept.Users == 0).Select(kept => _time.GetElapsedTime(kept.IdleSince)).ToArray();
        _idle.Change(_isDisposed || idle.Length == 0 ? Timeout.InfiniteTimeSpan : _options.Idle > idle.Max() ? _options.Idle - idle.Max() : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void LookAfterAll()
    {
        lock (_lock)
        {
            _all.ForEach(kept => kept.LookAfter());
        }
    }

    private void Replace(Kept kept)
    {
        lock (_lock)
        {
            if (_workers.GetValueOrDefault(kept.Key) == kept)
            {
                Retire(kept);
            }
        }
    }

    // It takes no more runs, and ends when those that it has have ended.
    private void Retire(Kept kept)
    {
        _workers.Remove(kept.Key);
        kept.IsRetired = true;
        if (kept.Users == 0)
        {
            End(kept);
        }
    }

    private void End(Kept kept)
    {
        if (_workers.GetValueOrDefault(kept.Key) == kept)
        {
            _workers.Remove(kept.Key);
        }

        _all.Remove(kept);
        _ending.RemoveAll(ending => ending.IsCompletedSuccessfully);
        _ending.Add(kept.EndAsync());
    }

    private sealed class Kept(WorkerKey key, Task<WorkerClient> worker, WorkerPoolOptions options)
    {
        // To ask the system takes longer than much of what runs do.
        private static readonly TimeSpan BetweenMeasures = TimeSpan.FromSeconds(1);
        private bool _isEnded;
        private WorkerPulse? _pulse;
        private long? _measured;
        private long _memory;

        public WorkerKey Key { get; } = key;

        public Task<WorkerClient> Worker { get; } = worker;

        public int Users { get; set; }

        public long IdleSince { get; set; }

        public bool IsRetired { get; set; }

        public bool IsDead => Worker.IsFaulted || Worker is { IsCompletedSuccessfully: true, Result.IsAlive: false };

        public bool IsLargerThan(long bytes, TimeProvider time)
        {
            if (Worker.IsCompletedSuccessfully && (_measured is null || time.GetElapsedTime(_measured.Value) >= BetweenMeasures))
            {
                (_measured, _memory) = (time.GetTimestamp(), Memory());
            }

            return _memory > bytes;
        }

        private long Memory()
        {
            try
            {
                using var process = Process.GetProcessById(Worker.Result.Hello.ProcessId);
                return process.WorkingSet64;
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
            {
                // It has just ended.
                return 0;
            }
        }

        public void LookAfter()
        {
            if (Worker.IsCompletedSuccessfully)
            {
                (_pulse ??= new(Worker.Result, options)).Look();
            }
        }

        public void GiveUp()
        {
            if (Worker is { IsCompletedSuccessfully: true, Result.HasRuns: true })
            {
                Worker.Result.GiveUp(WorkerErrors.OwnerEnds());
            }
        }

        public async Task EndAsync()
        {
            if (_isEnded)
            {
                return;
            }

            _isEnded = true;
            // One that did not start has been told to whoever asked for it.
            await ((Task)Worker).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Worker.IsCompletedSuccessfully)
            {
                await Worker.Result.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
