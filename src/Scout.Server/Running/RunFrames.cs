using Scout.Revisions.Runs;
using Scout.Server.Wire.Contract;
using Scout.Server.Wire.Streaming;

namespace Scout.Server.Running;

/// <summary>
/// The events of a run that this server owns, as bytes that are made once, for any number of readers: each goes at its own pace, and none holds up the run or another. What models say
/// comes to each as all that it has not been told: to one that is slow in bigger pieces. Safe for many threads.
/// </summary>
internal sealed class RunFrames
{
    private readonly Lock _lock = new();
    private readonly SseEvents _events;
    private readonly TimeProvider _time;
    private readonly List<(long Sequence, byte[] Bytes)> _told = [];
    private readonly Dictionary<(SaidText Said, int Length), byte[]> _pieces = [];
    private TaskCompletionSource _news = News();
    private Exception? _failure;
    private bool _isOver;
    private long _heard;

    private RunFrames(SseEvents events, TimeProvider time) => (_events, _time) = (events, time);

    /// <summary>Begins to listen to a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="events">Tells of it; nobody else uses it.</param>
    /// <param name="time">The time.</param>
    public static RunFrames Of(LiveRun run, SseEvents events, TimeProvider time)
    {
        var frames = new RunFrames(events, time);
        _ = Task.Run(() => frames.ListenAsync(run));
        return frames;
    }

    /// <summary>What comes next for a reader.</summary>
    /// <param name="place">How far it is; it goes on.</param>
    /// <returns>Whole events, to be written; where there are none, what completes when there is more; where there is neither, all was told.</returns>
    public (ReadOnlyMemory<byte> Bytes, Task? News) Next(FramePlace place)
    {
        lock (_lock)
        {
            while (place.Records < _told.Count)
            {
                var (sequence, bytes) = _told[place.Records];
                if (place.Pass(sequence) && bytes.Length > 0)
                {
                    return (bytes, null);
                }
            }

            if (_failure is not null)
            {
                throw new InvalidOperationException("The events of the run cannot be told.", _failure);
            }

            var piece = _isOver || place.Heard == _heard ? [] : Piece(place);
            return piece.Length > 0 ? (piece, null) : (default, _isOver ? null : _news.Task);
        }
    }

    // Readers that have been told the same are told the same.
    private byte[] Piece(FramePlace place)
    {
        OpenBlock[] speaking = [.. _events.Speaking];
        foreach (var block in speaking)
        {
            if (place.ToldOf(block) is { } told && told < block.Said.Length)
            {
                place.Tell(block);
                return _pieces.TryGetValue((block.Said, told), out var made) ? made : _pieces[(block.Said, told)] = SseFrame.Of(_events.Piece(block, told, _time.GetUtcNow()));
            }
        }

        place.Heard = _heard;
        place.Keep(speaking);
        return [];
    }

    private async Task ListenAsync(LiveRun run)
    {
        try
        {
            await foreach (var heard in run.ReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                // One by one: readers do not wait while all that a run has done so far is written.
                foreach (var record in heard.Records)
                {
                    Add(record);
                }

                Hear(heard);
            }

            End(await run.End.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            Tell(() => (_failure, _isOver) = (exception, true));
        }
    }

    private void Add(RunEvent record)
    {
        lock (_lock)
        {
            _told.Add((record.Sequence, Bytes(_events.Next(record))));
        }
    }

    private void Hear(Heard heard) => Tell(() =>
    {
        var isMore = false;
        foreach (var (block, text) in heard.Saying)
        {
            isMore |= _events.Hear(block, text);
        }

        if (isMore)
        {
            _heard++;
            _pieces.Clear();
        }
    });

    private void End(RunSummary run) => Tell(() =>
    {
        // No record: whoever has them all is told too.
        _told.Add((long.MaxValue, Bytes(_events.End(run, _time.GetUtcNow()))));
        _isOver = true;
    });

    private void Tell(Action happen)
    {
        TaskCompletionSource told;
        lock (_lock)
        {
            happen();
            (told, _news) = (_news, News());
        }

        told.SetResult();
    }

    private static byte[] Bytes(IReadOnlyCollection<WireEnvelope> events) => events.Count == 1 ? SseFrame.Of(events.First()) : [.. events.SelectMany(SseFrame.Of)];

    private static TaskCompletionSource News() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
