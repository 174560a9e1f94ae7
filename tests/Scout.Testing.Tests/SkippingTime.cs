using System.Diagnostics;
using Scout.Testing.Tests.Workflows;

namespace Scout.Testing.Tests;

public class SkippingTime
{
    private static readonly DateTimeOffset Start = new(2027, 3, 1, 12, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public async Task A_delay_of_a_day_takes_no_time()
    {
        var began = Stopwatch.GetTimestamp();
        var run = await Tests.Of<ParcelWorkflow>().StartingAt(Start).RunAsync(new Parcel("7"));

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.InRange(run.Elapsed, TimeSpan.FromDays(1), TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        Assert.Equal(Start.AddDays(1), run.Block("night").Output<DateTimeOffset>(), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task The_wait_before_another_attempt_takes_none_either()
    {
        var run = await Tests.Of<ParcelWorkflow>().Fails("carrier", "closed", times: 2).RunAsync(new Parcel("7"));

        Assert.Equal((RunStatus.Completed, 3), (run.Status, run.Block("carrier").Attempts));
        Assert.InRange(run.Elapsed, TimeSpan.FromHours(26), TimeSpan.FromHours(26.1));
    }

    [Fact]
    public async Task Code_that_works_for_a_while_is_waited_for_and_not_timed_out_by_what_others_wait_for()
    {
        var run = await Tests.Of<WorkWorkflow>().StartingAt(Start).RunAsync(new Question("done"));

        Assert.Equal("done 2027-03-01 22", run.Output<string>());
        Assert.InRange(run.Elapsed, TimeSpan.FromHours(12), TimeSpan.FromHours(12.1));
    }
}
