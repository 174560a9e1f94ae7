using Scout.Environments.Workers;

namespace Scout.Environments.Tests.Files;

public class LongLines
{
    [Theory]
    [InlineData("a\nb", "a|b")]
    [InlineData("a\r\nb\r\n", "a|b")]
    [InlineData("a\rb\n\nc", "a|b||c")]
    [InlineData("\n", "")]
    [InlineData("", null)]
    public async Task Lines_are_those_that_a_reader_would_give(string text, string? expected)
    {
        // One letter at a time: an end of a line may lie between two parts.
        var lines = new List<string>();
        var under = new LineUnderWay(lines.Add);
        foreach (var letter in text)
        {
            under.Take([letter]);
        }

        under.End();
        var whole = new List<string>();
        await new StreamTail().ReadAsync(new StringReader(text), whole.Add);
        Assert.Equal(expected?.Split('|') ?? [], lines);
        Assert.Equal(lines, whole);
    }

    [Fact]
    public async Task A_line_that_does_not_end_is_cut_and_says_so_and_fills_no_memory()
    {
        // It never waits, and so all of it is made on this thread; other tests use memory too.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var lines = new List<string>();
        var tail = new StreamTail();
        var reading = tail.ReadAsync(new Letters(700_000_000), lines.Add);
        var made = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(reading.IsCompleted);
        await reading;
        var line = Assert.Single(lines);
        Assert.EndsWith("(699983616 more characters of this line were left out)", line, StringComparison.Ordinal);
        Assert.InRange(tail.Text.Length, 1, 2000);
        Assert.InRange(made, 0, 4_000_000);
    }

    /// <remarks>The beginning of a secret is no secret that anybody knows.</remarks>
    [Fact]
    public async Task A_secret_that_would_be_cut_is_hidden_before()
    {
        var tail = new StreamTail(text => text.Replace("sesame-open", "[secret]", StringComparison.Ordinal));
        await tail.ReadAsync(new StringReader(new string('x', 1993) + "sesame-open"), null);
        Assert.EndsWith("x[secret", tail.Text, StringComparison.Ordinal);
    }

    private sealed class Letters(long count) : TextReader
    {
        private long _left = count;

        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            var read = (int)Math.Min(_left, buffer.Length);
            buffer.Span[..read].Fill('a');
            _left -= read;
            return new(read);
        }
    }
}
