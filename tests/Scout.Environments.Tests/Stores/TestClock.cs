namespace Scout.Environments.Tests.Stores;

/// <summary>A clock that goes one second further at each look, so that every event has its own time.</summary>
internal sealed class TestClock : TimeProvider
{
    private long _looks;

    public DateTimeOffset Start { get; init; } = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>By how much somebody has set it.</summary>
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => Start.Add(Offset).AddSeconds(Interlocked.Increment(ref _looks));

    /// <summary>Lets whole seconds pass.</summary>
    public void Advance(TimeSpan time) => Interlocked.Add(ref _looks, (long)time.TotalSeconds);
}
