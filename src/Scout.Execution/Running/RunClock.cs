namespace Scout.Execution.Running;

/// <summary>A moment of a run.</summary>
/// <param name="Time">By the clock, UTC.</param>
/// <param name="Timestamp">By the counter that time is measured with, whatever becomes of the clock.</param>
internal readonly record struct Moment(DateTimeOffset Time, long Timestamp);

/// <summary>
/// Tells what time it is, twice for each block of a run: to read both the clock and the counter for each would take a tenth of what a trivial block does. The
/// clock is read when a millisecond has passed by the counter; what lies between is counted on. Not safe for many threads.
/// </summary>
internal sealed class RunClock(TimeProvider time)
{
    private readonly long _step = time.TimestampFrequency / 1000;
    private Moment _read = new(time.GetUtcNow(), time.GetTimestamp());

    /// <summary>Now.</summary>
    public Moment Now()
    {
        var timestamp = time.GetTimestamp();
        if (timestamp - _read.Timestamp >= _step)
        {
            _read = new(time.GetUtcNow(), timestamp);
        }

        return new(_read.Time + time.GetElapsedTime(_read.Timestamp, timestamp), timestamp);
    }
}
