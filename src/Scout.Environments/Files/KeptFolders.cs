using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Scout.Environments.Files;

/// <summary>What was read of folders whose files nobody changes, for whoever looks every few seconds: only where a file came or went since it is read again. Safe for many threads.</summary>
internal sealed class KeptFolders
{
    private const int Most = 20_000;
    private static readonly TimeSpan Coarse = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<(Type What, string Folder), Kept> _kept = [];

    /// <summary>What is in folders, as it was read before where nothing came or went since.</summary>
    /// <param name="folders">The folders; the first tells them from others.</param>
    /// <param name="now">The time.</param>
    /// <param name="read">Reads it.</param>
    public T Of<T>(ReadOnlySpan<string> folders, DateTimeOffset now, Func<T> read)
        where T : class
    {
        var key = (typeof(T), folders[0]);
        ImmutableArray<DateTime> stamp = [.. folders.ToArray().Select(Directory.GetLastWriteTimeUtc)];
        if (_kept.TryGetValue(key, out var kept) && kept.Stamp.SequenceEqual(stamp))
        {
            return (T)kept.Value;
        }

        var value = read();
        // What comes in the same moment once more may leave the folder's time as it is.
        if (stamp.Max() < now.UtcDateTime - Coarse)
        {
            if (_kept.Count >= Most)
            {
                _kept.Clear();
            }

            _kept[key] = new(stamp, value);
        }

        return value;
    }

    private sealed record Kept(ImmutableArray<DateTime> Stamp, object Value);
}
