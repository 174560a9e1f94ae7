using Microsoft.Win32.SafeHandles;
using Scout.Revisions.Project;

namespace Scout.Environments.Files;

/// <summary>The real files of this machine.</summary>
/// <param name="shared">The folder that all projects share; none: this user's.</param>
internal sealed class DiskOperations(string? shared = null) : IFileOperations
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly IDurability _durability = OperatingSystem.IsWindows() ? new WindowsDurability() : new UnixDurability();

    public static DiskOperations Instance { get; } = new();

    public PathKind KindOf(string path)
    {
        var info = new FileInfo(path);
        if (info.LinkTarget is not null)
        {
            return PathKind.Link;
        }

        return info.Exists ? PathKind.File : Directory.Exists(path) ? PathKind.Folder : PathKind.None;
    }

    public string StateOf(string root) => StateFolder.Of(root);

    public string? Shared => shared ?? StateFolder.Shared();

    public long Length(string path) => new FileInfo(path).Length;

    public DateTimeOffset Written(string path) => File.GetLastWriteTimeUtc(path);

    public void Touch(string path, DateTimeOffset now)
    {
        try
        {
            Directory.SetLastWriteTimeUtc(path, now.UtcDateTime);
        }
        catch (Exception error) when (FileErrors.IsOfFiles(error))
        {
            // Where nothing can be written nothing is collected either.
        }
    }

    // A profile's folders are its owner's on Windows. Where the file system is only read, rights that are right need no change.
    public void MakePrivate(string folder)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(folder) != OwnersAlone)
        {
            File.SetUnixFileMode(folder, OwnersAlone);
        }
    }

    public void MakeReadOnly(string path) => File.SetAttributes(path, FileAttributes.ReadOnly);

    public byte[] Read(string path)
    {
        RegularFile.Require(path);
        return File.ReadAllBytes(path);
    }

    public IReadOnlyList<string> List(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path))];

    public void CreateFolder(string path) => Directory.CreateDirectory(path);

    public IWritableFile CreateNew(string path) => new DiskFile(path, _durability);

    public void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    public bool RenameNew(string from, string to) => _durability.RenameNew(from, to);

    public bool MoveFolder(string from, string to)
    {
        if (KindOf(to) != PathKind.None)
        {
            return false;
        }

        try
        {
            Directory.Move(from, to);
            return true;
        }
        catch (IOException) when (Directory.Exists(to) || !Directory.Exists(from))
        {
            // Another process was quicker: it has put a folder there, or taken this one away.
            return false;
        }
    }

    public void SyncFolder(string path) => _durability.SyncFolder(path);

    public void Delete(string path)
    {
        // Windows deletes nothing that is read-only.
        if (OperatingSystem.IsWindows() && File.GetAttributes(path) is var attributes && attributes.HasFlag(FileAttributes.ReadOnly))
        {
            File.SetAttributes(path, attributes & ~FileAttributes.ReadOnly);
        }

        File.Delete(path);
    }

    public void DeleteEmptyFolder(string path) => Directory.Delete(path);

    public IHeldFile? TryHold(string path) => UnlessHeld(() => new DiskHeldFile(path));

    public IDisposable? TryShare(string path) => UnlessHeld(() => File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read));

    public string? PeekHeld(string path) => _durability.Peek(path);

    private T? UnlessHeld<T>(Func<T> open)
        where T : class
    {
        try
        {
            return open();
        }
        catch (IOException error) when (_durability.IsWouldBlock(error))
        {
            return null;
        }
    }
}

/// <summary>A new file on disk.</summary>
internal sealed class DiskFile(string path, IDurability durability) : IWritableFile
{
    private readonly SafeFileHandle _handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    private long _offset;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_handle, bytes, _offset);
        _offset += bytes.Length;
    }

    public void Sync() => durability.SyncFile(_handle);

    public void Dispose() => _handle.Dispose();
}

/// <summary>A lock file. It is permanent: a file that is created and deleted instead stays stuck after kill -9.</summary>
internal sealed class DiskHeldFile(string path) : IHeldFile
{
    private readonly FileStream _stream = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    public void Replace(ReadOnlySpan<byte> content)
    {
        _stream.SetLength(0);
        _stream.Position = 0;
        _stream.Write(content);
    }

    public void Dispose() => _stream.Dispose();
}
