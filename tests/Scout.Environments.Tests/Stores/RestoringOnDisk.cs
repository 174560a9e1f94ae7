using Scout.Environments.Promotions;

namespace Scout.Environments.Tests.Stores;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class RestoringOnDisk : IDisposable
{
    private const UnixFileMode Written = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private readonly DiskStore _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Nobody_writes_the_files_and_nobody_else_comes_in()
    {
        var folder = await PromoteAndRestoreAsync();

        Assert.All(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), file => Assert.Equal(default, File.GetUnixFileMode(file) & Written));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(folder)!));
    }

    [Fact]
    public async Task Rights_that_let_others_in_are_taken_back_at_the_next_use()
    {
        var cache = Path.GetDirectoryName(await PromoteAndRestoreAsync())!;
        File.SetUnixFileMode(cache, File.GetUnixFileMode(cache) | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);

        await RestoreAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(cache));
    }

    [Fact]
    public async Task A_link_is_never_taken_for_a_file_or_a_folder_of_a_bundle()
    {
        var folder = await PromoteAndRestoreAsync();
        var whole = Entries(folder);
        var outside = Directory.CreateDirectory(Path.Combine(_disk.Root, "outside")).FullName;
        var content = Path.Combine(folder, "content", "replies.txt");
        File.Copy(content, Path.Combine(outside, "replies.txt"));
        foreach (var link in new Action[]
        {
            () => { File.Delete(content); File.CreateSymbolicLink(content, Path.Combine(outside, "replies.txt")); },
            () => { Directory.Delete(Path.Combine(folder, "content"), recursive: true); Directory.CreateSymbolicLink(Path.Combine(folder, "content"), outside); },
            () => File.CreateSymbolicLink(Path.Combine(folder, "libnative.so"), Path.Combine(outside, "replies.txt")),
            () => { Directory.Move(folder, Path.Combine(_disk.Root, "moved")); Directory.CreateSymbolicLink(folder, Path.Combine(_disk.Root, "moved")); },
        })
        {
            link();

            await RestoreAsync();

            Assert.Equal(whole, Entries(folder));
        }

        Assert.True(File.Exists(Path.Combine(outside, "replies.txt")));
    }

    [Fact]
    public async Task Many_at_once_that_find_a_damaged_bundle_all_get_a_whole_one()
    {
        var folder = await PromoteAndRestoreAsync();
        var whole = Entries(folder);
        for (var round = 0; round < 10; round++)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "Shop.runtimeconfig.dev.json"), "{}", TestContext.Current.CancellationToken);

            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _disk.Open().RestoreAsync(TestContext.Current.CancellationToken))));

            Assert.Equal(whole, Entries(folder));
            Assert.Equal([folder], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(folder)!));
        }
    }

    private static string[] Entries(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(entry => $"{Path.GetRelativePath(folder, entry.FullName)} {entry.Attributes} {entry.LinkTarget}").Order(StringComparer.Ordinal)];

    private async Task<string> PromoteAndRestoreAsync()
    {
        _disk.Build("A");
        await _disk.Store.PromoteAsync(new PromoteRequest { To = "staging" }, TestContext.Current.CancellationToken);
        return await RestoreAsync();
    }

    private async Task<string> RestoreAsync() => Assert.Single(await _disk.Store.RestoreAsync(TestContext.Current.CancellationToken)).Folder;
}
