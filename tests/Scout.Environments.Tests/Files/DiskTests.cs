using Scout.Environments.Files;

namespace Scout.Environments.Tests.Files;

public sealed class DiskTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("scout-files-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_file_is_written_replaced_and_read_with_folders_made_on_the_way()
    {
        var path = At("a", "b", "c.json");
        Files().Write(path, [1, 2]);
        Files().Write(path, [3]);
        Assert.Equal([3], Files().Read(path, 10));
        Assert.Equal(["c.json"], Files().Files(At("a", "b")));
    }

    [Fact]
    public void A_new_file_never_replaces_one()
    {
        Assert.True(Files().WriteNew(At("a"), [1]));
        Assert.False(Files().WriteNew(At("a"), [2]));
        Assert.Equal([1], Files().Read(At("a"), 10));
        Assert.Equal(["a"], Directory.EnumerateFileSystemEntries(_root).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void A_damaged_content_file_is_written_again()
    {
        Assert.True(Files().WriteContent(At("a"), [1]));
        Assert.False(Files().WriteContent(At("a"), [1]));
        File.WriteAllBytes(At("a"), [2]);
        Assert.True(Files().WriteContent(At("a"), [1]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Links_are_refused_wherever_they_are_on_the_way(bool isFolder)
    {
        var outside = Directory.CreateTempSubdirectory("scout-outside-").FullName;
        File.WriteAllText(Path.Combine(outside, "file"), "secret");
        if (isFolder)
        {
            Directory.CreateSymbolicLink(At("link"), outside);
        }
        else
        {
            Directory.CreateDirectory(At("link"));
            File.CreateSymbolicLink(At("link", "file"), Path.Combine(outside, "file"));
        }

        foreach (var access in new Action[] { () => Files().Read(At("link", "file"), 100), () => Files().Write(At("link", "file"), [1]), () => Files().Delete(At("link", "file")) })
        {
            Assert.Equal("SCOUT6032", Assert.Throws<ScoutException>(access).Code);
        }

        Assert.Equal("secret", File.ReadAllText(Path.Combine(outside, "file")));
        Directory.Delete(outside, recursive: true);
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        File.WriteAllBytes(At("a"), new byte[11]);
        Assert.Equal("SCOUT6031", Assert.Throws<ScoutException>(() => Files().Read(At("a"), 10)).Code);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<ScoutException>(() => Files().Read(At("x", "a.json"), 10));
        Assert.Equal("SCOUT6030", error.Code);
        Assert.StartsWith("x/a.json:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_sync_of_a_real_file_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/null is a file that cannot be synced there");

        // A pipe or a device accepts bytes and refuses fsync: the runtime's own flush would report success.
        using var handle = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write);
        var error = Assert.Throws<IOException>(() => new UnixDurability().SyncFile(handle));
        Assert.Equal(22, error.HResult);
        RandomAccess.FlushToDisk(handle);
    }

    [Fact]
    public void A_folder_that_is_not_there_cannot_be_synced() =>
        Assert.Equal(2, Assert.Throws<IOException>(() => new UnixDurability().SyncFolder(At("nowhere"))).HResult);

    private StoreFiles Files() => new(DiskOperations.Instance, _root);

    private string At(params string[] parts) => Path.Combine([_root, .. parts]);
}
