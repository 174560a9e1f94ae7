using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Scout.Revisions.Runs;
using Scout.Runs.Owning;
using Scout.Server.Running;
using Scout.Server.Wire.Streaming;

namespace Scout.Server.Tests.Running;

/// <summary>Readers of one run, each at its own pace.</summary>
public sealed class ManyReaders
{
    private static readonly DateTimeOffset Time = new(2026, 11, 28, 9, 30, 0, TimeSpan.Zero);
    private readonly OwnedRun _run = new("r", () => Task.CompletedTask, () => Task.CompletedTask, () => { });
    private readonly RunFrames _frames;
    private long _next;

    public ManyReaders() => _frames = RunFrames.Of(LiveRun.Of(_run), new SseEvents(null, "session", "org"), new FakeTimeProvider(Time));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_readers_of_any_pace_get_all_of_it_in_order()
    {
        const string Text = "Once upon a time there was a \ud83e\udd9c that said [DONE] and\u2028nothing more.";
        var random = new Random(7);
        var readers = Enumerable.Range(0, 1000).Select(at => ReadAsync(at % 3 == 0 ? 0 : random.Next(20))).ToArray();
        Tell(Begun(), Begin("tell"));
        for (var end = 1; end <= Text.Length; end++)
        {
            _run.Saying!("tell", Text[..end]);
            await Task.Delay(1, Cancellation);
        }

        Tell(Complete("tell", Text), new RunCompleted { RunId = "r", Sequence = _next, Time = Time, Output = JsonSerializer.SerializeToElement(Text), ElapsedMs = 1 });
        _run.Finish(RunSummary.Of(Begun() with { Sequence = 0 }));

        foreach (var stream in await Task.WhenAll(readers))
        {
            var events = SseText.Of(stream);
            Assert.Equal(["workflow_run_started", "block_run_started", "block_state_updated", "block_run_completed", "workflow_run_completed"], events.Select(told => told.Name).Distinct());
            var said = string.Concat(Updates(events, "partial"));
            Assert.StartsWith(said, Text, StringComparison.Ordinal);
            Assert.Equal(Text, Assert.Single(Updates(events, "complete")));
        }
    }

    [Fact]
    public async Task Those_in_step_are_told_the_same_bytes_and_one_that_is_slow_a_bigger_piece()
    {
        FramePlace[] readers = [new(null), new(null), new(null)];
        Tell(Begun(), Begin("tell"));
        var started = await TakeAsync(readers[0], 2);
        Assert.Equal(started, await TakeAsync(readers[1], 2), Same);
        Assert.Equal(started, await TakeAsync(readers[2], 2), Same);

        _run.Saying!("tell", "He");
        Assert.Equal(await TakeAsync(readers[0], 1), await TakeAsync(readers[1], 1), Same);
        _run.Saying!("tell", "Hello");
        var (last, quick) = (await TakeAsync(readers[0], 1), await TakeAsync(readers[1], 1));
        var slow = await TakeAsync(readers[2], 1);

        Assert.Equal(last, quick, Same);
        Assert.Equal(("llo", "Hello"), (Piece(last), Piece(slow)));
        Assert.All(readers, reader => Assert.Equal(0, _frames.Next(reader).Bytes.Length));
    }

    [Fact]
    public async Task One_that_comes_late_is_told_all_that_was_said_also_where_only_its_end_is_heard()
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(number => $"{number} "));
        FramePlace early = new(null);
        Tell(Begun(), Begin("tell"));
        await TakeAsync(early, 2);
        for (var end = 1000; end <= text.Length; end += 500)
        {
            _run.Saying!("tell", text[Math.Max(0, end - 4000)..end]);
            await TakeAsync(early, 1);
        }

        var late = Piece((await TakeAsync(new(null), 3))[2..]);

        Assert.True(late.Length > 10_000);
        Assert.StartsWith(late, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_attempt_is_told_to_those_who_have_nothing_of_the_one_before()
    {
        FramePlace early = new(null);
        Tell(Begun(), Begin("tell"));
        await TakeAsync(early, 2);
        _run.Saying!("tell", "Hello");
        await TakeAsync(early, 1);

        Tell(new BlockRetrying { RunId = "r", Sequence = _next, Time = Time, Block = "tell", Attempt = 1, Error = new("SCOUT7001", "Broken."), DelayMs = 1 });
        await TakeAsync(early, 1);
        _run.Saying!("tell", "Good day");
        var late = await TakeAsync(new(null), 4);

        Assert.Equal("Good day", Piece(late[3..]));
        Assert.Equal(0, _frames.Next(early).Bytes.Length);
        Tell(Complete("tell", "Good day"));
        Assert.Equal("Good day", Assert.Single(Updates(SseText.Of(Stream(await TakeAsync(early, 1))), "complete")));
    }

    [Fact]
    public async Task One_that_comes_back_gets_what_follows_and_nothing_of_what_it_may_have_a_part()
    {
        Tell(Begun(), Begin("tell"), Begin("other"));
        _run.Saying!("tell", "Hello");
        await TakeAsync(new(null), 4);
        FramePlace back = new(after: 1);

        Assert.Contains("other", Stream(await TakeAsync(back, 1)), StringComparison.Ordinal);
        Assert.Equal(0, _frames.Next(back).Bytes.Length);
        _run.Saying!("other", "Good day");

        Assert.Equal("Good day", Piece(await TakeAsync(back, 1)));
    }

    [Fact]
    public async Task A_run_that_is_left_ends_for_all()
    {
        Tell(Begun(), Begin("tell"));
        _run.Finish(RunSummary.Of([Begun() with { Sequence = 0 }]).Interrupt(RunStatus.Interrupted));

        Assert.Equal("workflow_run_failed", SseText.Of(await ReadAsync(0))[^1].Name);
        var back = SseText.Of(await ReadAsync(0, after: 1));
        Assert.Equal(["block_run_failed", "workflow_run_failed"], back.Select(told => told.Name));
    }

    private async Task<string> ReadAsync(int pause, long? after = null)
    {
        var (place, read) = (new FramePlace(after), new StringBuilder());
        while (true)
        {
            var (bytes, news) = _frames.Next(place);
            if (bytes.Length > 0)
            {
                read.Append(Encoding.UTF8.GetString(bytes.Span));
                await Task.Delay(pause, Cancellation);
            }
            else if (news is null)
            {
                return read.ToString();
            }
            else
            {
                await news.WaitAsync(Cancellation);
            }
        }
    }

    // The next of a reader, as they come.
    private async Task<ReadOnlyMemory<byte>[]> TakeAsync(FramePlace place, int count)
    {
        var taken = new List<ReadOnlyMemory<byte>>();
        while (taken.Count < count)
        {
            var (bytes, news) = _frames.Next(place);
            if (bytes.Length > 0)
            {
                taken.Add(bytes);
            }
            else
            {
                await news!.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
            }
        }

        return [.. taken];
    }

    private static bool Same(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) =>
        MemoryMarshal.TryGetArray(one, out var a) && MemoryMarshal.TryGetArray(other, out var b) && ReferenceEquals(a.Array, b.Array);

    private static string Stream(ReadOnlyMemory<byte>[] frames) => string.Concat(frames.Select(frame => Encoding.UTF8.GetString(frame.Span)));

    private static string Piece(ReadOnlyMemory<byte>[] frames) => Assert.Single(Updates(SseText.Of(Stream(frames)), "partial"));

    private static IEnumerable<string> Updates(SseText[] events, string type) => events
        .Where(told => told.Name == "block_state_updated" && told.Data.GetProperty("data").GetProperty("update_type").GetString() == type)
        .Select(told => told.Data.GetProperty("data").GetProperty("update_data").GetProperty("output").GetString()!);

    private void Tell(params RunEvent[] records)
    {
        _run.Tell(records);
        _next = records[^1].Sequence + 1;
    }

    private RunStarted Begun() => new() { RunId = "r", Sequence = _next++, Time = Time, Workflow = "w", RevisionId = new('a', 64), Environment = "staging", Inputs = JsonElement.Parse("{}") };

    private BlockStarted Begin(string block) => new() { RunId = "r", Sequence = _next++, Time = Time, Block = block, Type = "llm", Attempt = 1, Input = JsonElement.Parse("{}") };

    private BlockCompleted Complete(string block, string output) => new() { RunId = "r", Sequence = _next++, Time = Time, Block = block, Output = JsonSerializer.SerializeToElement(output), ElapsedMs = 1 };
}
