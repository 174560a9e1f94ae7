using System.Text;
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
        var ids = await Builds("named", "running", "old", "called", "evident");
        _test.Store.Name(ids[0], "A good one");
        _test.Files.Entries["/project/.scout/runs"] = null;
        _test.Files.Entries["/project/.scout/runs/1.jsonl"] = Encoding.UTF8.GetBytes(Started("1", ids[1]));
        _test.Files.Entries["/project/.scout/runs/2.jsonl"] = Encoding.UTF8.GetBytes(Started("2", ids[2]) + Completed("2"));
        foreach (var folder in new[] { "evidence", "evidence/support-desk", $"evidence/support-desk/{ids[4]}" })
        {
            _test.Files.Entries[$"/project/.scout/{folder}"] = null;
        }

        var latest = (await Builds("latest"))[0];

        Collect(Few);

        Assert.Equal(new[] { promoted, ids[0], ids[1], ids[4], latest }.Order(StringComparer.Ordinal), _test.Store.History().Select(entry => entry.RevisionId).Order(StringComparer.Ordinal));
        Assert.True(_test.Store.Check().Passed);
        Assert.Empty(Collect(Few).Items);
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

        Assert.Equal([true, true, false], promotions.Select(promotion => _test.Files.Entries.ContainsKey($"/project/.scout/bundles/{promotion.Bundle[..2]}/{promotion.Bundle[2..]}")));
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

    private static string Started(string run, string revision) =>
        $$"""{"event":"run_started","run_id":"{{run}}","sequence":0,"time":"2026-11-01T09:00:00Z","workflow":"support-desk","revision_id":"{{revision}}","environment":"development","inputs":{} }""" + "\n";

    private static string Completed(string run) =>
        $$"""{"event":"run_completed","run_id":"{{run}}","sequence":1,"time":"2026-11-01T09:00:01Z","output":1,"elapsed_ms":1}""" + "\n";
}
