using System.Text;
using Scout.Environments.Garbage;

namespace Scout.Environments.Tests.Stores;

public class RestoringBundles
{
    private const string Cache = "/cache/scout/bundles";
    private readonly TestStore _test = new();

    public static TheoryData<string> Additions =>
    [
        "Shop.runtimeconfig.dev.json", "appsettings.production.json", "libnative.so", "content/more.txt", "de/Shop.resources.dll", "SHOP.dll",
    ];

    [Fact]
    public async Task Files_are_read_only_in_a_folder_of_this_user_alone()
    {
        var folder = await RestoreAsync();

        Assert.Equal("private", _test.Files.Rights[Cache]);
        Assert.All(Files(folder), path => Assert.True(_test.Files.Rights.Any(rights => rights.Value == "read-only" && rights.Key.EndsWith(path[folder.Length..], StringComparison.Ordinal)), path));
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public async Task What_lies_beside_the_files_of_a_bundle_is_gone_when_it_is_used_again(string name)
    {
        var folder = await RestoreAsync();
        var whole = Files(folder);
        Put($"{folder}/{name}", "canary");

        await RestoreAsync();

        Assert.Equal(whole, Files(folder));
    }

    [Theory]
    [InlineData("Shop.dll")]
    [InlineData("content/replies.txt")]
    public async Task A_file_that_was_changed_or_is_gone_is_brought_back(string name)
    {
        var folder = await RestoreAsync();
        var good = _test.Files.Entries[$"{folder}/{name}"]!;
        foreach (var other in new[] { [.. good[..^1], 0], [.. good, 0], good[..^1], (byte[]?)null })
        {
            if (other is null)
            {
                _test.Files.Entries.TryRemove($"{folder}/{name}", out _);
            }
            else
            {
                _test.Files.Entries[$"{folder}/{name}"] = other;
            }

            await RestoreAsync();
            Assert.Equal(good, _test.Files.Entries[$"{folder}/{name}"]);
        }
    }

    [Fact]
    public async Task An_empty_folder_and_a_file_in_the_place_of_a_bundle_are_removed()
    {
        var folder = await RestoreAsync();
        _test.Files.Entries[$"{folder}/de"] = null;
        await RestoreAsync();
        Assert.DoesNotContain($"{folder}/de", _test.Files.Entries.Keys);

        foreach (var path in _test.Files.Entries.Keys.Where(path => path.StartsWith(folder, StringComparison.Ordinal)).ToArray())
        {
            _test.Files.Entries.TryRemove(path, out _);
        }

        Put(folder, "canary");
        Assert.Equal(folder, await RestoreAsync());
        Assert.Equal("hello"u8.ToArray(), _test.Files.Entries[$"{folder}/content/replies.txt"]);
    }

    [Fact]
    public async Task What_a_clone_brings_in_its_own_folder_is_not_looked_at()
    {
        var folder = await RestoreAsync();
        var digest = Path.GetFileName(folder);
        foreach (var path in Files(folder))
        {
            Put($"/project/.scout/bundles/local/{digest}{path[folder.Length..]}", "canary");
        }

        Assert.Equal(folder, await RestoreAsync());
        Assert.DoesNotContain(Files(folder), path => Encoding.UTF8.GetString(_test.Files.Entries[path]!) == "canary");
        Assert.Contains(_test.Store.CollectGarbage(cancellation: TestContext.Current.CancellationToken).Items, item => item.Path == $".scout/bundles/local/{digest}");
    }

    [Fact]
    public async Task All_projects_of_a_user_share_what_one_restored()
    {
        await RestoreAsync();
        var clone = NamesAndHistory.Clone(_test);
        foreach (var (path, content) in _test.Files.Entries.Where(entry => entry.Key.StartsWith("/cache", StringComparison.Ordinal)))
        {
            clone.Files.Entries[path] = content;
        }

        await clone.Store.RestoreAsync(TestContext.Current.CancellationToken);

        Assert.Empty(clone.Bundles.Downloads);
    }

    [Fact]
    public async Task What_is_whole_of_a_damaged_bundle_needs_no_source()
    {
        await _test.BuildAndPromote("A", "staging");
        var clone = NamesAndHistory.Clone(_test);
        var folder = Assert.Single(await clone.Store.RestoreAsync(TestContext.Current.CancellationToken)).Folder;
        Put(clone, $"{folder}/Shop.runtimeconfig.dev.json", "{}");
        await clone.Store.RestoreAsync(TestContext.Current.CancellationToken);
        Assert.Single(clone.Bundles.Downloads);
        clone.Files.Entries[$"{folder}/Scriban.dll"] = "another"u8.ToArray();

        await clone.Store.RestoreAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["scriban.signed/7.5.3"], clone.Bundles.Downloads[1].Packages.Select(package => $"{package}"));
        Assert.Equal("scriban"u8.ToArray(), clone.Files.Entries[$"{folder}/Scriban.dll"]);
        Assert.DoesNotContain($"{folder}/Shop.runtimeconfig.dev.json", clone.Files.Entries.Keys);
    }

    [Fact]
    public async Task NuGet_works_in_a_folder_outside_of_the_clone_that_is_gone_afterwards()
    {
        await _test.BuildAndPromote("A", "staging");
        var clone = NamesAndHistory.Clone(_test);
        clone.Files.Entries["/project/.git"] = null;

        await clone.Store.RestoreAsync(TestContext.Current.CancellationToken);

        var job = Assert.Single(clone.Bundles.Downloads);
        Assert.Equal(("/project", "/project"), (job.Root, job.CloneFolder));
        Assert.StartsWith($"{Cache}/packages-", job.Folder, StringComparison.Ordinal);
        Assert.DoesNotContain(clone.Files.Entries.Keys, path => path.StartsWith(job.Folder, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/project/.git", "/project/state")]
    [InlineData("/project/.git", "/PROJECT/state")]
    [InlineData("/repository/.git", "/repository/state", "/repository/shop")]
    [InlineData(null, "/project/state")]
    public async Task Nothing_is_restored_inside_of_the_clone(string? git, string shared, string root = "/project")
    {
        await _test.BuildAndPromote("A", "staging");
        var files = new MemoryOperations(_test.Snapshot().Select(entry => KeyValuePair.Create(entry.Key.Replace("/project", root, StringComparison.Ordinal), entry.Value))) { Shared = shared };
        if (git is not null)
        {
            files.Entries[git] = null;
        }

        var store = Store.Open(Projects.ScoutProject.Load(root, files), new Projects.StoreOptions(), files, new TestRepository(), _test.Bundles);

        var error = await Assert.ThrowsAsync<ScoutException>(() => store.RestoreAsync(TestContext.Current.CancellationToken));

        Assert.Equal("SCOUT6092", error.Code);
        Assert.Contains("SCOUT_STATE", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_a_home_is_told_what_to_set()
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Files.Shared = null;
        _test.Open();

        var error = await Assert.ThrowsAsync<ScoutException>(() => _test.Store.RestoreAsync(TestContext.Current.CancellationToken));

        Assert.Equal("SCOUT6091", error.Code);
        Assert.Contains("SCOUT_STATE", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(_test.Store.Status());
        _test.Store.CollectGarbage(cancellation: TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(30, "the file system is read-only")]
    [InlineData(FaultyOperations.PermissionDenied, "permission denied")]
    [InlineData(28, "the disk is full")]
    public async Task A_cache_that_cannot_be_written_is_told_with_the_remedy(int number, string why)
    {
        await _test.BuildAndPromote("A", "staging");
        var files = new FaultyOperations(_test.Snapshot()) { Error = number, FailAt = 0 };
        var test = new TestStore(files);

        var error = await Assert.ThrowsAsync<ScoutException>(() => test.Store.RestoreAsync(TestContext.Current.CancellationToken));

        Assert.Equal("SCOUT6090", error.Code);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Contains("SCOUT_STATE", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restored_bundle_goes_when_nobody_has_used_it_for_30_days()
    {
        var time = new TestClock();
        var test = new TestStore(time: time);
        await test.BuildAndPromote("A", "staging");
        await test.Store.RestoreAsync(TestContext.Current.CancellationToken);
        foreach (var digest in new[] { 'a', 'b' }.Select(letter => new string(letter, 64)))
        {
            Put(test, $"{Cache}/{digest}/Shop.dll", "other project's");
            test.Files.Touch($"{Cache}/{digest}", time.GetUtcNow());
        }

        Put(test, $"{Cache}/packages-1.tmp/x", "left");
        test.Files.Touch($"{Cache}/packages-1.tmp", time.GetUtcNow());
        Assert.Empty(Collect());
        time.Advance(TimeSpan.FromDays(29));
        test.Files.Touch($"{Cache}/{new string('b', 64)}", time.GetUtcNow());
        Assert.Equal([$"{Cache}/packages-1.tmp"], Collect());
        time.Advance(TimeSpan.FromDays(2));

        Assert.Equal([$"{Cache}/{new string('a', 64)}"], Collect());

        Assert.Contains($"{Cache}/{new string('b', 64)}", test.Files.Entries.Keys);
        Assert.DoesNotContain(test.Files.Entries.Keys, path => path.Contains("/aaa", StringComparison.Ordinal) || path.Contains(".tmp", StringComparison.Ordinal));
        Assert.Single(await test.Store.RestoreAsync(TestContext.Current.CancellationToken));

        IEnumerable<string> Collect() => test.Store.CollectGarbage(new GcOptions { Apply = true }, TestContext.Current.CancellationToken).Items.Select(item => item.Path);
    }

    private async Task<string> RestoreAsync()
    {
        if (_test.Store.Workflows().IsEmpty)
        {
            await _test.BuildAndPromote("A", "staging");
        }

        return Assert.Single(await _test.Store.RestoreAsync(TestContext.Current.CancellationToken)).Folder;
    }

    private string[] Files(string folder) =>
        [.. _test.Files.Entries.Where(entry => entry.Value is not null && entry.Key.StartsWith($"{folder}/", StringComparison.Ordinal)).Select(entry => entry.Key).Order(StringComparer.Ordinal)];

    private void Put(string path, string text) => Put(_test, path, text);

    private static void Put(TestStore test, string path, string text)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null and not "/"; folder = Path.GetDirectoryName(folder))
        {
            test.Files.Entries.TryAdd(folder, null);
        }

        test.Files.Entries[path] = Encoding.UTF8.GetBytes(text);
    }
}
