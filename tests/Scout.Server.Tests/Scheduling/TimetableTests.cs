using FsCheck.Xunit;
using Scout.Runs.Scheduling;

namespace Scout.Server.Tests.Scheduling;

public sealed class TimetableTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Midnight = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_minute_of_a_day_has_one_run_with_a_restart_and_two_deaths_in_it()
    {
        await using var clock = new Clockwork(Clockwork.Schedule("* * * * *"));
        await clock.LookAsync();
        for (var minute = 1; minute <= 24 * 60; minute++)
        {
            clock.Runs.Dies = minute switch { 333 => Death.BeforeTheRun, 999 => Death.AfterTheRun, _ => Death.Not };
            await clock.PassAsync(Minute);
            if (minute is 333 or 700 or 999)
            {
                clock.Runs.Dies = Death.Not;
                await clock.RestartAsync();
                await clock.LookAsync();
            }
        }

        Assert.Equal(Enumerable.Range(1, 1440).Select(minute => Midnight.AddMinutes(minute)), clock.Runs.Times);
        Assert.All(clock.Runs.Started.Values, ids => Assert.Single(ids));
        Assert.Equal(1440, clock.Runs.Started.Values.SelectMany(ids => ids).Distinct().Count());
    }

    [Property(MaxTest = 40)]
    public async Task No_time_has_two_runs_whatever_happens_and_each_has_one_where_a_server_runs(int seed)
    {
        var random = new Random(seed);
        await using var clock = new Clockwork(Clockwork.Schedule("*/20 * * * * *", "\"overlap\": \"allow\""));
        await clock.LookAsync();
        var (latest, expected) = (clock.Time.GetUtcNow(), new HashSet<DateTimeOffset>());
        for (var step = 0; step < 120; step++)
        {
            var before = clock.Time.GetUtcNow();
            switch (random.Next(8))
            {
                case 0:
                    await clock.RestartAsync(TimeSpan.FromSeconds(random.Next(200)));
                    await clock.LookAsync();
                    break;
                case 1:
                    clock.Runs.Dies = random.Next(2) == 0 ? Death.BeforeTheRun : Death.AfterTheRun;
                    await PassAsync(before);
                    clock.Runs.Dies = Death.Not;
                    await clock.RestartAsync();
                    await clock.LookAsync();
                    break;
                case 2:
                    await clock.RestartAtAsync(before.AddSeconds(-random.Next(300)));
                    await clock.LookAsync();
                    break;
                default:
                    await PassAsync(before);
                    break;
            }

            latest = latest > clock.Time.GetUtcNow() ? latest : clock.Time.GetUtcNow();
        }

        Assert.All(clock.Runs.Started.Values, ids => Assert.Single(ids));
        Assert.Empty(expected.Except(clock.Runs.Times));

        async Task PassAsync(DateTimeOffset before)
        {
            await clock.PassAsync(TimeSpan.FromSeconds(random.Next(1, 50)));
            for (var time = before.AddSeconds(20 - (before.Second % 20)); time <= clock.Time.GetUtcNow(); time = time.AddSeconds(20))
            {
                if (time > latest)
                {
                    expected.Add(time);
                }
            }
        }
    }

    [Fact]
    public async Task A_schedule_that_is_new_begins_now()
    {
        await using var clock = new Clockwork(Clockwork.Schedule("* * * * *", "\"missed\": \"once\""));
        await clock.LookAsync();
        Assert.Empty(clock.Runs.Times);
        Assert.Equal(Midnight.AddMinutes(1), clock.Status.Next);

        await clock.RestartAsync(TimeSpan.FromDays(3));
        clock.Change(Clockwork.Schedule("0 * * * *", "\"missed\": \"once\""));
        await clock.LookAsync();

        Assert.Empty(clock.Runs.Times);
        await clock.PassAsync(60 * Minute);
        Assert.Equal([Midnight.AddDays(3).AddHours(1)], clock.Runs.Times);
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("once")]
    public async Task Of_the_times_at_which_no_server_ran_none_or_the_last_has_a_run(string missed)
    {
        await using var clock = new Clockwork(Clockwork.Schedule("* * * * *", $"\"missed\": \"{missed}\""));
        await clock.LookAsync();
        await clock.PassAsync(Minute);

        await clock.RestartAsync(TimeSpan.FromDays(40) + TimeSpan.FromSeconds(30));
        await clock.LookAsync();
        var last = clock.Last;
        await clock.PassAsync(TimeSpan.FromSeconds(30));

        var (first, lost, next) = (Midnight.AddMinutes(1), Midnight.AddDays(40).AddMinutes(1), Midnight.AddDays(40).AddMinutes(2));
        Assert.Equal(missed == "once" ? [first, lost, next] : [first, next], clock.Runs.Times);
        Assert.Equal((lost, missed == "once" ? FiringState.Started : FiringState.Missed), (last!.Occurrence, last.State));
        Assert.Equal(missed == "once" ? null : "no server ran then", last.Reason);
    }

    [Fact]
    public async Task What_a_server_that_died_had_not_begun_is_begun_soon_but_not_long_after()
    {
        foreach (var (hours, missed, isBegun) in new[] { (0, "skip", true), (2, "skip", false), (2, "once", true) })
        {
            await using var clock = new Clockwork(Clockwork.Schedule("0 0 * * *", $"\"missed\": \"{missed}\""), Midnight.AddMinutes(-1));
            await clock.LookAsync();
            clock.Runs.Dies = Death.BeforeTheRun;
            await clock.PassAsync(Minute);
            clock.Runs.Dies = Death.Not;
            Assert.Equal(FiringState.Starting, clock.Last!.State);

            await clock.RestartAsync(TimeSpan.FromHours(hours));
            await clock.LookAsync();

            Assert.Equal(isBegun ? [Midnight] : [], clock.Runs.Times);
            Assert.Equal(isBegun ? FiringState.Started : FiringState.Missed, clock.Last!.State);
        }
    }

    [Fact]
    public async Task A_clock_that_goes_back_brings_nothing_again()
    {
        await using var clock = new Clockwork(Clockwork.Schedule("* * * * *"));
        await clock.LookAsync();
        await clock.PassAsync(Minute);
        await clock.PassAsync(Minute);

        clock.PutClock(Midnight.AddSeconds(-30));
        await clock.LookAsync();
        for (var minute = 0; minute < 4; minute++)
        {
            await clock.PassAsync(Minute);
        }

        Assert.Equal([Midnight.AddMinutes(1), Midnight.AddMinutes(2), Midnight.AddMinutes(3)], clock.Runs.Times);
        Assert.All(clock.Runs.Started.Values, ids => Assert.Single(ids));
        Assert.Equal(Midnight.AddMinutes(4), clock.Status.Next);
    }

    [Fact]
    public async Task A_time_is_skipped_where_the_run_before_is_not_over()
    {
        await using var clock = new Clockwork(Clockwork.Schedule("* * * * *"));
        await clock.LookAsync();
        await clock.PassAsync(Minute);
        clock.Runs.IsUnderWay = true;
        await clock.PassAsync(Minute);
        Assert.Equal((FiringState.Skipped, "the run before is not over"), (clock.Last!.State, clock.Last.Reason));
        clock.Runs.IsUnderWay = false;
        await clock.PassAsync(Minute);

        Assert.Equal([Midnight.AddMinutes(1), Midnight.AddMinutes(3)], clock.Runs.Times);
    }

    [Fact]
    public async Task One_time_waits_for_the_run_before_and_outlives_a_restart_and_others_are_skipped()
    {
        await using var clock = new Clockwork(Clockwork.Schedule("* * * * *", "\"overlap\": \"queue\""));
        await clock.LookAsync();
        await clock.PassAsync(Minute);
        clock.Runs.IsUnderWay = true;
        await clock.PassAsync(Minute);
        Assert.Equal(FiringState.Queued, clock.Last!.State);
        await clock.PassAsync(Minute);
        Assert.Equal(FiringState.Skipped, clock.Last.State);
        await clock.RestartAsync();
        await clock.LookAsync();
        Assert.Equal([Midnight.AddMinutes(1)], clock.Runs.Times);

        clock.Runs.IsUnderWay = false;
        await clock.PassAsync(TimeSpan.FromSeconds(20));

        Assert.Equal([Midnight.AddMinutes(1), Midnight.AddMinutes(2)], clock.Runs.Times);
    }

    [Fact]
    public async Task Runs_of_a_schedule_that_allows_it_are_under_way_at_once()
    {
        await using var clock = new Clockwork(Clockwork.Schedule("* * * * *", "\"overlap\": \"allow\""));
        clock.Runs.IsUnderWay = true;
        await clock.LookAsync();
        await clock.PassAsync(Minute);
        await clock.PassAsync(Minute);

        Assert.Equal(2, clock.Runs.Times.Count());
    }

    [Fact]
    public async Task A_refusal_is_told_until_the_next_time()
    {
        await using var clock = new Clockwork(Clockwork.Schedule("* * * * *"));
        await clock.LookAsync();
        clock.Runs.Refuses = "SCOUT6018: no such workflow";
        await clock.PassAsync(Minute);
        await clock.RestartAsync();
        Assert.Equal((FiringState.Refused, "SCOUT6018: no such workflow", null), (clock.Last!.State, clock.Last.Reason, clock.Last.RunId));

        clock.Runs.Refuses = null;
        await clock.LookAsync();
        await clock.PassAsync(Minute);
        Assert.Equal(FiringState.Started, clock.Last!.State);
    }

    [Fact]
    public async Task A_schedule_that_is_taken_out_stops_and_is_forgotten()
    {
        await using var clock = new Clockwork(Clockwork.Schedule("* * * * *", "\"missed\": \"once\""));
        await clock.LookAsync();
        await clock.PassAsync(Minute);
        clock.Change("[]");
        await clock.PassAsync(Minute);
        await clock.PassAsync(Minute);
        clock.Change(Clockwork.Schedule("* * * * *", "\"missed\": \"once\""));
        await clock.LookAsync();

        Assert.Equal([Midnight.AddMinutes(1)], clock.Runs.Times);
        Assert.Null(clock.Last);
    }
}
