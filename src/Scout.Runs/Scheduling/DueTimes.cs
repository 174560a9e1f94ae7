using System.Collections.Immutable;
using Scout.Environments.Schedules;

namespace Scout.Runs.Scheduling;

/// <summary>The times of a schedule that have come since it was looked at.</summary>
/// <param name="Missed">The last of those that nobody was there for; none: there are none.</param>
/// <param name="Now">Those that it is time for, in order.</param>
internal sealed record DueTimes(DateTimeOffset? Missed, ImmutableArray<DateTimeOffset> Now)
{
    /// <summary>How late a time may be seen: a process that was held up for longer was not there.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What has come after the times that are handled.</summary>
    /// <param name="times">The schedule's times.</param>
    /// <param name="handled">Up to which time all is done. Later than now where a clock was put back: nothing comes twice.</param>
    /// <param name="began">Since when somebody is there.</param>
    /// <param name="now">The time.</param>
    public static DueTimes Of(ScheduleTimes times, DateTimeOffset handled, DateTimeOffset began, DateTimeOffset now)
    {
        var late = began > now - Patience ? began : now - Patience;
        var missed = times.LastBetween(handled, late);
        var due = ImmutableArray.CreateBuilder<DateTimeOffset>();
        for (var time = times.After(missed ?? handled); time <= now; time = times.After(time.Value))
        {
            due.Add(time.Value);
        }

        return new(missed, due.ToImmutable());
    }
}
