using System.Diagnostics;

namespace Scout.Testing.Time;

/// <summary>
/// The clock of a test: it goes on as time does, and is set forward where nothing is at work. Code that really works for a while is neither held up nor timed out by what
/// others wait for. Safe for many threads.
/// </summary>
/// <param name="start">What it shows at first.</param>
internal sealed class SkippingClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _timers = [];
    private readonly long _began = Stopwatch.GetTimestamp();
    private TimeSpan _skipped;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return start + Stopwatch.GetElapsedTime(_began) + _skipped;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return Stopwatch.GetTimestamp() + (long)(_skipped.TotalSeconds * TimestampFrequency);
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var entry = new Entry(this, () => callback(state));
        entry.Change(dueTime, period);
        return entry;
    }

    /// <summary>Sets the clock forward, where it is not so late yet. What is due then is called before this comes back, one after the other as it became due.</summary>
    public void SkipTo(DateTimeOffset time)
    {
        lock (_lock)
        {
            var left = time - GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                _skipped += left;
            }
        }

        while (TakeDue() is { } due)
        {
            due();
        }
    }

    private Action? TakeDue()
    {
        lock (_lock)
        {
            var now = GetUtcNow();
            var due = _timers.Where(timer => timer.Due <= now).MinBy(timer => timer.Due);
            if (due is null)
            {
                // The others come sooner now.
                _timers.ForEach(timer => timer.Wind(now));
                return null;
            }

            due.Next(now);
            return due.Callback;
        }
    }

    private sealed class Entry : ITimer
    {
        private readonly SkippingClock _clock;
        private readonly ITimer _real;
        private TimeSpan _period;

        public Entry(SkippingClock clock, Action callback)
        {
            (_clock, Callback) = (clock, callback);
            _real = TimeProvider.System.CreateTimer(_ => Elapsed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public Action Callback { get; }

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._lock)
            {
                _clock._timers.Remove(this);
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    return _real.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }

                var now = _clock.GetUtcNow();
                Due = now + dueTime;
                _clock._timers.Add(this);
                return Wind(now);
            }
        }

        public bool Wind(DateTimeOffset now) => _real.Change(Step(Due - now), Timeout.InfiniteTimeSpan);

        // It was due: it is again after its period, or never.
        public void Next(DateTimeOffset now)
        {
            if (_period > TimeSpan.Zero)
            {
                Due += _period;
                Wind(now);
            }
            else
            {
                _clock._timers.Remove(this);
            }
        }

        public void Dispose()
        {
            Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Elapsed()
        {
            lock (_clock._lock)
            {
                var now = _clock.GetUtcNow();
                if (!_clock._timers.Contains(this))
                {
                    return;
                }

                if (Due > now)
                {
                    Wind(now);
                    return;
                }

                Next(now);
            }

            Callback();
        }

        // A timer of the system ends after 49 days.
        private static TimeSpan Step(TimeSpan left) => left < TimeSpan.Zero ? TimeSpan.Zero : left > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
    }
}
