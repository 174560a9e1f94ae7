using System.Text;
using Scout.Environments.Checks;
using Scout.Environments.Records;

namespace Scout.Environments.Tests.Stores;

public class Tampering
{
    private const string Scout = TestStore.Root + "/.scout";
    private readonly TestStore _test = new();

    [Fact]
    public void A_provider_that_there_is_not_is_found()
    {
        var test = new TestStore(scoutJson: """{ "models": { "fast": { "provider": "mistral" } }, "environments": { "production": { "models": { "fast": { "provider": "services" } } } } }""");
        var report = test.Store.Check();

        Assert.False(report.Passed);
        Assert.Contains(report.Findings, finding => finding.Path == "scout.json" && finding.Message.StartsWith("the model 'fast' of development has the provider 'mistral'", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Findings, finding => finding.Message.Contains("production", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edit_of_any_byte_of_a_promotion_record_is_found()
    {
        await _test.BuildAndPromote("A", "staging");
        await _test.BuildAndPromote("B", "staging");
        Assert.True(_test.Store.Check().Passed);
        foreach (var path in _test.Files.Entries.Keys.Where(path => path.StartsWith($"{Scout}/promotions/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal)))
        {
            var content = _test.Files.Entries[path]!;
            for (var i = 0; i < content.Length; i++)
            {
                byte[] edited = [.. content];
                edited[i] ^= 1;
                _test.Files.Entries[path] = edited;
                AssertFound(path);
            }

            foreach (var edited in new[] { content[..^1], [.. content, (byte)'\n'], [] })
            {
                _test.Files.Entries[path] = edited;
                AssertFound(path);
            }

            _test.Files.Entries[path] = content;
        }

        Assert.True(_test.Store.Check().Passed);
    }

    [Fact]
    public async Task Nothing_is_promoted_on_a_broken_chain()
    {
        await _test.BuildAndPromote("A", "staging");
        await _test.BuildAndPromote("B", "staging");
        var first = RecordOf(1);
        _test.Files.Entries[first] = [.. _test.Files.Entries[first]!, (byte)' '];

        Assert.Equal("SCOUT6012", (await Assert.ThrowsAsync<ScoutException>(() => _test.Promote("production"))).Code);
        _test.Files.Entries.TryRemove(first, out _);
        Assert.Equal("SCOUT6053", (await Assert.ThrowsAsync<ScoutException>(() => _test.Promote("production"))).Code);
        AssertFound(first);
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("id")]
    [InlineData("mood")]
    public async Task A_record_with_a_member_that_is_none_is_refused(string member)
    {
        await _test.BuildAndPromote("A", "staging");
        var record = Encoding.UTF8.GetString(_test.Files.Entries[RecordOf(1)]!);

        Assert.Equal("SCOUT6010", Assert.Throws<ScoutException>(() => StoreJson.Read<Promotion>(Encoding.UTF8.GetBytes($"{{\"{member}\":\"a\",{record[1..]}"), "it")).Code);
    }

    [Fact]
    public async Task A_record_under_another_name_is_found()
    {
        await _test.BuildAndPromote("A", "staging");
        var path = RecordOf(1);
        _test.Files.Entries.TryRemove(path, out var content);
        _test.Files.Entries[path.Replace("000001", "000002", StringComparison.Ordinal)] = content;
        Assert.False(_test.Store.Check().Passed);
    }

    [Theory]
    [InlineData("revisions/")]
    [InlineData("history/")]
    [InlineData("environments/")]
    [InlineData("bundles/")]
    [InlineData("builds/")]
    public async Task An_edit_anywhere_in_any_other_file_is_found(string folder)
    {
        await _test.BuildAndPromote("A", "staging");
        foreach (var path in _test.Files.Entries.Where(entry => entry.Value is { Length: > 0 } && entry.Key.StartsWith($"{Scout}/{folder}", StringComparison.Ordinal)).Select(entry => entry.Key))
        {
            var content = _test.Files.Entries[path]!;
            for (var i = 0; i < content.Length; i += 1 + (content.Length / 40))
            {
                byte[] edited = [.. content];
                edited[i] = (byte)(content[i] == (byte)' ' ? 'x' : ' ');
                if (IsLooseText(path, content, i))
                {
                    continue;
                }

                _test.Files.Entries[path] = edited;
                Assert.False(_test.Store.Check().Passed, $"byte {i} of {path}");
            }

            _test.Files.Entries[path] = content;
        }
    }

    [Fact]
    public async Task A_manifest_that_points_elsewhere_than_its_records_is_found_and_not_used()
    {
        var a = await _test.BuildAndPromote("A", "staging");
        var b = await _test.BuildAndPromote("B", "staging");
        var path = $"{Scout}/environments/support-desk.json";
        _test.Files.Entries[path] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_test.Files.Entries[path]!).Replace(b, a, StringComparison.Ordinal));

        AssertFound(path);
        Assert.Equal("SCOUT6053", Assert.Throws<ScoutException>(() => _test.Store.Resolve("staging")).Code);
    }

    [Fact]
    public async Task A_promotion_that_a_commit_took_back_whole_is_told()
    {
        await _test.BuildAndPromote("A", "staging");
        var before = _test.Snapshot();
        await _test.BuildAndPromote("B", "staging");
        var taken = RecordOf(2);
        foreach (var path in _test.Files.Entries.Keys.Where(path => path.StartsWith($"{Scout}/promotions/", StringComparison.Ordinal) && !before.ContainsKey(path)))
        {
            _test.Files.Entries.TryRemove(path, out _);
        }

        _test.Files.Entries[$"{Scout}/environments/support-desk.json"] = before[$"{Scout}/environments/support-desk.json"];
        _test.Repository.AllRemoved.Add(new(taken, "abc1234", "Revert \"Promote B\""));

        var finding = Assert.Single(_test.Store.Check().Findings);
        Assert.Equal(CheckSeverity.Warning, finding.Severity);
        Assert.Contains("abc1234", finding.Message, StringComparison.Ordinal);
        Assert.Contains("promotion 2", finding.Message, StringComparison.Ordinal);

        await _test.BuildAndPromote("C", "staging");
        Assert.Empty(_test.Store.Check().Findings);
    }

    [Fact]
    public async Task A_missing_file_of_a_bundle_is_named()
    {
        await _test.BuildAndPromote("A", "staging");
        var digest = _test.Store.Resolve("staging").Promotion!.Bundle;
        var list = Encoding.UTF8.GetString(_test.Files.Entries[$"{Scout}/bundles/{digest[..2]}/{digest[2..]}"]!);
        using var json = System.Text.Json.JsonDocument.Parse(list);
        var hash = json.RootElement.GetProperty("files").GetProperty("Shop.dll").GetProperty("sha256").GetString()!;
        _test.Files.Entries.TryRemove($"{Scout}/bundles/{hash[..2]}/{hash[2..]}", out _);

        var finding = Assert.Single(_test.Store.Check().Findings);
        Assert.Contains("Shop.dll", finding.Message, StringComparison.Ordinal);
        Assert.Equal("SCOUT6070", (await Assert.ThrowsAsync<ScoutException>(() => _test.Promote("production"))).Code);
    }

    [Fact]
    public async Task A_missing_revision_is_named()
    {
        var a = await _test.BuildAndPromote("A", "staging");
        _test.Files.Entries.TryRemove($"{Scout}/revisions/support-desk/{a}.json", out _);
        Assert.Contains(_test.Store.Check().Findings, finding => finding.Message.Contains($"staging points at {a[..10]}", StringComparison.Ordinal));
    }

    // Paths of local builds have no hash: any text is as good as another there.
    private static bool IsLooseText(string path, byte[] content, int i) => path.EndsWith("/latest", StringComparison.Ordinal) && IsInsideText(content, i);

    private static bool IsInsideText(byte[] content, int i)
    {
        var inside = false;
        for (var at = 0; at < i; at++)
        {
            inside ^= content[at] == (byte)'"';
        }

        return inside && content[i] != (byte)'"';
    }

    private string RecordOf(long serial)
    {
        var promotion = _test.Store.Promotions().Single(promotion => promotion.Serial == serial);
        return $"{Scout}/promotions/support-desk/{serial:000000}-{promotion.Hash}.json";
    }

    private void AssertFound(string path)
    {
        var report = _test.Store.Check();
        Assert.False(report.Passed);
        Assert.Contains(report.Findings, finding => TestStore.Root + "/" + finding.Path == path && finding.Remedy.Length > 0);
    }
}
