namespace Scout.Environments.Files;

/// <summary>The real files of this machine.</summary>
internal sealed class DiskOperations : IFileOperations
{
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

    public long Length(string path) => new FileInfo(path).Length;

    public DateTimeOffset Written(string path) => File.GetLastWriteTimeUtc(path);

    public byte[] Read(string path) => File.ReadAllBytes(path);

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
        catch (IOException) when (Directory.Exists(to))
        {
            // Another process was quicker.
            return false;
        }
    }

    public void SyncFolder(string path) => _durability.SyncFolder(path);

    public void Delete(string path) => File.Delete(path);

    public void DeleteEmptyFolder(string path) => Directory.Delete(path);

    public IHeldFile? TryHold(string path)
    {
        try
        {
            return new DiskHeldFile(path);
        }
        catch (IOException error) when (_durability.IsWouldBlock(error))
        {
            return null;
        }
    }

    public string? PeekHeld(string path) => _durability.Peek(path);
}
