using System.Globalization;
using FsCheck.Xunit;
using Scout.Environments.Schedules;

namespace Scout.Environments.Tests.Schedules;

public class ScheduleTimesTests
{
    private static readonly string[] Crons = ["* * * * *", "*/7 * * * * *", "0 6 * * 1-5", "30 2 * * *", "0 0 29 2 *", "0 0 L * *", "15 */5 1 1,7 *"];
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];

    [Theory]
    // The hour from 2 to 3 is left out: what is in it comes at its end.
    [InlineData("30 2 * * *", "2026-03-28T12:00Z", "2026-03-29T01:00Z 2026-03-30T00:30Z")]
    [InlineData("0 3 * * *", "2026-03-28T12:00Z", "2026-03-29T01:00Z 2026-03-30T01:00Z")]
    [InlineData("*/30 1-3 * * *", "2026-03-28T12:00Z", "2026-03-29T00:00Z 2026-03-29T00:30Z 2026-03-29T01:00Z 2026-03-29T01:30Z")]
    // The hour from 2 to 3 is there twice: a fixed time comes once, a step in both.
    [InlineData("30 2 * * *", "2026-10-24T12:00Z", "2026-10-25T00:30Z 2026-10-26T01:30Z")]
    [InlineData("*/30 * * * *", "2026-10-24T23:45Z", "2026-10-25T00:00Z 2026-10-25T00:30Z 2026-10-25T01:00Z 2026-10-25T01:30Z 2026-10-25T02:00Z")]
    [InlineData("0 * * * *", "2026-10-24T23:45Z", "2026-10-25T00:00Z 2026-10-25T01:00Z 2026-10-25T02:00Z")]
    public void Where_clocks_change_no_time_is_left_out_and_a_fixed_one_comes_once(string cron, string after, string expected)
    {
        var times = Times(cron, "Europe/Berlin");
        var found = new List<string>();
        for (var time = Moment(after); found.Count < expected.Split(' ').Length; found.Add(time.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)))
        {
            time = times.After(time)!.Value;
        }

        Assert.Equal(expected, string.Join(' ', found));
    }

    [Theory]
    [InlineData("* * * * *", 1440)]
    [InlineData("0 * * * * *", 1440)]
    [InlineData("* * * * * *", 86_400)]
    public void A_day_has_as_many_times_as_it_has_minutes_or_seconds(string cron, int expected)
    {
        var (times, begin) = (Times(cron, "UTC"), Moment("2026-11-29T00:00Z"));
        var count = 0;
        for (var time = times.After(begin)!.Value; time <= begin.AddDays(1); time = times.After(time)!.Value)
        {
            count++;
        }

        Assert.Equal(expected, count);
    }

    [Property(MaxTest = 500)]
    public void The_last_time_before_another_is_the_one_that_one_comes_to_step_by_step(uint start, ushort minutes, byte cron, byte zone)
    {
        var times = Times(Crons[cron % Crons.Length], Zones[zone % Zones.Length]);
        var after = DateTimeOffset.UnixEpoch.AddSeconds(start).AddTicks(start % 10_000_000);
        var before = after.AddMinutes(minutes % 3000).AddTicks(minutes);
        DateTimeOffset? expected = null;
        for (var time = times.After(after); time < before; time = times.After(time.Value))
        {
            expected = time;
        }

        Assert.Equal(expected, times.LastBetween(after, before));
    }

    [Fact]
    public void The_last_of_years_of_seconds_is_found_at_once()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(Moment("2026-11-28T23:59:59Z"), Times("* * * * * *", "Europe/Berlin").LastBetween(Moment("1990-01-01T00:00Z"), Moment("2026-11-29T00:00Z")));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), watch.Elapsed.ToString());
    }

    [Fact]
    public void At_the_ends_of_time_there_is_an_answer_too()
    {
        Assert.NotNull(Times("* * * * *", "Pacific/Kiritimati").After(DateTimeOffset.MinValue));
        Assert.Null(Times("* * * * *", "America/New_York").After(DateTimeOffset.MaxValue));
    }

    private static ScheduleTimes Times(string cron, string zone) => ScheduleTimes.Of(new() { Name = "n", Workflow = "w", Cron = cron, Zone = zone });

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
