namespace Scout.Execution.Running;

/// <summary>The timers of the engine, which call back on a thread of their own: those of the system need one of the pool, and blocks may hold all of them. What they call must be short.</summary>
internal sealed class EngineTimers : TimeProvider
{
    private static readonly EngineTimers Own = new();
    private const int Few = 1024;
    private readonly PriorityQueue<(Entry Entry, int Turn), long> _due = new();
    private int _most = Few;
    private bool _isStarted;

    /// <summary>How many are waited for, and how many more that nobody waits for any more.</summary>
    internal int Count
    {
        get
        {
            lock (_due)
            {
                return _due.Count;
            }
        }
    }

    /// <summary>What makes timers in place of a clock: itself, unless it is the system's.</summary>
    public static TimeProvider For(TimeProvider time) => time == System ? Own : time;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var entry = new Entry(this, () => callback(state));
        entry.Change(dueTime, period);
        return entry;
    }

    private void Set(Entry entry, int turn, TimeSpan due)
    {
        lock (_due)
        {
            if (_due.Count >= _most)
            {
                Forget();
            }

            _due.Enqueue((entry, turn), Environment.TickCount64 + (long)Math.Ceiling(due.TotalMilliseconds));
            if (!_isStarted)
            {
                _isStarted = true;
                new Thread(Serve) { IsBackground = true, Name = "Scout timers" }.Start();
            }

            Monitor.Pulse(_due);
        }
    }

    // Most timeouts are never reached, and a worker lives for days: what is over must not stay until its time would have come.
    private void Forget()
    {
        var live = _due.UnorderedItems.Where(item => item.Element.Entry.IsAt(item.Element.Turn)).ToArray();
        _due.Clear();
        _due.EnqueueRange(live);
        _most = Math.Max(Few, 2 * live.Length);
    }

    private void Serve()
    {
        while (true)
        {
            var (entry, turn) = Next();
            entry.Elapsed(turn);
        }
    }

    private (Entry Entry, int Turn) Next()
    {
        lock (_due)
        {
            while (true)
            {
                var left = _due.TryPeek(out _, out var at) ? at - Environment.TickCount64 : Timeout.Infinite;
                if (_due.Count > 0 && left <= 0)
                {
                    return _due.Dequeue();
                }

                Monitor.Wait(_due, (int)Math.Min(left, int.MaxValue));
            }
        }
    }

    // A timer that was changed or disposed of stays in the queue with an old turn, until its time comes or there are too many.
    private sealed class Entry(EngineTimers timers, Action callback) : ITimer
    {
        private int _turn;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var turn = Interlocked.Increment(ref _turn);
            if (period != Timeout.InfiniteTimeSpan)
            {
                throw new NotSupportedException("The engine's timers call back once.");
            }

            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timers.Set(this, turn, dueTime);
            }

            return true;
        }

        public bool IsAt(int turn) => Volatile.Read(ref _turn) == turn;

        public void Elapsed(int turn)
        {
            if (Interlocked.CompareExchange(ref _turn, turn + 1, turn) == turn)
            {
                callback();
            }
        }

        public void Dispose() => Interlocked.Increment(ref _turn);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
