using System.Text;
using Scout.Environments.Checks;
using Scout.Environments.Promotions;
using Scout.Revisions;

namespace Scout.Environments.Tests.Stores;

/// <summary>Events of history are named by their hash, and the next promotion names them: none is edited, removed or put in another's place unseen.</summary>
public class SealedHistory
{
    private const string History = TestStore.Root + "/.scout/history/";
    private readonly TestStore _test = new();

    [Fact]
    public async Task A_promotion_seals_what_is_written_and_each_event_once()
    {
        await _test.BuildAndPromote("A", "staging", "production");
        await _test.BuildAndPromote("B", "staging");

        var seals = _test.Store.Promotions().Reverse().Select(promotion => promotion.Seals).ToArray();

        Assert.Equal([2, 0, 2], seals.Select(each => each.Length));
        Assert.Equal(Events().Order(StringComparer.Ordinal), seals.SelectMany(each => each).Order(StringComparer.Ordinal));
        Assert.Empty(_test.Store.Check().Unsealed);
    }

    [Fact]
    public async Task What_is_called_is_sealed_with_what_calls_it()
    {
        var helper = TestRevisions.Workflow("helper", "H");
        _test.Build(helper, TestRevisions.Workflow("support-desk", "A", calls: ("helper", "H")));

        await _test.Promote(new PromoteRequest { Workflow = "support-desk", To = "staging" });

        Assert.Contains(_test.Store.Promotions("support-desk")[0].Seals, path => path.StartsWith("helper/", StringComparison.Ordinal));
        Assert.Empty(_test.Store.Check().Unsealed);
    }

    [Fact]
    public async Task What_is_written_after_a_promotion_is_told_as_not_sealed_until_the_next()
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Store.Name("staging", "Kinder");

        var report = _test.Store.Check();
        Assert.True(report.Passed);
        Assert.Contains("-named-", Assert.Single(report.Unsealed), StringComparison.Ordinal);

        await _test.Promote("production");
        Assert.Empty(_test.Store.Check().Unsealed);
    }

    /// <remarks>An edit that keeps to the name does not fit its hash; one that is renamed to fit leaves the sealed name empty.</remarks>
    [Theory]
    [InlineData("Ada", "Eve")]
    [InlineData("First version", "Approved by the board")]
    [InlineData("0123456789abcdef", "fedcba9876543210")]
    public async Task A_forged_event_is_found_under_its_old_name_and_under_a_new_one(string was, string forged)
    {
        await _test.BuildAndPromote("A", "staging");
        foreach (var path in Events().Select(path => History + path).Where(path => Encoding.UTF8.GetString(_test.Files.Entries[path]!).Contains(was, StringComparison.Ordinal)).ToArray())
        {
            var content = _test.Files.Entries[path]!;
            var edited = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace(was, forged, StringComparison.Ordinal));
            _test.Files.Entries[path] = edited;
            Assert.Contains(_test.Store.Check().Findings, finding => finding.Severity == CheckSeverity.Error && TestStore.Root + "/" + finding.Path == path);
            Assert.Equal("SCOUT6012", Assert.Throws<ScoutException>(() => _test.Store.History()).Code);

            _test.Files.Entries.TryRemove(path, out _);
            var renamed = path.Replace(ContentHash.Of(content), ContentHash.Of(edited), StringComparison.Ordinal);
            _test.Files.Entries[renamed] = edited;
            var report = _test.Store.Check();
            Assert.Contains(report.Findings, finding => finding.Severity == CheckSeverity.Error && TestStore.Root + "/" + finding.Path == path && finding.Message.Contains("is missing, and promotion 1-", StringComparison.Ordinal));
            Assert.Equal(renamed, TestStore.Root + "/" + Assert.Single(report.Unsealed));

            _test.Files.Entries.TryRemove(renamed, out _);
            _test.Files.Entries[path] = content;
            Assert.True(_test.Store.Check().Passed);
        }
    }

    [Fact]
    public async Task An_event_that_was_removed_is_found()
    {
        await _test.BuildAndPromote("A", "staging");
        foreach (var path in Events().Select(path => History + path).ToArray())
        {
            _test.Files.Entries.TryRemove(path, out var content);
            Assert.Contains(_test.Store.Check().Findings, finding => finding.Severity == CheckSeverity.Error && TestStore.Root + "/" + finding.Path == path);
            _test.Files.Entries[path] = content;
        }
    }

    [Fact]
    public async Task Nothing_wrong_is_ever_sealed()
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Store.Name("staging", "Kinder");
        var named = Events().Select(path => History + path).Single(path => path.Contains("-named-", StringComparison.Ordinal));
        _test.Files.Entries[named] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_test.Files.Entries[named]!).Replace("Kinder", "Crueler", StringComparison.Ordinal));

        Assert.Equal("SCOUT6012", (await Assert.ThrowsAsync<ScoutException>(() => _test.Promote("production"))).Code);
    }

    /// <remarks>Names had no hash once. Nothing is lost of what was written then, and a promotion gives it the names of today.</remarks>
    [Theory]
    [InlineData("builds")]
    [InlineData("history")]
    public async Task Events_of_an_earlier_version_are_read_and_sealed_with_the_next_promotion(string folder)
    {
        var id = await _test.BuildAndPromote("A", folder == "history" ? ["staging"] : []);
        _test.Store.Name("latest", "Kinder");
        foreach (var path in _test.Files.Entries.Keys.Where(path => path.Contains($"/{id}/", StringComparison.Ordinal)).ToArray())
        {
            _test.Files.Entries.TryRemove(path, out var content);
            if (path.Contains($"/{folder}/", StringComparison.Ordinal))
            {
                _test.Files.Entries[path[..path.LastIndexOf('-')] + ".json"] = content;
            }
        }

        _test.Files.Entries.Keys.Where(path => path.Contains("/promotions/", StringComparison.Ordinal) || path.Contains("/environments/", StringComparison.Ordinal)).ToList().ForEach(path => _test.Files.Entries.TryRemove(path, out _));
        var before = _test.Store.History()[0].Events.Select(each => each.Event).ToArray();
        Assert.Contains("named", before);

        await _test.Promote(new PromoteRequest { To = "staging", Revision = id });

        Assert.Equal(before, _test.Store.History()[0].Events.Select(each => each.Event).Where(each => each != "promoted").Take(before.Length));
        Assert.All(Events(), path => Assert.Matches("-[0-9a-f]{64}[.]json$", path));
        Assert.Empty(_test.Store.Check().Unsealed);
        Assert.Empty(_test.Store.Check().Findings);
    }

    /// <remarks>Clocks go back: a virtual machine that wakes up, a laptop whose battery was empty.</remarks>
    [Fact]
    public async Task The_name_that_was_given_last_holds_whatever_the_clock_says()
    {
        var clock = new TestClock();
        var test = new TestStore(time: clock);
        await test.BuildAndPromote("A", "staging");
        test.Store.Name("staging", "First");
        clock.Offset = TimeSpan.FromDays(-400);
        test.Store.Name("staging", "Second");

        Assert.Equal("Second", test.Store.Show("staging").Entry.Name);
        Assert.Equal("Second", test.Store.History()[0].Events[^1].Name);
    }

    private string[] Events() => [.. _test.Files.Entries.Where(entry => entry.Value is not null && entry.Key.StartsWith(History, StringComparison.Ordinal)).Select(entry => entry.Key[History.Length..])];
}
