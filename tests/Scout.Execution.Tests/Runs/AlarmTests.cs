using Scout.Execution.Running;

namespace Scout.Execution.Tests.Runs;

public class AlarmTests
{
    /// <summary>A limit is as long as it is, and a time of day comes when the clock says so.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_clock_that_is_put_back_moves_what_waits_for_a_time_of_day_alone(bool isOfClock, bool isOver)
    {
        var clock = new Moved();
        var over = new TaskCompletionSource();
        var alarm = new Alarm(clock, TimeSpan.FromMilliseconds(300), over.SetResult, isOfClock);

        clock.By = TimeSpan.FromHours(-1);
        await Task.WhenAny(over.Task, Task.Delay(TimeSpan.FromSeconds(isOver ? 30 : 1), TestContext.Current.CancellationToken));

        Assert.Equal(isOver, over.Task.IsCompleted);
        alarm.Stop();
    }

    private sealed class Moved : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }
}
