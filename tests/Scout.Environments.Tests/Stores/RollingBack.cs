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
}
