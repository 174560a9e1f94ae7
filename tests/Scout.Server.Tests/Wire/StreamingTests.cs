using FsCheck.Xunit;
using Scout.Revisions.Runs;
using Scout.Server.Wire.Contract;
using Scout.Server.Wire.Streaming;

namespace Scout.Server.Tests.Wire;

/// <summary>Real runs as streams of events, read by clients with the faults that they have.</summary>
public class StreamingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_run_is_told_as_the_contract_says_to_every_reader()
    {
        foreach (var real in await RealRun.AllAsync())
        {
            var told = Told(real, real.Records);

            Check(told, isWhole: true);
            Assert.Equal(real.Run.Status is RunStatus.Completed or RunStatus.Stopped ? "workflow_run_completed" : "workflow_run_failed", told[^1].Name);
            Assert.Equal(real.Run.Order, told.Select(envelope => envelope.Data).OfType<WireBlockStarted>().Select(started => started.BlockId));
        }
    }

    [Property(MaxTest = 300)]
    public void What_is_left_out_or_comes_in_another_order_breaks_no_rule(int seed)
    {
        var random = new Random(seed);
        var all = RealRun.AllAsync().GetAwaiter().GetResult();
        var real = all[random.Next(all.Length)];
        var records = real.Records.Take(random.Next(1, real.Records.Length + 1)).ToArray();
        var swapped = random.Next(records.Length);
        random.Shuffle(records.AsSpan(swapped));
        if (random.Next(2) == 0)
        {
            records = [.. records.Where(_ => random.Next(4) > 0)];
        }

        Check(Told(real, records, random), isWhole: false);
    }

    [Property(MaxTest = 300)]
    public void What_a_reader_missed_is_told_when_it_comes_back(int seed)
    {
        var random = new Random(seed);
        var all = RealRun.AllAsync().GetAwaiter().GetResult();
        var real = all[random.Next(all.Length)];
        var whole = Told(real, real.Records);
        var had = whole.Take(random.Next(whole.Count)).ToList();
        var last = had.LastOrDefault(envelope => envelope.Id is not null)?.Id;

        var rest = Told(real, real.Records, after: last is null ? null : long.Parse(last, System.Globalization.CultureInfo.InvariantCulture));

        // What came after the last whole record comes again.
        had = last is null ? [] : [.. had.Take(had.FindLastIndex(envelope => envelope.Id == last) + 1)];
        Assert.Equal(whole.Select(Json), had.Concat(rest).Select(Json));
    }

    // Streams and speech between records, some of it in vain, as it comes.
    private static List<WireEnvelope> Told(RealRun real, IEnumerable<RunEvent> records, Random? random = null, long? after = null)
    {
        var events = new SseEvents(real.Definitions, "session", "org");
        var told = new List<WireEnvelope>();
        foreach (var record in records)
        {
            var next = events.Next(record);
            told.AddRange(record.Sequence <= after ? [] : next);
            if (random is not null && record.BlockPath is { } path)
            {
                events.Hear(path, string.Concat(Enumerable.Repeat("[DONE]\u2028\ud83d\ude00\ud83d", random.Next(4))));
                told.AddRange(events.Speaking.Select(block => events.Piece(block, 0, Now)));
            }
        }

        told.AddRange(events.End(real.Run, Now));
        Assert.Equal(told.Count > 0 || after is not null, events.HasEnded);
        Assert.Empty(events.End(real.Run, Now));
        return told;
    }

    private static void Check(List<WireEnvelope> told, bool isWhole)
    {
        byte[] stream = [.. told.SelectMany(envelope => SseFrame.Of(envelope).Concat(SseFrame.Padding.ToArray()))];
        if (told.Count == 0)
        {
            Assert.False(isWhole);
            return;
        }

        foreach (var read in new[] { StreamReaders.SplitAtTwoLineFeeds(stream), StreamReaders.SplitAsPython(stream), StreamReaders.EndedByText(stream) })
        {
            var events = read.ToArray();
            Assert.Equal(told.Select(envelope => envelope.Name), events.Select(happened => happened.Name));
            Assert.Equal(told.Select(envelope => envelope.Id), events.Select(happened => happened.Id));
            Assert.Equal(told.Select(Json), events.Select(happened => happened.Data.GetRawText().Replace("\\u005bDONE]", "[DONE]", StringComparison.Ordinal)));
            Assert.All(events, happened => Assert.Null(Contract.ProblemOfEvent(happened.Data)));
        }

        CheckOrder([.. told.Select(envelope => envelope.Data)]);
    }

    private static void CheckOrder(WireEvent[] events)
    {
        Assert.IsType<WireRunStarted>(events[0]);
        Assert.DoesNotContain(events[1..], happened => happened is WireRunStarted);
        Assert.True(events[^1] is WireRunCompleted or WireRunFailed);
        Assert.DoesNotContain(events[..^1], happened => happened is WireRunCompleted or WireRunFailed);
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var happened in events)
        {
            Assert.True(happened switch
            {
                WireBlockStarted started => open.Add(started.BlockId),
                WireBlockUpdated updated => open.Contains(updated.BlockId),
                WireBlockCompleted completed => open.Remove(completed.BlockId),
                WireBlockFailed failed => open.Remove(failed.BlockId),
                _ => true,
            }, happened.ToString());
        }

        Assert.Empty(open);
    }

    private static string Json(WireEnvelope envelope) => System.Text.Encoding.UTF8.GetString(WireJson.Bytes(envelope));
}
