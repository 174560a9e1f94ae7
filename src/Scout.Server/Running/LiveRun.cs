using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Scout.Revisions.Runs;
using Scout.Runs.Owning;

namespace Scout.Server.Running;

/// <summary>What a reader of a run hears at once.</summary>
/// <param name="Records">The records that are new, in order.</param>
/// <param name="Saying">What models are saying: by block, all that was said so far.</param>
internal sealed record Heard(ImmutableArray<RunEvent> Records, ImmutableArray<KeyValuePair<string, string>> Saying);

/// <summary>A run that this server owns, for any number of readers: each goes at its own pace, and none holds up the run. Safe for many threads.</summary>
internal sealed class LiveRun
{
    private readonly OwnedRun _run;
    private readonly Lock _lock = new();
    private readonly List<RunEvent> _records = [];
    private readonly Dictionary<string, string> _saying = new(StringComparer.Ordinal);
    private TaskCompletionSource _news = News();
    private bool _isOver;

    private LiveRun(OwnedRun run) => _run = run;

    /// <summary>The run's id.</summary>
    public string RunId => _run.RunId;

    /// <summary>The run when the server has nothing more to do with it.</summary>
    public Task<RunSummary> End => _run.End;

    /// <summary>Completes when every record was heard of.</summary>
    public Task Over { get; private set; } = Task.CompletedTask;

    /// <summary>Begins to listen to a run.</summary>
    public static LiveRun Of(OwnedRun run)
    {
        var live = new LiveRun(run);
        run.Saying = live.Said;
        live.Over = Task.Run(live.ListenAsync);
        return live;
    }

    /// <summary>The run as it began: with what it is pinned to.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<RunSummary> BeginningAsync(CancellationToken cancellation)
    {
        await foreach (var heard in ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (heard.Records is [RunStarted started, ..])
            {
                return RunSummary.Of(started);
            }
        }

        return await End.ConfigureAwait(false);
    }

    /// <summary>All that has happened, then what happens, until nothing more does.</summary>
    /// <param name="cancellation">Ends the reading, not the run.</param>
    public async IAsyncEnumerable<Heard> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var next = 0; ;)
        {
            ImmutableArray<RunEvent> records;
            ImmutableArray<KeyValuePair<string, string>> saying;
            Task news;
            bool isOver;
            lock (_lock)
            {
                records = [.. _records.Skip(next)];
                saying = [.. _saying];
                news = _news.Task;
                isOver = _isOver;
            }

            next += records.Length;
            yield return new(records, saying);
            if (isOver)
            {
                yield break;
            }

            await news.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task ListenAsync()
    {
        await foreach (var record in _run.ReadAsync().ConfigureAwait(false))
        {
            Tell(() =>
            {
                _records.Add(record);
                // What follows is another attempt's, or nothing.
                if (record is BlockCompleted or BlockFailed or BlockRetrying or BlockRecovering or BlockStopped)
                {
                    _saying.Remove(record.BlockPath!);
                }
            });
        }

        await _run.End.ConfigureAwait(false);
        Tell(() => _isOver = true);
    }

    private void Said(string block, string text) => Tell(() => _saying[block] = text);

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

    private static TaskCompletionSource News() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
