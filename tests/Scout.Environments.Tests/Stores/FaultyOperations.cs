using Scout.Environments.Files;

namespace Scout.Environments.Tests.Stores;

/// <summary>Files in memory whose nth change fails, as a disk fails: with the system's number of the error.</summary>
internal sealed class FaultyOperations(IEnumerable<KeyValuePair<string, byte[]?>>? entries = null) : MemoryOperations(entries)
{
    public const int PermissionDenied = 13;

    /// <summary>Which change fails, from 0; none where it is negative.</summary>
    public int FailAt { get; set; } = -1;

    public int Error { get; set; } = 5;

    /// <summary>How many changes were made.</summary>
    public int Changes { get; private set; }

    /// <summary>The change that failed: its kind and path.</summary>
    public (string Kind, string Path)? Failed { get; private set; }

    /// <summary>Files whose fsync has failed.</summary>
    public HashSet<string> Spoiled { get; } = [];

    public override void CreateFolder(string path)
    {
        Fail("create folder", path);
        base.CreateFolder(path);
    }

    public override IWritableFile CreateNew(string path)
    {
        Fail("create", path);
        return base.CreateNew(path);
    }

    public override void Write(string path, byte[] bytes)
    {
        Fail("write", path);
        base.Write(path, bytes);
    }

    public override void SyncFile(string path)
    {
        Assert.DoesNotContain(path, Spoiled);
        Fail("sync", path);
    }

    public override void SyncFolder(string path)
    {
        Assert.DoesNotContain(path, Spoiled);
        Fail("sync folder", path);
    }

    public override void Rename(string from, string to)
    {
        Fail("rename", to);
        base.Rename(from, to);
    }

    public override bool RenameNew(string from, string to)
    {
        Fail("rename new", to);
        return base.RenameNew(from, to);
    }

    private void Fail(string kind, string path)
    {
        if (Changes++ != FailAt)
        {
            return;
        }

        Failed = (kind, path);
        if (kind.StartsWith("sync", StringComparison.Ordinal))
        {
            Spoiled.Add(path);
        }

        throw Error == PermissionDenied ? new UnauthorizedAccessException($"Access to '{path}' is denied.") : new IOException($"error {Error} at {path}", Error);
    }
}
