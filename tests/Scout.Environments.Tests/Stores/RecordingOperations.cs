using Scout.Environments.Files;

namespace Scout.Environments.Tests.Stores;

/// <summary>Files in memory that remember every change, and can tell what a power cut after any of them may leave on disk.</summary>
/// <remarks>The harshest disk that is allowed: content is there only after its fsync, a name only after its folder's fsync, and what was not asked for may be there or not, in any combination.</remarks>
internal sealed class RecordingOperations : MemoryOperations
{
    private const int AllCombinations = 6;
    private readonly Dictionary<string, byte[]?> _start;
    private readonly Dictionary<string, Inode> _inodes = new(StringComparer.Ordinal);
    private readonly List<EntryChange> _changes = [];
    private readonly List<(int Step, string Folder)> _folderSyncs = [];
    private readonly HashSet<(bool, string)> _told = [];

    public RecordingOperations(IEnumerable<KeyValuePair<string, byte[]?>> entries)
        : base(entries) => _start = new Dictionary<string, byte[]?>(Entries, StringComparer.Ordinal);

    /// <summary>How many steps were made.</summary>
    public int Steps { get; private set; }

    public override void CreateFolder(string path)
    {
        base.CreateFolder(path);
        Change([], path, new Inode { IsFolder = true });
    }

    public override IWritableFile CreateNew(string path)
    {
        var file = base.CreateNew(path);
        _inodes[path] = new Inode();
        Change([], path, _inodes[path]);
        return file;
    }

    public override void Write(string path, byte[] bytes)
    {
        base.Write(path, bytes);
        _inodes[path].Contents.Add((Steps++, Read(path)));
    }

    public override void SyncFile(string path) => _inodes[path].Syncs.Add(Steps++);

    public override void SyncFolder(string path) => _folderSyncs.Add((Steps++, path));

    public override void Rename(string from, string to)
    {
        base.Rename(from, to);
        _ = _inodes.Remove(from, out var inode);
        _inodes[to] = inode!;
        Change([from], to, inode);
    }

    public override void Delete(string path)
    {
        base.Delete(path);
        _ = _inodes.Remove(path);
        Change([path], null, null);
    }

    public override void DeleteEmptyFolder(string path)
    {
        base.DeleteEmptyFolder(path);
        Change([path], null, null);
    }

    /// <summary>Every state in which the disk may be when the power goes after the first <paramref name="steps"/> steps; states that were told before, in the same half of the story, are left out.</summary>
    public IEnumerable<Dictionary<string, byte[]?>> NewCrashStates(int steps) =>
        CrashStates(steps).Where(state => _told.Add((steps == Steps, Fingerprint(state))));

    /// <summary>Every state in which the disk may be when the power goes after the first <paramref name="steps"/> steps.</summary>
    public IEnumerable<Dictionary<string, byte[]?>> CrashStates(int steps)
    {
        var made = _changes.Where(change => change.Step < steps).ToArray();
        var pending = made.Where(change => !_folderSyncs.Any(sync => sync.Step > change.Step && sync.Step < steps && sync.Folder == change.Folder)).ToArray();
        foreach (var lost in Combinations(pending))
        {
            foreach (var fate in new[] { Fate.Lost, Fate.Half, Fate.Kept })
            {
                yield return State(made.Where(change => !lost.Contains(change)), steps, fate);
            }
        }
    }

    private static IEnumerable<HashSet<EntryChange>> Combinations(EntryChange[] pending)
    {
        if (pending.Length <= AllCombinations)
        {
            return Enumerable.Range(0, 1 << pending.Length).Select(bits => pending.Where((_, i) => (bits >> i & 1) == 1).ToHashSet());
        }

        return [[], [.. pending], .. pending.Select(one => new HashSet<EntryChange> { one }), .. pending.Select(one => pending.Where(other => other != one).ToHashSet())];
    }

    private void Change(string[] removed, string? added, Inode? inode) =>
        _changes.Add(new EntryChange(Steps++, Path.GetDirectoryName(added ?? removed[0])!, removed, added, inode));

    private Dictionary<string, byte[]?> State(IEnumerable<EntryChange> changes, int steps, Fate fate)
    {
        var entries = new Dictionary<string, byte[]?>(_start, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            foreach (var path in change.Removed)
            {
                _ = entries.Remove(path);
            }

            if (change.Added is not null)
            {
                entries[change.Added] = change.Inode!.IsFolder ? null : change.Inode.Content(steps, fate);
            }
        }

        // What lies in a folder that is not there is not there.
        foreach (var path in entries.Keys.Where(path => !IsReachable(entries, path)).ToArray())
        {
            _ = entries.Remove(path);
        }

        return entries;
    }

    private static string Fingerprint(Dictionary<string, byte[]?> state) =>
        string.Join('\n', state.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {(entry.Value is null ? "" : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(entry.Value)))}"));

    private static bool IsReachable(Dictionary<string, byte[]?> entries, string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null and not "/"; folder = Path.GetDirectoryName(folder))
        {
            if (!entries.ContainsKey(folder))
            {
                return false;
            }
        }

        return true;
    }

    private enum Fate
    {
        Lost,
        Half,
        Kept,
    }

    private sealed record EntryChange(int Step, string Folder, string[] Removed, string? Added, Inode? Inode);

    private sealed class Inode
    {
        public bool IsFolder { get; init; }

        public List<(int Step, byte[] Content)> Contents { get; } = [];

        public List<int> Syncs { get; } = [];

        public byte[] Content(int steps, Fate fate)
        {
            var synced = Syncs.Where(step => step < steps).DefaultIfEmpty(-1).Max();
            var durable = At(synced);
            var now = At(steps);
            return fate switch
            {
                Fate.Lost => durable,
                Fate.Half => durable.Length == now.Length ? durable : now[..((durable.Length + now.Length) / 2)],
                _ => now,
            };
        }

        private byte[] At(int step) => Contents.Where(content => content.Step < step).Select(content => content.Content).LastOrDefault([]);
    }
}
