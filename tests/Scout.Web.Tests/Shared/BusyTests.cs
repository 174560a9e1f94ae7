using Scout.Web.Shared;

namespace Scout.Web.Tests.Shared;

public sealed class BusyTests
{
    [Fact]
    public async Task What_is_asked_for_while_something_is_at_work_is_not_done()
    {
        var busy = new Busy();
        var (begun, told, end) = (0, 0, new TaskCompletionSource());
        busy.Changed += () => told++;

        var first = busy.DoAsync(() => Begin());
        await busy.DoAsync(() => Begin());
        Assert.True(busy.IsAtWork);
        end.SetResult();
        await first;

        Assert.Equal((1, 2, false), (begun, told, busy.IsAtWork));

        Task Begin()
        {
            begun++;
            return end.Task;
        }
    }

    [Fact]
    public async Task What_fails_is_at_work_no_longer()
    {
        var busy = new Busy();

        await Assert.ThrowsAsync<InvalidOperationException>(() => busy.DoAsync(() => throw new InvalidOperationException()));

        Assert.False(busy.IsAtWork);
    }
}
