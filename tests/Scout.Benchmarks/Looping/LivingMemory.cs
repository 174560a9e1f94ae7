using System.Collections.Immutable;
using System.Text.Json;
using Scout.Execution.Running;
using Scout.Revisions.Runs;

namespace Scout.Benchmarks.Looping;

/// <summary>A journal that keeps nothing, and now and then looks how much memory lives.</summary>
/// <param name="block">The block by which items are counted.</param>
/// <param name="every">After so many items; 0: never.</param>
internal sealed class LivingMemory(string block, int every) : IRunJournal
{
    private long _items;
    private long _next;
    private long? _before;
    private (long Items, long Bytes)? _early;
    private (long Items, long Bytes) _late;

    /// <summary>The most that lived of what came since the run began, in bytes.</summary>
    public long Most { get; private set; }

    /// <summary>What came to it with each item from the first look, or the first after 1,000 items, to the last before the end.</summary>
    public double EachMore => _early is { } early && _late.Items > early.Items ? (double)(_late.Bytes - early.Bytes) / (_late.Items - early.Items) : 0;

    public ValueTask WriteAsync(ImmutableArray<RunEvent> records, JsonElement? result)
    {
        if (every > 0)
        {
            _items += records.Count(record => record is BlockCompleted { Block: var path } && path.EndsWith($"/{block}", StringComparison.Ordinal));
            if (_items >= _next || records.Any(record => record.IsEnd))
            {
                _next = _items + every;
                Look(records.Any(record => record.IsEnd));
            }
        }

        return ValueTask.CompletedTask;
    }

    public long Kept => long.MaxValue;

    public ValueTask KeptAsync(long sequence, CancellationToken cancellation) => ValueTask.CompletedTask;

    private void Look(bool isEnd)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var living = GC.GetTotalMemory(forceFullCollection: true);
        _before ??= living;
        Most = Math.Max(Most, living - _before.Value);
        if (!isEnd && _items > 0)
        {
            _late = (_items, living);
            if (_early is null || _early.Value.Items < 1_000)
            {
                _early = _late;
            }
        }
    }
}
