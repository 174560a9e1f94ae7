using System.Collections.Immutable;
using Scout.Revisions.Runs;

namespace Scout.Runs.Queries;

/// <summary>A stretch of time of one block.</summary>
/// <param name="Block">The block's path.</param>
/// <param name="From">Its begin.</param>
/// <param name="To">Its end.</param>
/// <param name="IsWait">Whether the block waited, for another attempt or for somebody.</param>
internal sealed record Stretch(string Block, DateTimeOffset From, DateTimeOffset To, bool IsWait)
{
    /// <summary>What every block did when: an attempt reaches to its end or its failure, the wait after a failure to the next attempt.</summary>
    /// <param name="records">The records of a run, in order.</param>
    /// <param name="until">Until when what is open goes.</param>
    public static ImmutableArray<Stretch> Of(IEnumerable<RunEvent> records, DateTimeOffset until)
    {
        var stretches = ImmutableArray.CreateBuilder<Stretch>();
        var open = new Dictionary<string, (DateTimeOffset From, bool IsWait)>(StringComparer.Ordinal);
        foreach (var record in records.Where(record => record.BlockPath is not null && record is not (BlockLogged or RunDecided)))
        {
            if (open.Remove(record.BlockPath!, out var before))
            {
                stretches.Add(new(record.BlockPath!, before.From, record.Time, before.IsWait));
            }

            if (record is not (BlockCompleted or BlockFailed or BlockStopped))
            {
                open[record.BlockPath!] = (record.Time, record is BlockRetrying or BlockWaiting);
            }
        }

        stretches.AddRange(open.Select(pair => new Stretch(pair.Key, pair.Value.From, until, pair.Value.IsWait)));
        return stretches.ToImmutable();
    }
}
