using Scout.Environments.Checks;
using Scout.Environments.Promotions;
using Scout.Environments.Records;
using Scout.Revisions;

namespace Scout.Environments.Tests.Stores;

/// <summary>A manifest that says less than the records of its promotions: a commit, a merge or an edit took it back.</summary>
public class TakenBackManifests
{
    private const string Manifest = TestStore.Root + "/.scout/environments/support-desk.json";
    private readonly TestStore _test = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nothing_runs_or_moves_on_one_and_check_says_so(int taken)
    {
        await TakeBack(taken);

        foreach (var refused in new Func<Task>[] { () => Task.FromResult(_test.Store.Resolve("staging")), () => _test.Store.TargetAsync(environment: "staging", cancellation: TestContext.Current.CancellationToken), () => _test.Promote("production"), () => _test.Rollback("staging") })
        {
            var error = await Assert.ThrowsAsync<ScoutException>(refused);
            Assert.Equal("SCOUT6057", error.Code);
            Assert.Contains("dotnet scout resolve support-desk --take records", error.Message, StringComparison.Ordinal);
        }

        var findings = _test.Store.Check().Findings;
        Assert.Equal(taken, findings.Count(finding => finding.Severity == CheckSeverity.Error && finding.Message.Contains("is older than its records", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_the_promotions_say_can_be_taken(int taken)
    {
        var ids = await TakeBack(taken);

        var outcome = _test.Store.Mend(new MendRequest { Workflow = "support-desk", Take = TruthOfManifest.Records }, TestContext.Current.CancellationToken);

        Assert.Equal((taken, 0), (outcome.Promotions.Length, outcome.Rollbacks.Length));
        Assert.Equal(ids[2], _test.Store.Resolve("staging").RevisionId);
        Assert.Empty(_test.Store.Check().Findings);
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("production")).Status);
    }

    [Fact]
    public async Task What_the_manifest_says_can_be_taken_and_is_a_rollback_then()
    {
        var ids = await TakeBack(2);

        var outcome = _test.Store.Mend(new MendRequest { Workflow = "support-desk", Take = TruthOfManifest.Manifest, Reason = "The revert was meant" }, TestContext.Current.CancellationToken);

        Assert.Equal((2, 1), (outcome.Promotions.Length, outcome.Rollbacks.Length));
        Assert.Equal(ids[0], _test.Store.Resolve("staging").RevisionId);
        var last = _test.Store.Promotions()[0];
        Assert.Equal((4, PromotionKind.Rollback, ids[2], "The revert was meant"), (last.Serial, last.Kind, last.From, last.Reason));
        Assert.Empty(_test.Store.Check().Findings);
        Assert.Contains((await _test.Promote(new PromoteRequest { To = "staging", Revision = ids[2] })).Refusals, refusal => refusal.Gate == Scout.Environments.Gates.Gate.Blocked);
    }

    /// <remarks>The pointers are equal then, and what runs is not.</remarks>
    [Fact]
    public async Task Settings_that_alone_were_promoted_go_back_too()
    {
        var id = await _test.BuildAndPromote("A", "staging");
        var before = _test.Files.Entries[Manifest];
        _test.Configure("""{ "variables": { "limit": 9 } }""");
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("staging")).Status);
        _test.Files.Entries[Manifest] = before;

        var outcome = _test.Store.Mend(new MendRequest { Workflow = "support-desk", Take = TruthOfManifest.Manifest, Reason = "meant" }, TestContext.Current.CancellationToken);

        Assert.Equal(id, Assert.Single(outcome.Rollbacks).Revision);
        Assert.Empty(_test.Store.Promotions()[0].Settings.Variables);
        Assert.Empty(_test.Store.Check().Findings);
    }

    /// <remarks>Two environments were moved: both go back in one moment, or none does.</remarks>
    [Fact]
    public async Task A_return_is_either_made_or_not_made_wherever_the_power_goes()
    {
        await _test.BuildAndPromote("A", "staging", "production");
        var manifest = _test.Files.Entries[Manifest];
        await _test.BuildAndPromote("B", "staging", "production");
        _test.Files.Entries[Manifest] = manifest;
        var recording = new RecordingOperations(_test.Snapshot());
        var request = new MendRequest { Workflow = "support-desk", Take = TruthOfManifest.Manifest, Reason = "meant" };
        Assert.Equal(2, new TestStore(recording).Store.Mend(request, TestContext.Current.CancellationToken).Rollbacks.Length);

        var seen = new HashSet<bool>();
        for (var steps = 0; steps <= recording.Steps; steps++)
        {
            foreach (var state in recording.NewCrashStates(steps))
            {
                var store = new TestStore(new MemoryOperations(state)).Store;
                var isMade = Record.Exception(() => store.Resolve("staging")) is null;
                seen.Add(isMade);
                Assert.True(isMade || steps < recording.Steps);
                Assert.Equal(isMade ? 0 : 2, store.Mend(request, TestContext.Current.CancellationToken).Rollbacks.Length);
                Assert.Equal(6, store.Promotions().Length);
                Assert.DoesNotContain(store.Check().Findings, finding => finding.Severity == CheckSeverity.Error);
            }
        }

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public async Task A_return_needs_a_reason_and_a_place_to_go()
    {
        await TakeBack(3);
        var before = _test.Snapshot();

        var noReason = Assert.Throws<ScoutException>(() => _test.Store.Mend(new MendRequest { Workflow = "support-desk", Take = TruthOfManifest.Manifest }, TestContext.Current.CancellationToken));
        var nowhere = Assert.Throws<ScoutException>(() => _test.Store.Mend(new MendRequest { Workflow = "support-desk", Take = TruthOfManifest.Manifest, Reason = "x" }, TestContext.Current.CancellationToken));

        Assert.Equal(("SCOUT6052", "SCOUT6059"), (noReason.Code, nowhere.Code));
        Assert.Equal(before.Keys.Where(path => path.EndsWith(".json", StringComparison.Ordinal)).Order(), _test.Snapshot().Keys.Where(path => path.EndsWith(".json", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Two_promotions_on_one_place_are_for_a_person_to_choose_from()
    {
        await TakeBack(1);
        var (path, record) = RecordOf(3);
        var other = record with { Reason = "made on another branch", Hash = "" };
        var bytes = StoreJson.Canonical(other);
        _test.Files.Entries[$"{Path.GetDirectoryName(path)}/000003-{ContentHash.Of(bytes)}.json"] = bytes;

        var error = Assert.Throws<ScoutException>(() => _test.Store.Mend(new MendRequest { Workflow = "support-desk", Take = TruthOfManifest.Records }, TestContext.Current.CancellationToken));

        Assert.Equal("SCOUT6058", error.Code);
    }

    [Fact]
    public async Task A_whole_manifest_has_nothing_to_mend()
    {
        await TakeBack(0);
        Assert.Empty(_test.Store.Mend(new MendRequest { Workflow = "support-desk", Take = TruthOfManifest.Records }, TestContext.Current.CancellationToken).Promotions);
    }

    /// <remarks>Between the record and the manifest a process may die: nothing was promoted, and nobody is held up.</remarks>
    [Fact]
    public async Task A_promotion_that_was_interrupted_is_told_and_in_nobodys_way()
    {
        await TakeBack(1);
        var (path, _) = RecordOf(3);
        _test.Files.Entries.TryRemove(path, out var record);
        var pending = Path.ChangeExtension(path, ".pending");
        _test.Files.Entries[pending] = record;

        var finding = Assert.Single(_test.Store.Check().Findings);
        Assert.Equal(CheckSeverity.Warning, finding.Severity);
        Assert.Contains("never completed", finding.Message, StringComparison.Ordinal);
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("staging")).Status);
        Assert.False(_test.Files.Entries.ContainsKey(pending));
        Assert.Empty(_test.Store.Check().Findings);
    }

    [Fact]
    public async Task A_promotion_whose_record_has_not_got_its_name_yet_counts()
    {
        var ids = await TakeBack(0);
        var (path, _) = RecordOf(3);
        _test.Files.Entries.TryRemove(path, out var record);
        _test.Files.Entries[Path.ChangeExtension(path, ".pending")] = record;

        Assert.Equal(ids[2], _test.Store.Resolve("staging").RevisionId);
        Assert.Empty(_test.Store.Check().Findings);
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("production")).Status);
        Assert.True(_test.Files.Entries.ContainsKey(path));
        Assert.False(_test.Files.Entries.ContainsKey(Path.ChangeExtension(path, ".pending")));
    }

    [Fact]
    public async Task A_record_that_another_branch_made_is_only_told()
    {
        await TakeBack(0);
        var (path, record) = RecordOf(2);
        var bytes = StoreJson.Canonical(record with { Reason = "made on another branch", Hash = "" });
        _test.Files.Entries[$"{Path.GetDirectoryName(path)}/000002-{ContentHash.Of(bytes)}.json"] = bytes;

        Assert.Equal(CheckSeverity.Warning, Assert.Single(_test.Store.Check().Findings).Severity);
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("production")).Status);
    }

    // Three promotions to staging, and the manifest of some time before.
    private async Task<string[]> TakeBack(int promotions)
    {
        var manifests = new List<byte[]?> { null };
        var ids = new List<string>();
        foreach (var prompt in new[] { "A", "B", "C" })
        {
            ids.Add(await _test.BuildAndPromote(prompt, "staging"));
            manifests.Add(_test.Files.Entries[Manifest]);
        }

        if (manifests[3 - promotions] is { } manifest)
        {
            _test.Files.Entries[Manifest] = manifest;
        }
        else
        {
            _test.Files.Entries.TryRemove(Manifest, out _);
        }

        return [.. ids];
    }

    private (string Path, Promotion Record) RecordOf(int serial)
    {
        var path = _test.Files.Entries.Keys.Single(path => path.Contains($"/promotions/support-desk/{serial:000000}-", StringComparison.Ordinal));
        return (path, StoreJson.Read<Promotion>(_test.Files.Entries[path]!, path));
    }
}
