using System.Runtime.CompilerServices;
using Scout.Revisions.Runs;
using Scout.Runs.Queries;

namespace Scout.Runs;

internal sealed partial class RunStore
{
    /// <summary>A run's records: those that are there, then those that come, until the run has ended or nobody works on it any more.</summary>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="cancellation">Ends the following.</param>
    public async IAsyncEnumerable<RunEvent> FollowAsync(string runId, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var next = 0L; ;)
        {
            Refresh();
            // Asked before reading: what was written before the end is there then.
            var isUnderWay = IsUnderWay(Entry(runId).Status);
            foreach (var record in Records(runId, next))
            {
                yield return record;
                next = record.Sequence + 1;
            }

            if (!isUnderWay)
            {
                yield break;
            }

            await Task.Delay(Beat, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Runs that are known, oldest first, then every run that fits as it ends; never ends by itself.</summary>
    /// <param name="filter">Which runs.</param>
    /// <param name="known">Where to begin.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<RunEntry> EndingAsync(RunFilter filter, IReadOnlyList<RunEntry> known, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(known);
        var underWay = List(filter with { Status = null, Statuses = [RunStatus.Running, RunStatus.Waiting] }, int.MaxValue).Runs.Select(run => run.RunId).ToHashSet(StringComparer.Ordinal);
        var since = List(new(), 1).Runs is [var newest, ..] ? newest.Started : DateTimeOffset.MinValue;
        var told = List(new() { Since = since }, int.MaxValue).Runs.Select(run => run.RunId).Except(underWay, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        foreach (var run in known.Reverse().Where(run => !IsUnderWay(run.Status)))
        {
            told.Add(run.RunId);
            yield return run;
        }

        while (true)
        {
            Refresh();
            var ended = List(filter with { Since = since }, int.MaxValue).Runs
                .Concat(underWay.Select(Entry))
                .Where(run => !IsUnderWay(run.Status) && !told.Contains(run.RunId))
                .OrderBy(run => run.Ended);
            foreach (var run in ended.ToArray())
            {
                if (told.Add(run.RunId))
                {
                    underWay.Remove(run.RunId);
                    yield return run;
                }
            }

            await Task.Delay(Beat, cancellation).ConfigureAwait(false);
        }
    }

    private static bool IsUnderWay(RunStatus status) => status is RunStatus.Running or RunStatus.Waiting;
}
