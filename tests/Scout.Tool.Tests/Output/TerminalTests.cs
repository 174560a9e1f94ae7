using Microsoft.Extensions.Time.Testing;
using Scout.Tool.Output;

namespace Scout.Tool.Tests.Output;

public sealed class TerminalTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _error.Dispose();

    [Fact]
    public async Task Long_work_says_how_long_it_takes_and_leaves_nothing_behind()
    {
        await WorkAsync(seconds: 2, watched: true);

        Assert.Equal("\r\e[KBuilding ...\r\e[KBuilding ... 1 s\r\e[KBuilding ... 2 s\r\e[K", _error.ToString());
    }

    [Fact]
    public async Task Where_nobody_watches_long_work_is_a_line()
    {
        await WorkAsync(seconds: 7, watched: false);

        Assert.Equal($"Building ...{Environment.NewLine}", _error.ToString());
    }

    [Fact]
    public async Task Where_nobody_watches_short_work_is_none()
    {
        await WorkAsync(seconds: 3, watched: false);

        Assert.Empty(_error.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_service_said_commands_no_terminal(bool watched)
    {
        var terminal = new Terminal { Input = TextReader.Null, Output = TextWriter.Null, Error = _error, Time = _time, IsErrorInteractive = watched, WantsColor = false, Width = 200 };

        terminal.WriteRunError(new("SCOUT7440", "it said: \e[2J\e[31mowned\u009b"));

        Assert.DoesNotContain("\e[2J", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u009b", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("owned", _error.ToString(), StringComparison.Ordinal);
    }

    private async Task WorkAsync(int seconds, bool watched)
    {
        var terminal = new Terminal { Input = TextReader.Null, Output = TextWriter.Null, Error = _error, Time = _time, IsErrorInteractive = watched };
        var work = new TaskCompletionSource<int>();
        var shown = terminal.ShowActivityAsync("Building ...", work.Task);
        for (var i = 0; i < seconds; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        work.SetResult(7);
        Assert.Equal(7, await shown);
    }
}
