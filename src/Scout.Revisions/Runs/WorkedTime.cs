namespace Scout.Revisions.Runs;

/// <summary>How long a run has worked: from each time that it was taken up to the last that was heard of it then. Where it waited without a worker, or for somebody to take it up, it did not.</summary>
internal static class WorkedTime
{
    /// <summary>The time of records.</summary>
    /// <param name="records">All of them so far, in order.</param>
    public static TimeSpan Of(IEnumerable<RunEvent> records)
    {
        var worked = TimeSpan.Zero;
        DateTimeOffset? began = null;
        var last = default(DateTimeOffset);
        foreach (var record in records)
        {
            if (record is RunStarted or RunResumed)
            {
                worked += Worked();
                began = record.Time;
                last = record.Time;
            }
            else if (record is not (RunDecided or RunSignaled))
            {
                // These two may come when nobody works on it.
                last = record.Time;
            }
        }

        return worked + Worked();

        // The clock may have been set meanwhile.
        TimeSpan Worked() => began is { } first && last > first ? last - first : TimeSpan.Zero;
    }
}
