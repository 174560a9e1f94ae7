using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Channel;

/// <summary>Divides what may be long into messages that are not.</summary>
internal static class RecordParts
{
    /// <summary>How many bytes a message should have at most; a single record may have more.</summary>
    public const int Most = 4 * 1024 * 1024;

    // Names, ids, times: more than a record has beside its values.
    private const int Frame = 1024;

    /// <summary>Records in as few parts as it takes, in order; no part for none.</summary>
    public static IEnumerable<ImmutableArray<RunEvent>> Of(ImmutableArray<RunEvent> records)
    {
        foreach (var (from, count) in Parts(records, Size))
        {
            yield return records.Slice(from, count);
        }
    }

    /// <summary>Outcomes in as few parts as it takes.</summary>
    public static IEnumerable<ImmutableSortedDictionary<string, EarlierOutcome>> Of(ImmutableSortedDictionary<string, EarlierOutcome> outcomes)
    {
        var all = outcomes.ToArray();
        return Parts(all, pair => Frame + Size(pair.Value.Input) + Size(pair.Value.Output) + Size(pair.Value.Meta))
            .Select(part => all.Skip(part.From).Take(part.Count).ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private static IEnumerable<(int From, int Count)> Parts<T>(IReadOnlyList<T> items, Func<T, long> sizeOf)
    {
        var (from, size) = (0, 0L);
        for (var at = 0; at < items.Count; at++)
        {
            var next = sizeOf(items[at]);
            if (at > from && size + next > Most)
            {
                yield return (from, at - from);
                (from, size) = (at, 0);
            }

            size += next;
        }

        if (items.Count > from)
        {
            yield return (from, items.Count - from);
        }
    }

    private static long Size(RunEvent record) => Frame + record switch
    {
        RunStarted started => Size(started.Inputs),
        RunDecided decided => Size(decided.Output),
        RunCompleted completed => Size(completed.Output),
        RunFailed failed => Size(failed.Error),
        RunBudgetExceeded exceeded => Size(exceeded.Error),
        BlockStarted started => Size(started.Input),
        BlockCompleted completed => Size(completed.Output) + Size(completed.Meta) + Size(completed.Replaces),
        BlockFailed failed => Size(failed.Error),
        BlockRetrying retrying => Size(retrying.Error),
        BlockRecovering recovering => Size(recovering.Error),
        BlockLogged { Line: var line } => 3L * (line.Message.Length + (line.Detail?.Length ?? 0)),
        _ => 0,
    };

    private static long Size(JsonElement? json) => json is { ValueKind: not JsonValueKind.Undefined } value ? JsonMarshal.GetRawUtf8Value(value).Length : 0;

    // A letter has up to three bytes.
    private static long Size(RunError? error) => error is null ? 0 : 3L * (error.Message.Length + (error.Detail?.Length ?? 0));
}
