namespace Scout.Runs.Storage;

/// <summary>Times as the database keeps them: ticks since the year 1, UTC, which is as exact as records are.</summary>
internal static class Moment
{
    public static long Of(DateTimeOffset time) => time.UtcTicks;

    public static DateTimeOffset From(long ticks) => new(ticks, TimeSpan.Zero);
}
