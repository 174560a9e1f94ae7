using Scout.Environments.Checks;
using Scout.Environments.Garbage;
using Scout.Environments.Promotions;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class CollectingGarbage
{
    private static readonly GcOptions Few = new() { Apply = true, KeepBuilds = 1, KeepPointers = 1 };
    private readonly TestStore _test = new();

    [Fact]
    public async Task It_only_lists_unless_it_is_told_to_remove()
    {
        await Builds("A", "B", "C");
        var before = _test.Snapshot();

        var report = Collect(Few with { Apply = false });

        Assert.Equal((false, 4), (report.Applied, report.Items.Length));
        Assert.Equal(before.Keys, _test.Snapshot().Keys);
    }

    [Fact]
    public async Task What_something_refers_to_stays_and_the_rest_goes()
    {
        var promoted = await _test.BuildAndPromote("promoted", "staging");
        var ids = await Builds("named", "old", "called", "evident");
        _test.Store.Name(ids[0], "A good one");
        foreach (var folder in new[] { "evidence", "evidence/support-desk", $"evidence/support-desk/{ids[3]}" })
        {
            _test.Files.Entries[$"/project/.scout/{folder}"] = null;
        }

        var latest = (await Builds("latest"))[0];

        Collect(Few);

        Assert.Equal(new[] { promoted, ids[0], ids[3], latest }.Order(StringComparer.Ordinal), _test.Store.History().Select(entry => entry.RevisionId).Order(StringComparer.Ordinal));
        Assert.True(_test.Store.Check().Passed);
        Assert.Empty(Collect(Few).Items);
    }

    [Fact]
    public async Task What_runs_are_pinned_to_stays()
    {
        using var disk = new DiskStore();
        var used = new List<(string Id, string Bundle)>();
        foreach (var prompt in new[] { "used", "ended", "latest" })
        {
            disk.Build(prompt);
            var published = await disk.Store.PublishAsync(cancellation: TestContext.Current.CancellationToken);
            used.Add((published.RevisionId, published.Bundle));
        }

        Assert.Equal([true, false, true], Kept(Few with { Runs = [new("r1", "support-desk", used[0].Id, used[0].Bundle)] }));
        Assert.Equal([false, false, true], Kept(Few));
        Assert.True(disk.Store.Check().Passed);

        IEnumerable<bool> Kept(GcOptions options)
        {
            disk.Store.CollectGarbage(options, TestContext.Current.CancellationToken);
            var ids = disk.Store.History().Select(entry => entry.RevisionId).ToHashSet(StringComparer.Ordinal);
            Assert.All(used, run => Assert.Equal(ids.Contains(run.Id), File.Exists(Path.Combine(disk.Root, ".scout", "bundles", run.Bundle[..2], run.Bundle[2..]))));
            return used.Select(run => ids.Contains(run.Id));
        }
    }

    [Fact]
    public async Task Bundles_of_pointers_and_of_the_last_pointers_stay()
    {
        await _test.BuildAndPromote("A", "staging");
        await _test.BuildAndPromote("B", "staging");
        await _test.BuildAndPromote("C", "staging");
        var promotions = _test.Store.Promotions();
        await _test.Store.RestoreAsync(TestContext.Current.CancellationToken);

        Collect(Few);

        Assert.Equal([true, true, false], promotions.Select(promotion => _test.Files.Entries.ContainsKey(AssemblyOf(promotion.Bundle))));
        Assert.True(_test.Store.Check().Passed);
        Assert.Equal(PromoteStatus.Moved, (await _test.Rollback("staging")).Status);
    }

    [Fact]
    public async Task Called_revisions_of_what_stays_stay()
    {
        _test.Build(Workflow("support-desk", "A", calls: ("helper", "H")), Workflow("helper", "H"));
        _test.Build(Workflow("support-desk", "A", calls: ("helper", "H")), Workflow("helper", "H2"));
        _test.Build(Workflow("support-desk", "A", calls: ("helper", "H")), Workflow("helper", "H3"));

        Collect(Few);

        Assert.Equal(
            new[] { "H", "H3" }.Select(prompt => IdOf(Workflow("helper", prompt))).Order(StringComparer.Ordinal),
            _test.Store.History("helper").Select(entry => entry.RevisionId).Order(StringComparer.Ordinal));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task What_an_interrupted_write_left_goes()
    {
        await Builds("A");
        _test.Files.Entries["/project/.scout/builds/support-desk/latest.0123.tmp"] = [1];
        Assert.Equal(CheckSeverity.Warning, Assert.Single(_test.Store.Check().Findings).Severity);

        Assert.Equal(".scout/builds/support-desk/latest.0123.tmp", Assert.Single(Collect(Few).Items).Path);
        Assert.Empty(_test.Store.Check().Findings);
    }

    /// <remarks>A folder's name may begin like the store's.</remarks>
    [Theory]
    [InlineData(".scout-team")]
    [InlineData(".scoutbundles/x")]
    [InlineData("../team")]
    [InlineData("team")]
    public async Task Nothing_goes_from_a_folder_that_a_team_shares(string folder)
    {
        var test = new TestStore(scoutJson: $$"""{ "bundles": "{{folder}}" }""");
        foreach (var prompt in new[] { "A", "B", "C", "D" })
        {
            await test.BuildAndPromote(prompt, "staging");
        }

        var shared = Path.GetFullPath($"/project/{folder}/");
        var before = test.Snapshot().Keys.Where(path => path.StartsWith(shared, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(before);

        test.Store.CollectGarbage(Few, TestContext.Current.CancellationToken);

        Assert.Equal(before, test.Snapshot().Keys.Where(path => path.StartsWith(shared, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("environments/support-desk.json")]
    [InlineData("promotions/support-desk/000003-")]
    [InlineData("promotions/support-desk/000001-")]
    [InlineData("revisions/support-desk/")]
    [InlineData("history/support-desk/")]
    [InlineData("builds/support-desk/latest")]
    public async Task What_cannot_be_read_stops_it_and_nothing_is_removed(string missing)
    {
        await _test.BuildAndPromote("A", "staging");
        await _test.BuildAndPromote("B", "staging");
        await _test.BuildAndPromote("C", "staging");
        await Builds("D", "E");
        foreach (var path in _test.Files.Entries.Where(entry => entry.Value is not null && entry.Key.StartsWith($"/project/.scout/{missing}", StringComparison.Ordinal)).Select(entry => entry.Key).Order(StringComparer.Ordinal).Take(1).ToArray())
        {
            // A revision that was built here is there twice.
            _test.Files.Entries.TryRemove(path, out _);
            _test.Files.Entries.TryRemove(path.Replace("/revisions/", "/builds/", StringComparison.Ordinal), out _);
        }

        var before = _test.Snapshot();

        var error = Assert.Throws<ScoutException>(() => Collect(Few));

        Assert.Equal("SCOUT6060", error.Code);
        Assert.StartsWith("nothing was removed: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), _test.Snapshot().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_run_whose_revision_is_gone_stops_it_and_can_be_ended()
    {
        await Builds("A");

        var error = Assert.Throws<ScoutException>(() => Collect(Few with { Runs = [new("r-7", "support-desk", new string('0', 64), null)] }));

        Assert.Equal("SCOUT6060", error.Code);
        Assert.Contains("`dotnet scout cancel r-7`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_a_bundle_that_is_missing_stops_it()
    {
        await _test.BuildAndPromote("A", "staging");
        var bundle = _test.Store.Promotions()[0].Bundle;
        _test.Files.Entries.TryRemove($"/project/.scout/bundles/{bundle[..2]}/{bundle[2..]}", out _);

        var error = Assert.Throws<ScoutException>(() => Collect(Few));

        Assert.Equal("SCOUT6060", error.Code);
        Assert.Contains(bundle[..10], error.Message, StringComparison.Ordinal);
    }

    private string AssemblyOf(string bundle)
    {
        using var list = System.Text.Json.JsonDocument.Parse(_test.Files.Entries[$"/project/.scout/bundles/{bundle[..2]}/{bundle[2..]}"]!);
        var hash = list.RootElement.GetProperty("files").GetProperty("Shop.dll").GetProperty("sha256").GetString()!;
        return $"/project/.scout/bundles/{hash[..2]}/{hash[2..]}";
    }

    private GcReport Collect(GcOptions options) => _test.Store.CollectGarbage(options, TestContext.Current.CancellationToken);

    private async Task<string[]> Builds(params string[] prompts)
    {
        var ids = new List<string>();
        foreach (var prompt in prompts)
        {
            ids.Add(await _test.BuildAndPromote(prompt));
        }

        return [.. ids];
    }

    [Fact]
    public async Task A_workflow_that_is_gone_leaves_only_what_was_promoted()
    {
        var promoted = await _test.BuildAndPromote("promoted", "staging");
        _test.Build(Workflow("support-desk", "later"));
        _test.Build(Workflow("support-desk", "last"), Workflow("trial", "A"), Workflow("caller", "A"));
        _test.Store.Name("latest", "Nobody needs it", workflow: "trial");
        _test.Build(Workflow("caller", "A"));

        var report = Collect(Few with { KeepBuilds = 20 });

        Assert.Contains(report.Items, item => item.Path == ".scout/builds/trial" && item.Why.Contains("no project builds any more", StringComparison.Ordinal));
        Assert.Equal(["caller", "support-desk"], _test.Store.Workflows());
        Assert.Equal([IdOf(Workflow("support-desk", "last")), promoted], _test.Store.History("support-desk").Select(entry => entry.RevisionId));
        Assert.True(_test.Store.Check().Passed);
        Assert.Empty(Collect(Few with { KeepBuilds = 20 }).Items);
    }

    [Fact]
    public void What_another_workflow_calls_stays_when_its_class_is_gone()
    {
        _test.Build(Workflow("caller", "A", calls: ("helper", "H")), Workflow("helper", "H"));
        _test.Build(Workflow("caller", "A", calls: ("helper", "H")));

        Collect(Few);

        Assert.Equal(IdOf(Workflow("helper", "H")), Assert.Single(_test.Store.History("helper")).RevisionId);
    }
}
