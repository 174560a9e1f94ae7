using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Running;

/// <summary>Where the records of a run go. A run writes from one place at a time; any thread may wait.</summary>
internal interface IRunJournal
{
    /// <summary>Takes records, in order.</summary>
    /// <param name="records">The records.</param>
    /// <param name="result">The run's output as it is, with the last record, where that does not show all of it.</param>
    /// <exception cref="ScoutException">They cannot be written.</exception>
    ValueTask WriteAsync(ImmutableArray<RunEvent> records, JsonElement? result);

    /// <summary>The last record that is kept, whatever becomes of this process; the largest number where nobody has to wait for that.</summary>
    long Kept { get; }

    /// <summary>Completes when a record and all before it are kept, whatever becomes of this process.</summary>
    /// <param name="sequence">The record.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    ValueTask KeptAsync(long sequence, CancellationToken cancellation);
}

/// <summary>A journal that keeps nothing: whoever takes the records has them at once.</summary>
internal sealed class PassingJournal(Func<RunEvent, ValueTask> send) : IRunJournal
{
    public async ValueTask WriteAsync(ImmutableArray<RunEvent> records, JsonElement? result)
    {
        foreach (var record in records)
        {
            await send(record is RunCompleted completed && result is { } whole ? completed with { Output = whole } : record).ConfigureAwait(false);
        }
    }

    public long Kept => long.MaxValue;

    public ValueTask KeptAsync(long sequence, CancellationToken cancellation) => ValueTask.CompletedTask;
}

/// <summary>How far a journal is kept, and who waits for it. Safe for many threads.</summary>
internal sealed class KeptRecords
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private long _kept = -1;

    /// <summary>The last record that is kept, or -1.</summary>
    public long Last => Volatile.Read(ref _kept);

    /// <summary>Everything up to a record is kept.</summary>
    public void Advance(long sequence)
    {
        List<TaskCompletionSource> over = [];
        lock (_lock)
        {
            _kept = Math.Max(_kept, sequence);
            while (_waiting.TryPeek(out var waiting, out var wanted) && wanted <= _kept)
            {
                _waiting.Dequeue();
                over.Add(waiting);
            }
        }

        foreach (var waiting in over)
        {
            // What follows is not for whoever tells of it.
            if (EngineThread.IsNeeded)
            {
                EngineThread.Post(() => waiting.TrySetResult());
            }
            else
            {
                ThreadPool.UnsafeQueueUserWorkItem(static one => one.TrySetResult(), waiting, preferLocal: false);
            }
        }
    }

    /// <summary>Completes when a record is kept.</summary>
    public ValueTask WaitAsync(long sequence, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (sequence <= _kept)
            {
                return ValueTask.CompletedTask;
            }

            var waiting = new TaskCompletionSource();
            _waiting.Enqueue(waiting, sequence);
            return new(waiting.Task.WaitAsync(cancellation));
        }
    }
}
