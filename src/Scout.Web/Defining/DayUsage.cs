using System.Collections.Immutable;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Web.Visiting;

namespace Scout.Web.Defining;

/// <summary>What a workflow used on a day, UTC.</summary>
/// <param name="Day">The day.</param>
/// <param name="Runs">Its runs.</param>
/// <param name="Used">What models used.</param>
internal sealed record DayUsage(DateOnly Day, long Runs, ModelUsage Used)
{
    /// <summary>How many days are looked at.</summary>
    public const int Days = 30;

    /// <summary>That of the last days, the newest last.</summary>
    public static ImmutableArray<DayUsage> Of(RunStore runs, Visitor visitor, string workflow, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var first = today.AddDays(1 - Days);
        var used = runs.UsageByDay(new(new(first, TimeOnly.MinValue, TimeSpan.Zero)) { Workflow = workflow, Environments = visitor.Key?.Environments ?? default });
        return
        [
            .. from later in Enumerable.Range(0, Days)
               let day = first.AddDays(later)
               let line = used.GetValueOrDefault(day)
               select new DayUsage(day, line?.Runs ?? 0, line?.Used ?? ModelUsage.None),
        ];
    }
}
