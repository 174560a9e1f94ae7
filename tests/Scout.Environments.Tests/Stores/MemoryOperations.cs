using System.Collections.Concurrent;
using Scout.Environments.Files;

namespace Scout.Environments.Tests.Stores;

/// <summary>Files in memory: folders are keys with a null value.</summary>
internal class MemoryOperations : IFileOperations
{
    private readonly HashSet<string> _held = [];
    private readonly List<string> _shared = [];

    public MemoryOperations(IEnumerable<KeyValuePair<string, byte[]?>>? entries = null) =>
        Entries = new ConcurrentDictionary<string, byte[]?>(entries ?? [], StringComparer.Ordinal);

    public ConcurrentDictionary<string, byte[]?> Entries { get; }

    /// <summary>When entries were said to be used; all others are from 1970.</summary>
    public ConcurrentDictionary<string, DateTimeOffset> Times { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, string> Rights { get; } = new(StringComparer.Ordinal);

    public string? Shared { get; set; } = "/cache/scout";

    public string StateOf(string root) => $"{root}/.scout";

    public virtual void Touch(string path, DateTimeOffset now) => Times[path] = now;

    public virtual void MakePrivate(string folder) => Rights[folder] = "private";

    public virtual void MakeReadOnly(string path) => Rights[path] = "read-only";

    public virtual PathKind KindOf(string path) =>
        path == "/" ? PathKind.Folder
        : !Entries.TryGetValue(path, out var content) ? PathKind.None
        : content is null ? PathKind.Folder
        : PathKind.File;

    public virtual long Length(string path) => Content(path).Length;

    public virtual DateTimeOffset Written(string path) => Times.GetValueOrDefault(path, DateTimeOffset.UnixEpoch);

    public virtual byte[] Read(string path) => [.. Content(path)];

    public virtual IReadOnlyList<string> List(string folder) =>
        [.. Entries.Keys.Where(path => Path.GetDirectoryName(path) == folder).Select(path => Path.GetFileName(path))];

    public virtual void CreateFolder(string path) => Entries.TryAdd(path, null);

    public virtual IWritableFile CreateNew(string path)
    {
        if (KindOf(Path.GetDirectoryName(path)!) != PathKind.Folder || !Entries.TryAdd(path, []))
        {
            throw new IOException($"cannot create {path}", 2);
        }

        return new MemoryFile(this, path);
    }

    public virtual void Rename(string from, string to)
    {
        Entries[to] = Content(from);
        _ = Entries.TryRemove(from, out _);
    }

    public virtual bool RenameNew(string from, string to)
    {
        if (Entries.ContainsKey(to))
        {
            return false;
        }

        Rename(from, to);
        return true;
    }

    public virtual bool MoveFolder(string from, string to)
    {
        if (Entries.ContainsKey(to))
        {
            return false;
        }

        foreach (var path in Entries.Keys.Where(path => path == from || path.StartsWith(from + "/", StringComparison.Ordinal)).ToArray())
        {
            _ = Entries.TryRemove(path, out var content);
            Entries[to + path[from.Length..]] = content;
        }

        return true;
    }

    public virtual void SyncFolder(string path)
    {
    }

    public virtual void SyncFile(string path)
    {
    }

    public virtual void Write(string path, byte[] bytes) => Entries[path] = [.. Content(path), .. bytes];

    public virtual void Delete(string path) => Entries.TryRemove(path, out _);

    public virtual void DeleteEmptyFolder(string path) => Entries.TryRemove(path, out _);

    public virtual IHeldFile? TryHold(string path)
    {
        lock (_held)
        {
            _ = Entries.TryAdd(path, []);
            return !_shared.Contains(path) && _held.Add(path) ? new Held(this, path) : null;
        }
    }

    public virtual IDisposable? TryShare(string path)
    {
        lock (_held)
        {
            if (_held.Contains(path))
            {
                return null;
            }

            _ = Entries.TryAdd(path, []);
            _shared.Add(path);
            return new Shares(this, path);
        }
    }

    public virtual string? PeekHeld(string path) => System.Text.Encoding.UTF8.GetString(Content(path));

    private byte[] Content(string path) => Entries.TryGetValue(path, out var content) && content is not null ? content : throw new FileNotFoundException(path);

    private sealed class MemoryFile(MemoryOperations files, string path) : IWritableFile
    {
        public void Write(ReadOnlySpan<byte> bytes) => files.Write(path, bytes.ToArray());

        public void Sync() => files.SyncFile(path);

        public void Dispose()
        {
        }
    }

    private sealed class Held(MemoryOperations files, string path) : IHeldFile
    {
        public void Replace(ReadOnlySpan<byte> content) => files.Entries[path] = content.ToArray();

        public void Dispose()
        {
            lock (files._held)
            {
                _ = files._held.Remove(path);
            }
        }
    }

    private sealed class Shares(MemoryOperations files, string path) : IDisposable
    {
        public void Dispose()
        {
            lock (files._held)
            {
                _ = files._shared.Remove(path);
            }
        }
    }
}
