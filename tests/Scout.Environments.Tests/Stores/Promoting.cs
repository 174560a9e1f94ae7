using Scout.Environments.Files;
using Scout.Environments.Gates;
using Scout.Environments.Promotions;
using Scout.Environments.Records;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class Promoting
{
    private readonly TestStore _test = new();

    [Fact]
    public async Task A_promotion_writes_the_revision_its_history_a_record_and_the_manifest()
    {
        var workflow = Workflow("support-desk", "A");
        _test.Build(workflow);

        var outcome = await _test.Promote("staging", "first");

        var id = IdOf(workflow);
        var promotion = outcome.Promotion!;
        Assert.Equal((PromoteStatus.Moved, null, id, 1L, "first"), (outcome.Status, outcome.Before, outcome.Revision, promotion.Serial, promotion.Reason));
        Assert.Equal(("Ada", PromotionKind.Promote, "staging", null), (promotion.By.Name, promotion.Kind, promotion.Environment, promotion.Previous));
        var events = promotion.Seals.Select(path => $"history/{path}").ToArray();
        string[] written = [.. _test.Tree().Where(path => !path.StartsWith("builds/", StringComparison.Ordinal) && !path.StartsWith("bundles/", StringComparison.Ordinal))];
        Assert.Equal(
            [
                ".gitattributes", ".gitignore", "environments/support-desk.json",
                .. events,
                "lock", $"promotions/support-desk/000001-{promotion.Hash}.json", $"revisions/support-desk/{id}.json",
            ],
            written);
        Assert.StartsWith($"history/support-desk/{id}/20261101T0900020000000Z-built-", events[0], StringComparison.Ordinal);
        Assert.StartsWith($"history/support-desk/{id}/20261101T0900030000000Z-published-", events[1], StringComparison.Ordinal);
        Assert.Equal((id, promotion.Id), (_test.Store.Resolve("staging").RevisionId, _test.Store.Resolve("staging").Promotion!.Id));
        Assert.True(_test.Store.Check().Passed);
    }

    [Fact]
    public async Task A_promotion_reads_the_revision_and_what_it_calls_once_each()
    {
        var files = new CountedReads();
        var test = new TestStore(files);
        test.Build(Workflow("support-desk", "A", calls: ("helper", "H")), Workflow("helper", "H"));
        await test.Store.PublishAsync("support-desk", cancellation: TestContext.Current.CancellationToken);
        files.Reads.Clear();

        Assert.Equal(PromoteStatus.Moved, (await test.Promote(new PromoteRequest { Workflow = "support-desk", To = "staging" })).Status);

        Assert.Equal(
            ["/project/.scout/builds/helper", "/project/.scout/builds/support-desk"],
            files.Reads.Where(path => Ids.IsHash(Path.GetFileNameWithoutExtension(path))).Select(Path.GetDirectoryName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_revision_that_was_built_before_the_one_that_is_there_is_older()
    {
        var first = await _test.BuildAndPromote("A", "staging");
        var second = await _test.BuildAndPromote("B", "staging");
        // Built once more, it is what it was.
        await _test.BuildAndPromote("A");

        Assert.Equal((PromoteStatus.Planned, first, true), await PlanAsync(first));
        await _test.Promote(new PromoteRequest { To = "staging", Revision = first });
        Assert.Equal((PromoteStatus.Planned, second, false), await PlanAsync(second));

        async Task<(PromoteStatus, string?, bool)> PlanAsync(string revision) =>
            await _test.Promote(new PromoteRequest { To = "staging", Revision = revision, Plan = true }) is var plan ? (plan.Status, plan.Revision, plan.IsOlder) : default;
    }

    [Fact]
    public async Task The_same_promotion_again_writes_nothing()
    {
        await _test.BuildAndPromote("A", "staging");
        var before = _test.Snapshot();

        var outcome = await _test.Promote("staging", "again");

        Assert.Equal(PromoteStatus.AlreadyThere, outcome.Status);
        Assert.Equal(before, _test.Snapshot());
    }

    [Fact]
    public async Task Production_takes_what_staging_has_and_staging_its_bundle()
    {
        var id = await _test.BuildAndPromote("A", "staging");
        _test.Build(Workflow("support-desk", "B"));

        var outcome = await _test.Promote("production");

        Assert.Equal((PromoteStatus.Moved, id, false), (outcome.Status, outcome.Revision, outcome.Publishes));
        Assert.Equal(_test.Store.Resolve("staging").Promotion!.Bundle, outcome.Bundle);
        Assert.Single(_test.Bundles.Published);
    }

    [Fact]
    public async Task Production_refuses_what_has_not_passed_staging()
    {
        _test.Build(Workflow("support-desk", "A"));
        var before = _test.Snapshot();

        var empty = await _test.Promote("production");
        var named = await _test.Promote(new PromoteRequest { To = "production", Revision = "latest" });

        Assert.Equal((PromoteStatus.Refused, Gate.Empty), (empty.Status, Assert.Single(empty.Refusals).Gate));
        Assert.Equal((PromoteStatus.Refused, Gate.Policy), (named.Status, Assert.Single(named.Refusals).Gate));
        Assert.Contains("has not passed staging", named.Refusals[0].Message, StringComparison.Ordinal);
        Assert.Equal(before, _test.Snapshot());
    }

    [Fact]
    public async Task Every_refusal_is_told_at_once()
    {
        _test.Configure("""{ "models": { "fast": { "provider": "script" } }, "variables": { "brant": 1 } }""");
        _test.Build(Workflow("support-desk", "{{ vars.brand }} {{ vars[\"crm\"] }}", model: "fast", calls: ("helper", "{{ vars.region }}")), Workflow("helper", "{{ vars.region }}"));

        var outcome = await _test.Promote(new PromoteRequest { Workflow = "support-desk", To = "production", Revision = "latest", Plan = true });

        Assert.Equal([Gate.Policy, Gate.Provider, Gate.Variable, Gate.Variable, Gate.Variable], outcome.Refusals.Select(refusal => refusal.Gate));
        Assert.Contains("Did you mean 'brant'?", outcome.Refusals[2].Message, StringComparison.Ordinal);
        Assert.Contains("region", outcome.Refusals[4].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_provider_comes_where_it_is_allowed()
    {
        _test.Configure("""{ "models": { "fast": { "provider": "script" } }, "environments": { "staging": { "allow": ["script"] }, "production": {} } }""");
        _test.Build(Workflow("support-desk", "A", model: "fast"));

        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("staging")).Status);
        Assert.Equal(Gate.Provider, Assert.Single((await _test.Promote("production")).Refusals).Gate);
    }

    [Fact]
    public async Task A_model_alias_that_the_environment_does_not_have_is_refused()
    {
        _test.Build(Workflow("support-desk", "A", model: "fast"));
        var refusal = Assert.Single((await _test.Promote("staging")).Refusals);
        Assert.Equal(Gate.Model, refusal.Gate);
        Assert.Contains("\"provider\": \"services\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_that_is_longer_than_the_environment_allows_is_refused()
    {
        _test.Configure("""{ "environments": { "staging": { "maxTimeout": "00:01:00" }, "production": { "maxTimeout": "00:02:00" } } }""");
        var helper = Workflow("helper", "A", timeout: TimeSpan.FromSeconds(61));
        _test.Build(helper, Workflow("desk", "A", timeout: TimeSpan.FromSeconds(60)));

        var refusal = Assert.Single((await _test.Promote(new PromoteRequest { Workflow = "helper", To = "staging" })).Refusals);

        Assert.Equal(Gate.Timeout, refusal.Gate);
        Assert.Equal("block 'triage' of helper has a timeout of 00:01:01, and staging allows 00:01:00. Make it shorter, or raise \"maxTimeout\" of staging in scout.json.", refusal.Message);
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote(new PromoteRequest { Workflow = "desk", To = "staging" })).Status);
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote(new PromoteRequest { Workflow = "helper", To = "production" })).Status);
    }

    [Fact]
    public async Task A_block_without_a_timeout_is_let_in_where_timeouts_are_limited()
    {
        _test.Configure("""{ "environments": { "staging": { "maxTimeout": "00:00:01" } } }""");
        _test.Build(Workflow("support-desk", "A"));

        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("staging")).Status);
    }

    [Fact]
    public async Task A_model_that_the_project_registers_is_pinned()
    {
        _test.Configure("""{ "models": { "own": { "provider": "services" } } }""");
        _test.Build(Workflow("support-desk", "A", model: "own"));

        var outcome = await _test.Promote("staging");

        Assert.Equal(PromoteStatus.Moved, outcome.Status);
        Assert.Equal("services", outcome.Promotion!.Settings.Models["own"].Provider);
    }

    [Fact]
    public async Task A_plan_writes_nothing_and_says_what_would_be_done()
    {
        _test.Build(Workflow("support-desk", "A"));
        var before = _test.Snapshot();

        var outcome = await _test.Promote(new PromoteRequest { To = "staging", Plan = true });

        Assert.Equal((PromoteStatus.Planned, true), (outcome.Status, outcome.Publishes));
        Assert.Equal(before, _test.Snapshot());
    }

    [Theory]
    [InlineData("0000000000", nameof(PromoteStatus.Conflict))]
    [InlineData("none", nameof(PromoteStatus.Conflict))]
    [InlineData("staging", nameof(PromoteStatus.Moved))]
    [InlineData("latest", nameof(PromoteStatus.Conflict))]
    public async Task Expect_is_compared_with_the_pointer(string expect, string expected)
    {
        var status = Enum.Parse<PromoteStatus>(expected);
        await _test.BuildAndPromote("A", "staging");
        _test.Build(Workflow("support-desk", "B"));

        var outcome = await _test.Promote(new PromoteRequest { To = "staging", Expect = expect });

        Assert.Equal(status, outcome.Status);
        Assert.Equal(status == PromoteStatus.Conflict, outcome.Conflict is not null);
    }

    [Fact]
    public async Task Changed_settings_are_recorded_and_rolled_back()
    {
        _test.Configure("""{ "variables": { "brand": "Acme" } }""");
        var id = await _test.BuildAndPromote("{{ vars.brand }}", "staging");
        _test.Configure("""{ "variables": { "brand": "Apex" } }""");
        Assert.True(_test.Store.Status()[0].Environments[1].SettingsChanged);

        var outcome = await _test.Promote("staging");

        Assert.Equal((PromoteStatus.Moved, true, id), (outcome.Status, outcome.OnlySettings, outcome.Revision));
        Assert.Equal("Apex", outcome.Promotion!.Settings.Variables["brand"].GetString());
        Assert.False(_test.Store.Status()[0].Environments[1].SettingsChanged);
    }

    [Fact]
    public async Task Sources_that_have_moved_on_are_not_promoted()
    {
        _test.Build(Workflow("support-desk", "A"));
        _test.Bundles.Sources = [Workflow("support-desk", "B")];

        var error = await Assert.ThrowsAsync<ScoutException>(() => _test.Promote("staging"));

        Assert.Equal("SCOUT6078", error.Code);
        Assert.Empty(_test.Store.Promotions());
        Assert.DoesNotContain(_test.Tree(), path => path.StartsWith("bundles/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_old_build_without_a_bundle_is_not_promoted()
    {
        _test.Build(Workflow("support-desk", "A"));
        _test.Build(Workflow("support-desk", "B"));

        var error = await Assert.ThrowsAsync<ScoutException>(() => _test.Promote(new PromoteRequest { To = "staging", Revision = "latest~1" }));

        Assert.Equal("SCOUT6075", error.Code);
    }

    [Fact]
    public async Task Called_revisions_come_along()
    {
        var helper = Workflow("helper", "H");
        _test.Build(Workflow("support-desk", "A", calls: ("helper", "H")), helper);

        await _test.Promote(new PromoteRequest { Workflow = "support-desk", To = "staging" });

        Assert.Contains($"revisions/helper/{IdOf(helper)}.json", _test.Tree());
        var target = await _test.Store.TargetAsync("support-desk", "staging", TestContext.Current.CancellationToken);
        Assert.Equal($"sha256:{IdOf(helper)}", Assert.Single(target.Calls).Key);
    }

    [Fact]
    public async Task Development_cannot_be_promoted_to()
    {
        _test.Build(Workflow("support-desk", "A"));
        var error = await Assert.ThrowsAsync<ScoutException>(() => _test.Promote("development"));
        Assert.Equal("SCOUT6050", error.Code);
        Assert.Contains("latest build", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_are_a_chain()
    {
        await _test.BuildAndPromote("A", "staging", "production");
        await _test.BuildAndPromote("B", "staging");

        var promotions = _test.Store.Promotions();

        Assert.Equal([3L, 2L, 1L], promotions.Select(promotion => promotion.Serial));
        Assert.Equal([promotions[1].Hash, promotions[2].Hash, null], promotions.Select(promotion => promotion.Previous));
    }

    private sealed class CountedReads : MemoryOperations
    {
        public List<string> Reads { get; } = [];

        public override byte[] Read(string path)
        {
            Reads.Add(path);
            return base.Read(path);
        }
    }
}
