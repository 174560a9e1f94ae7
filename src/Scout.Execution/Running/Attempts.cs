using System.Diagnostics.CodeAnalysis;
using Scout.Execution.Runs;

namespace Scout.Execution.Running;

/// <summary>The attempts of a run that are under way, and when its blocks began. The run's loop owns it.</summary>
internal sealed class Attempts(TimeProvider time)
{
    private const int ManyStopped = 64;
    private readonly Dictionary<(int Frame, int Slot), Attempt> _underWay = [];
    private readonly Dictionary<(int Frame, int Slot), long> _began = [];

    // Stopped work is kept until it ends, so that the run's end can wait a moment for it.
    private readonly List<Attempt> _stopped = [];

    /// <summary>Begins an attempt.</summary>
    public Attempt Begin(Frame frame, int slot)
    {
        Stop(frame, slot);
        _began.TryAdd((frame.Id, slot), time.GetTimestamp());
        return Wait(frame, slot);
    }

    /// <summary>Begins the wait for the next attempt.</summary>
    public Attempt Wait(Frame frame, int slot)
    {
        Stop(frame, slot);
        return _underWay[(frame.Id, slot)] = new();
    }

    /// <summary>A block began some time ago, in another process.</summary>
    public void Resume(Frame frame, int slot, TimeSpan ago) =>
        _began[(frame.Id, slot)] = time.GetTimestamp() - (long)(Math.Max(0, ago.TotalSeconds) * time.TimestampFrequency);

    /// <summary>When the next timer is due; none: never.</summary>
    public DateTimeOffset? NextDue => _underWay.Values.Min(attempt => attempt.Due);

    /// <summary>Stops what is under way for a block.</summary>
    public void Stop(Frame frame, int slot) => Stop((frame.Id, slot));

    /// <summary>A block is over: lets go of all that is kept for it.</summary>
    /// <returns>The time since its first attempt began.</returns>
    public TimeSpan End(Frame frame, int slot)
    {
        Stop(frame, slot);
        return _began.Remove((frame.Id, slot), out var began) ? time.GetElapsedTime(began) : default;
    }

    /// <summary>Stops everything and waits, but not for ever, until it has stopped.</summary>
    public async Task StopAllAsync(TimeSpan grace)
    {
        foreach (var block in _underWay.Keys.ToArray())
        {
            Stop(block);
        }

        using var timer = new CancellationTokenSource();
        var ends = Task.WhenAll(_stopped.Select(attempt => attempt.Work));
        await Task.WhenAny(ends, Task.Delay(grace, time, timer.Token)).ConfigureAwait(false);
        await timer.CancelAsync().ConfigureAwait(false);
    }

    private void Stop((int Frame, int Slot) block)
    {
        if (!_underWay.Remove(block, out var attempt))
        {
            return;
        }

        attempt.Stop();
        if (!attempt.Work.IsCompleted)
        {
            if (_stopped.Count > ManyStopped)
            {
                _stopped.RemoveAll(stopped => stopped.Work.IsCompleted);
            }

            _stopped.Add(attempt);
        }
    }
}

/// <summary>An attempt under way, or the wait for one: what stops it, and its timer.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Work that does not obey may still look at the token after the end, and a source without a timer of its own holds nothing.")]
internal sealed class Attempt
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromHours(1);
    private readonly CancellationTokenSource _stop = new();
    private ITimer? _timer;

    /// <summary>Canceled when the attempt is to stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>The work, where there is some.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>When its timer is due, UTC; none: it has none.</summary>
    public DateTimeOffset? Due { get; private set; }

    /// <summary>Calls back once, from any thread, unless it is stopped before. What is due already is due at once.</summary>
    public void StartTimer(TimeProvider time, TimeSpan due, Action elapsed)
    {
        var wait = due > TimeSpan.Zero ? due : TimeSpan.Zero;
        Due = time.GetUtcNow() + wait;
        _timer?.Dispose();
        // A longer one is waited for in steps: a timer of the system ends after 49 days, and its clock may be set meanwhile.
        _timer = time.CreateTimer(_ => Elapsed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(wait < LongestStep ? wait : LongestStep, Timeout.InfiniteTimeSpan);

        void Elapsed()
        {
            if (Due - time.GetUtcNow() is { } left && left > TimeSpan.Zero && !_stop.IsCancellationRequested)
            {
                _timer?.Change(left < LongestStep ? left : LongestStep, Timeout.InfiniteTimeSpan);
            }
            else
            {
                elapsed();
            }
        }
    }

    /// <summary>Asks the work to stop, and lets go of the timer.</summary>
    public void Stop()
    {
        _timer?.Dispose();
        // Callbacks of user code run on a thread of their own: the loop must not wait for them.
        _ = _stop.CancelAsync();
    }
}
