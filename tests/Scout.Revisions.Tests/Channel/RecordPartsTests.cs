using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Tests.Channel;

public class RecordPartsTests
{
    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(10, 10, 1)]
    [InlineData(100, 300_000, 8)]
    [InlineData(3, 5_000_000, 3)]
    public void Records_are_divided_in_order_into_messages_that_are_not_too_long(int count, int length, int parts)
    {
        var output = JsonSerializer.SerializeToElement(new string('x', length));
        ImmutableArray<RunEvent> records = [.. Enumerable.Range(0, count).Select(at => new BlockCompleted { RunId = "r", Sequence = at, Time = default, Block = "b", Output = output, ElapsedMs = 1 })];

        var divided = RecordParts.Of(records).ToArray();

        Assert.Equal(records, divided.SelectMany(part => part));
        Assert.Equal(parts, divided.Length);
        Assert.All(divided, part => Assert.True(part.Length == 1 || JsonSerializer.SerializeToUtf8Bytes<WorkerMessage>(new RunReported("r", part), ChannelJson.Written).Length <= RecordParts.Most));
    }

    [Fact]
    public void Outcomes_are_divided_without_losing_any()
    {
        var text = JsonSerializer.SerializeToElement(new string('x', 1_000_000));
        var outcomes = Enumerable.Range(0, 10).ToImmutableSortedDictionary(at => $"b{at}", _ => new EarlierOutcome(text, text, null), StringComparer.Ordinal);

        var divided = RecordParts.Of(outcomes).ToArray();

        Assert.Equal(outcomes.Keys, divided.SelectMany(part => part.Keys));
        Assert.Equal(5, divided.Length);
    }
}
