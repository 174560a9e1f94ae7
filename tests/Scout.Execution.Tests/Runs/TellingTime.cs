using Scout.Execution.Running;

namespace Scout.Execution.Tests.Runs;

public class TellingTime
{
    [Fact]
    public void A_moment_is_counted_on_from_the_last_look_at_the_clock_and_a_millisecond_later_is_looked_at_again()
    {
        var time = new Watch();
        var clock = new RunClock(time);
        time.Go(TimeSpan.FromMicroseconds(999));
        Assert.Equal(new(time.Utc, time.Counter), clock.Now());
        Assert.Equal(1, time.Looks);

        time.Go(TimeSpan.FromMicroseconds(1));
        Assert.Equal(new(time.Utc, time.Counter), clock.Now());
        Assert.Equal(2, time.Looks);
    }

    [Fact]
    public void Who_sets_the_clock_changes_no_duration()
    {
        var time = new Watch();
        var clock = new RunClock(time);
        var began = clock.Now();
        time.Utc -= TimeSpan.FromHours(1);
        time.Go(TimeSpan.FromSeconds(2));

        var ended = clock.Now();
        Assert.Equal(time.Utc, ended.Time);
        Assert.Equal(TimeSpan.FromSeconds(2), time.GetElapsedTime(began.Timestamp, ended.Timestamp));
    }

    // A clock that can be set, and a counter that cannot.
    private sealed class Watch : TimeProvider
    {
        public DateTimeOffset Utc { get; set; } = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);

        public long Counter { get; private set; } = 5;

        public int Looks { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow()
        {
            Looks++;
            return Utc;
        }

        public override long GetTimestamp() => Counter;

        public void Go(TimeSpan on)
        {
            Utc += on;
            Counter += on.Ticks;
        }
    }
}
