using Scout.Environments.Gates;
using Scout.Environments.Promotions;
using Scout.Environments.Records;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class RollingBack
{
    private readonly TestStore _test = new();

    [Fact]
    public async Task A_rollback_goes_to_the_last_known_good_and_is_a_new_record()
    {
        var a = await _test.BuildAndPromote("A", "staging");
        var b = await _test.BuildAndPromote("B", "staging");

        var outcome = await _test.Rollback("staging");

        Assert.Equal((PromoteStatus.Moved, b, a), (outcome.Status, outcome.Before, outcome.Revision));
        Assert.Equal((3L, PromotionKind.Rollback, "worse"), (outcome.Promotion!.Serial, outcome.Promotion.Kind, outcome.Promotion.Reason));
        Assert.Equal(_test.Store.Promotions()[2].Bundle, outcome.Promotion.Bundle);
        Assert.True(_test.Store.Check().Passed);
    }

    [Fact]
    public async Task The_bad_revision_is_blocked_until_it_is_let_in_again()
    {
        await _test.BuildAndPromote("A", "staging");
        var b = await _test.BuildAndPromote("B", "staging");
        await _test.Rollback("staging");

        var refused = await _test.Promote("staging");
        Assert.Equal((PromoteStatus.Refused, Gate.Blocked), (refused.Status, Assert.Single(refused.Refusals).Gate));
        Assert.Equal(Gate.Policy, (await _test.Promote(new PromoteRequest { To = "production", Revision = b[..10] })).Refusals[0].Gate);

        var outcome = await _test.Promote(new PromoteRequest { To = "staging", Unblock = true });
        Assert.Equal((PromoteStatus.Moved, b), (outcome.Status, outcome.Revision));
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("production")).Status);
    }

    [Fact]
    public async Task A_second_rollback_goes_further_back_and_never_to_a_bad_one()
    {
        var a = await _test.BuildAndPromote("A", "staging");
        await _test.BuildAndPromote("B", "staging");
        var c = await _test.BuildAndPromote("C", "staging");
        await _test.Rollback("staging");
        var outcome = await _test.Rollback("staging");

        Assert.Equal(a, outcome.Revision);
        Assert.Equal("SCOUT6054", (await Assert.ThrowsAsync<ScoutException>(() => _test.Rollback("staging"))).Code);
        Assert.Equal(Gate.Blocked, Assert.Single((await _test.Rollback("staging", to: c[..10])).Refusals).Gate);
    }

    [Fact]
    public async Task A_limit_of_timeouts_that_was_set_since_does_not_stand_in_its_way()
    {
        var slow = Workflow("support-desk", "A", timeout: TimeSpan.FromMinutes(5));
        _test.Build(slow);
        await _test.Promote("staging");
        await _test.BuildAndPromote("B", "staging");
        _test.Configure("""{ "environments": { "staging": { "maxTimeout": "00:01:00" } } }""");

        var outcome = await _test.Rollback("staging");

        Assert.Equal((PromoteStatus.Moved, IdOf(slow)), (outcome.Status, outcome.Revision));
    }

    [Fact]
    public async Task It_brings_the_settings_of_then_back()
    {
        _test.Configure("""{ "variables": { "brand": "Acme" } }""");
        await _test.BuildAndPromote("A", "staging");
        _test.Configure("""{ "variables": { "brand": "Apex" } }""");
        await _test.BuildAndPromote("B", "staging");

        await _test.Rollback("staging");

        var target = await _test.Store.TargetAsync(null, "staging", TestContext.Current.CancellationToken);
        Assert.Equal("Acme", target.Settings.Variables["brand"].GetString());
    }

    [Fact]
    public async Task A_revision_that_was_never_there_is_not_rolled_back_to()
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Build(Workflow("support-desk", "B"));
        Assert.Equal("SCOUT6055", (await Assert.ThrowsAsync<ScoutException>(() => _test.Rollback("staging", to: "latest"))).Code);
    }

    [Fact]
    public async Task It_needs_a_reason()
    {
        await _test.BuildAndPromote("A", "staging");
        await _test.BuildAndPromote("B", "staging");
        Assert.Equal("SCOUT6052", (await Assert.ThrowsAsync<ScoutException>(() => _test.Rollback("staging", reason: " "))).Code);
    }

    [Fact]
    public async Task A_promotion_of_nothing_but_settings_is_undone_and_its_revision_is_not_at_fault()
    {
        await Promote("A", "Acme");
        var b = await Promote("B", "Acme");
        var bad = await Promote("B", "Acmee");

        var outcome = await _test.Rollback("staging");

        Assert.Equal((PromoteStatus.Moved, b, true, "2"), (outcome.Status, outcome.Revision, outcome.OnlySettings, outcome.Restores!.Id.Split('-')[0]));
        Assert.Equal(b, bad);
        Assert.Equal("Acme", outcome.Promotion!.Settings.Variables["brand"].GetString());
        Assert.Empty(_test.Store.Promotions()[0].Settings.Models);
        Assert.True(_test.Store.Check().Passed);

        // The good revision still counts as passed, and the next rollback undoes the promotion before.
        _test.Configure(Brand("Acme"));
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("production")).Status);
        Assert.Equal(IdOf(Workflow("support-desk", "A")), (await _test.Rollback("staging")).Revision);
    }

    [Fact]
    public async Task Settings_that_were_rolled_back_stay_out_until_they_are_let_in_again()
    {
        await Promote("A", "Acme");
        await Promote("A", "Acmee");
        await _test.Rollback("staging", "A typing mistake");

        // A revision that is new brings them no more than the one that was there.
        foreach (var prompt in new[] { "A", "B" })
        {
            _test.Build(Workflow("support-desk", prompt));
            var refusal = Assert.Single((await _test.Promote("staging")).Refusals);
            Assert.Equal(Gate.Blocked, refusal.Gate);
            Assert.Equal("""variables.brand ("Acme" -> "Acmee") was rolled back from staging by Ada ("A typing mistake"). Correct it in scout.json, or add --unblock to let it back in.""", refusal.Message);
        }

        _test.Configure(Brand("Acme Ltd."));
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("staging")).Status);
        _test.Configure(Brand("Acmee"));
        Assert.Equal(PromoteStatus.Refused, (await _test.Promote("staging")).Status);
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote(new PromoteRequest { To = "staging", Unblock = true })).Status);
        _test.Build(Workflow("support-desk", "C"));
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("staging")).Status);
    }

    [Fact]
    public async Task Settings_that_went_with_a_bad_revision_are_not_blocked_with_it()
    {
        await Promote("A", "Acme");
        await Promote("B", "Apex");
        await _test.Rollback("staging");

        _test.Build(Workflow("support-desk", "C"));
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("staging")).Status);
    }

    [Fact]
    public async Task A_setting_that_was_taken_away_stays_when_the_promotion_is_undone()
    {
        await Promote("A", "Acme");
        _test.Configure("{}");
        await _test.Promote("staging");

        var outcome = await _test.Rollback("staging");

        Assert.Equal("Acme", outcome.Promotion!.Settings.Variables["brand"].GetString());
        Assert.Contains("variables.brand", Assert.Single((await _test.Promote("staging")).Refusals).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_goes_is_named_by_a_promotion_too()
    {
        await Promote("A", "Acme");
        await Promote("A", "Apex");
        var b = await Promote("B", "Apex");
        var first = _test.Store.Promotions()[^1];

        var outcome = await _test.Rollback("staging", to: first.Id);

        Assert.Equal((first.Revision, first.Id, "Acme"), (outcome.Revision!, outcome.Restores!.Id, outcome.Promotion!.Settings.Variables["brand"].GetString()));
        Assert.Equal(first.Revision, _test.Store.Resolve(first.Id[..8]).RevisionId);
        Assert.Equal(Gate.Blocked, Assert.Single((await _test.Rollback("staging", to: b)).Refusals).Gate);
        Assert.Equal("SCOUT6020", (await Assert.ThrowsAsync<ScoutException>(() => _test.Rollback("staging", to: "9-0000000000"))).Code);
    }

    [Fact]
    public async Task A_promotion_of_another_environment_is_gone_back_to_only_where_its_revision_was_here()
    {
        await _test.BuildAndPromote("A", "staging", "production");
        var b = await _test.BuildAndPromote("B", "staging");
        var inStaging = _test.Store.Resolve("staging").Promotion!;

        Assert.Equal((inStaging.Revision, "SCOUT6055"), (b, (await Assert.ThrowsAsync<ScoutException>(() => _test.Rollback("production", to: inStaging.Id))).Code));
    }

    private async Task<string> Promote(string prompt, string brand)
    {
        _test.Configure(Brand(brand));
        return await _test.BuildAndPromote(prompt, "staging");
    }

    private static string Brand(string brand) => $$"""{ "variables": { "brand": "{{brand}}" } }""";
}
