using Scout.Execution.Running;

namespace Scout.Execution.Tests.Runs;

public class ForgottenTimers
{
    /// <remarks>Every attempt with a timeout makes one, and a worker lives for days.</remarks>
    [Fact]
    public void Do_not_pile_up_until_their_time_would_have_come()
    {
        var timers = new EngineTimers();
        using var kept = timers.CreateTimer(_ => { }, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
        for (var at = 0; at < 100_000; at++)
        {
            timers.CreateTimer(_ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan).Dispose();
        }

        Assert.InRange(timers.Count, 1, 2048);
    }

    [Fact]
    public async Task Take_none_with_them_that_is_waited_for()
    {
        const int Waited = 3000;
        var timers = new EngineTimers();
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (count, wrong) = (0, 0);
        var kept = Enumerable.Range(0, Waited).Select(at => timers.CreateTimer(_ => Called(), null, TimeSpan.FromMilliseconds(1 + at), Timeout.InfiniteTimeSpan)).ToArray();
        for (var at = 0; at < 20_000; at++)
        {
            timers.CreateTimer(_ => wrong++, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan).Dispose();
        }

        await called.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((Waited, 0), (count, wrong));
        GC.KeepAlive(kept);

        void Called()
        {
            if (Interlocked.Increment(ref count) == Waited)
            {
                called.SetResult();
            }
        }
    }
}
