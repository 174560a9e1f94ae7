using Scout.Execution.Runs;

namespace Scout.Execution.Running;

/// <summary>What is under way for the blocks of a run, and when they began. The run's loop owns it.</summary>
internal static class Attempts
{
    /// <summary>An attempt begins.</summary>
    public static void Begin(Frame frame, int slot, Moment now)
    {
        Stop(frame, slot);
        ref var at = ref frame.Slots[slot];
        if (at.Began == 0)
        {
            at.Began = now.Timestamp;
        }
    }

    /// <summary>Something was set going for a block, in place of what was under way for it.</summary>
    public static void Set(Frame frame, int slot, IUnderWay what)
    {
        Stop(frame, slot);
        frame.Slots[slot].UnderWay = what;
    }

    /// <summary>A block began some time ago, in another process.</summary>
    public static void Resume(Frame frame, int slot, TimeSpan ago, TimeProvider time) =>
        frame.Slots[slot].Began = time.GetTimestamp() - (long)(Math.Max(0, ago.TotalSeconds) * time.TimestampFrequency);

    /// <summary>When the next timer is due; none: never.</summary>
    public static DateTimeOffset? NextDue(IEnumerable<Frame> frames) => frames.SelectMany(frame => frame.Slots).Min(slot => (slot.UnderWay as Alarm)?.Due);

    /// <summary>The blocks that have a timer, and when it is due.</summary>
    public static IEnumerable<DueBlock> Due(IEnumerable<Frame> frames) =>
        from frame in frames
        from slot in Enumerable.Range(0, frame.Slots.Length)
        let alarm = frame.Slots[slot].UnderWay as Alarm
        where alarm is not null
        select new DueBlock(frame.Path(slot), alarm.Due);

    /// <summary>Stops what is under way for a block.</summary>
    public static void Stop(Frame frame, int slot)
    {
        if (frame.Slots[slot].UnderWay is { } what)
        {
            frame.Slots[slot].UnderWay = null;
            what.Stop();
        }
    }

    /// <summary>A block is over: lets go of all that is kept for it.</summary>
    /// <returns>The time since its first attempt began.</returns>
    public static TimeSpan End(Frame frame, int slot, Moment now, TimeProvider time)
    {
        Stop(frame, slot);
        var began = frame.Slots[slot].Began;
        frame.Slots[slot].Began = 0;
        return began == 0 ? default : time.GetElapsedTime(began, now.Timestamp);
    }

    /// <summary>Stops everything.</summary>
    public static void StopAll(IEnumerable<Frame> frames)
    {
        foreach (var frame in frames)
        {
            for (var slot = 0; slot < frame.Slots.Length; slot++)
            {
                Stop(frame, slot);
            }
        }
    }
}

/// <summary>A block that has a timer.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Due">When the timer is due, UTC.</param>
internal readonly record struct DueBlock(string Path, DateTimeOffset Due);

/// <summary>A timer of a block: it calls back once, from any thread, unless it is stopped before. What is due already is due at once.</summary>
internal sealed class Alarm : ITimeLimit
{
    // A longer wait is made in steps: a timer of the system ends after 49 days, and its clock may be set meanwhile.
    private static readonly TimeSpan LongestStep = TimeSpan.FromHours(1);
    private readonly TimeProvider _time;
    private readonly Action _elapsed;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();

    private readonly bool _isOfClock;

    // What is left while it is paused.
    private TimeSpan? _left;
    private TimeSpan _wait;
    private long _began;

    /// <param name="time">The clock.</param>
    /// <param name="due">How long until it calls back.</param>
    /// <param name="elapsed">What it calls.</param>
    /// <param name="isOfClock">Whether it waits for a time of day, so that a clock that is set moves it; else for as long as that is by any clock.</param>
    public Alarm(TimeProvider time, TimeSpan due, Action elapsed, bool isOfClock)
    {
        (_time, _elapsed, _isOfClock) = (time, elapsed, isOfClock);
        var wait = due > TimeSpan.Zero ? due : TimeSpan.Zero;
        Begin(wait);
        _timer = EngineTimers.For(time).CreateTimer(_ => Elapsed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Step(wait), Timeout.InfiniteTimeSpan);
    }

    /// <summary>When it calls back, UTC.</summary>
    public DateTimeOffset Due { get; private set; }

    public void Stop() => _timer.Dispose();

    public void Pause()
    {
        lock (_lock)
        {
            _left ??= Left;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void GoOn()
    {
        lock (_lock)
        {
            if (_left is { } left)
            {
                _left = null;
                Begin(left);
                _timer.Change(left > TimeSpan.Zero ? Step(left) : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private TimeSpan Left => _isOfClock ? Due - _time.GetUtcNow() : _wait - _time.GetElapsedTime(_began);

    private void Begin(TimeSpan wait) => (Due, _wait, _began) = (_time.GetUtcNow() + wait, wait, _time.GetTimestamp());

    private void Elapsed()
    {
        lock (_lock)
        {
            if (_left is not null || GoesOn())
            {
                return;
            }
        }

        _elapsed();
    }

    private bool GoesOn()
    {
        if (Left is var left && left > TimeSpan.Zero)
        {
            _timer.Change(Step(left), Timeout.InfiniteTimeSpan);
            return true;
        }

        return false;
    }

    // The clock and the timer may differ by less than the timer can tell.
    private static TimeSpan Step(TimeSpan left) => left > LongestStep ? LongestStep : TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
}
