using Scout.Environments.Files;

namespace Scout.Environments.Tests.Stores;

/// <summary>Restored bundles are shared by all that a user does at the same time.</summary>
public class RestoringAtOnce
{
    private const string Cache = "/cache/scout/bundles";

    [Fact]
    public async Task What_work_left_that_was_ended_is_removed_by_the_next()
    {
        var test = new TestStore();
        await test.BuildAndPromote("A", "staging");
        await test.Store.RestoreAsync(TestContext.Current.CancellationToken);
        var (left, others) = ($"{Cache}/packages-1.tmp", Folders(test));
        Put(test, $"{left}/Shop.dll");

        using (test.Files.TryShare($"{Cache}.work"))
        {
            await test.Store.RestoreAsync(TestContext.Current.CancellationToken);
            Assert.Contains(left, Folders(test));
        }

        await test.Store.RestoreAsync(TestContext.Current.CancellationToken);

        Assert.Equal(others, Folders(test));
    }

    [Fact]
    public async Task Where_locks_are_switched_off_no_work_is_taken_for_ended_and_nothing_is_put_in_place()
    {
        var files = new Unlocked();
        var test = new TestStore(files);
        await test.BuildAndPromote("A", "staging");
        Put(test, $"{Cache}/packages-1.tmp/Shop.dll");
        files.IsUnlocked = true;

        var error = await Assert.ThrowsAsync<ScoutException>(() => test.Store.RestoreAsync(TestContext.Current.CancellationToken));

        Assert.Equal("SCOUT6041", error.Code);
        Assert.StartsWith($"{Cache}.lock: ", error.Message, StringComparison.Ordinal);
        Assert.Equal([$"{Cache}/packages-1.tmp"], Folders(test));
    }

    [Fact]
    public async Task The_second_that_saw_a_damage_leaves_what_the_first_has_put_there()
    {
        var files = new Interrupted();
        var test = new TestStore(files);
        await test.BuildAndPromote("A", "staging");
        var folder = Assert.Single(await test.Store.RestoreAsync(TestContext.Current.CancellationToken)).Folder;
        Put(test, $"{folder}/libnative.so");
        var moved = new List<string>();
        files.Moving = (from, _) => moved.Add(from);
        files.BeforeLock = () => Assert.Equal(folder, Assert.Single(test.Store.RestoreAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult()).Folder);

        await test.Store.RestoreAsync(TestContext.Current.CancellationToken);

        Assert.Null(files.BeforeLock);
        Assert.Single(moved, folder);
        Assert.DoesNotContain($"{folder}/libnative.so", files.Entries.Keys);
    }

    private static string[] Folders(TestStore test) =>
        [.. test.Files.Entries.Keys.Where(path => Path.GetDirectoryName(path) == Cache).Order(StringComparer.Ordinal)];

    private static void Put(TestStore test, string path)
    {
        test.Files.Entries.TryAdd(Cache, null);
        test.Files.Entries.TryAdd(Path.GetDirectoryName(path)!, null);
        test.Files.Entries[path] = "canary"u8.ToArray();
    }

    /// <summary>A file system that gives everybody what they ask to have alone.</summary>
    private sealed class Unlocked : MemoryOperations
    {
        public bool IsUnlocked { get; set; }

        public override IHeldFile? TryHold(string path) => base.TryHold(Named(path));

        public override IDisposable? TryShare(string path) => base.TryShare(Named(path));

        private string Named(string path) => IsUnlocked ? $"{path}-{Guid.NewGuid()}" : path;
    }

    /// <summary>Lets something happen just before the lock of the cache is taken.</summary>
    private sealed class Interrupted : MemoryOperations
    {
        public Action? BeforeLock { get; set; }

        public Action<string, string>? Moving { get; set; }

        public override IHeldFile? TryHold(string path)
        {
            if (path == $"{Cache}.lock" && BeforeLock is { } happen)
            {
                BeforeLock = null;
                happen();
            }

            return base.TryHold(path);
        }

        public override bool MoveFolder(string from, string to)
        {
            Moving?.Invoke(from, to);
            return base.MoveFolder(from, to);
        }
    }
}
