using Scout.Revisions.Text;

namespace Scout.Revisions.Tests.Text;

public sealed class MeasuresTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "just now")]
    [InlineData(59, "just now")]
    [InlineData(60, "1 min ago")]
    [InlineData(3600 * 5, "5 h ago")]
    [InlineData(86400 * 2, "2 d ago")]
    [InlineData(86400 * 40, "2026-10-14")]
    public void Ages_are_put_into_words(int seconds, string expected) => Assert.Equal(expected, Measures.Ago(Now.AddSeconds(-seconds), Now));

    [Theory]
    [InlineData(-120, "2 min ago")]
    [InlineData(0, "just now")]
    [InlineData(59, "soon")]
    [InlineData(60, "in 1 min")]
    [InlineData(3600 * 5, "in 5 h")]
    [InlineData(86400 * 2, "in 2 d")]
    [InlineData(86400 * 40, "2027-01-02")]
    public void Times_to_come_are_put_into_words(int seconds, string expected) => Assert.Equal(expected, Measures.Away(Now.AddSeconds(seconds), Now));

    [Theory]
    [InlineData(0.44, "0.4 ms")]
    [InlineData(12.4, "12 ms")]
    [InlineData(1240, "1.24 s")]
    [InlineData(185_000, "3 min 5 s")]
    [InlineData(5_000_000, "1 h 23 min")]
    [InlineData(86_400_000, "1 d 0 h")]
    public void Durations_are_put_into_words(double milliseconds, string expected) => Assert.Equal(expected, Measures.Duration(milliseconds));

    [Theory]
    [InlineData(512, "512 B")]
    [InlineData(1536, "1.5 KB")]
    [InlineData(3 * 1024 * 1024, "3 MB")]
    public void Sizes_are_put_into_words(long bytes, string expected) => Assert.Equal(expected, Measures.Size(bytes));
}
