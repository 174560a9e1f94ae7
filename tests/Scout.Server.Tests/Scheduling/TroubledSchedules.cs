using Scout.Runs.Scheduling;

namespace Scout.Server.Tests.Scheduling;

/// <summary>A server whose runs cannot be started for a while.</summary>
public sealed class TroubledSchedules
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_cannot_be_started_now_is_started_as_soon_as_it_can_be(bool isRestarted)
    {
        await using var clock = new Clockwork(Clockwork.Schedule("0 * * * *", "\"missed\": \"once\""));
        await clock.BeginAsync();
        await TroubleAsync(clock);
        for (var second = 0; clock.Runs.Tries < 3; second++)
        {
            Assert.True(second < 60);
            clock.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Empty(clock.Runs.Times);
        clock.Runs.Troubles = null;
        if (isRestarted)
        {
            await clock.RestartAsync();
            await clock.LookAsync();
        }
        else
        {
            while (!clock.Runs.Times.Any())
            {
                clock.Time.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            await clock.LookAsync();
        }

        Assert.Equal([Midnight.AddHours(1)], clock.Runs.Times);
        Assert.Equal(FiringState.Started, clock.Last!.State);
    }

    [Fact]
    public async Task What_could_not_be_started_for_an_hour_is_left_out_where_nothing_is_made_up_for()
    {
        await using var clock = new Clockwork(Clockwork.Schedule("0 0 * * *", "\"missed\": \"skip\""));
        await clock.BeginAsync();
        clock.Time.Advance(TimeSpan.FromHours(23));
        await TroubleAsync(clock);

        for (var step = 0; clock.Last is null or { State: FiringState.Starting }; step++)
        {
            Assert.True(step < 200);
            clock.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal((FiringState.Refused, "SCOUT6072: no bundle"), (clock.Last.State, clock.Last.Reason));
        Assert.Empty(clock.Runs.Times);
    }

    private static async Task TroubleAsync(Clockwork clock)
    {
        clock.Runs.Troubles = "SCOUT6072: no bundle";
        clock.Time.Advance(TimeSpan.FromHours(1));
        await clock.BeginAsync();
        while (clock.Runs.Tries == 0)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
