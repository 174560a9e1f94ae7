using Scout.Environments.Promotions;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public class MovesAtTheSameTime
{
    private readonly TestStore _test = new();

    [Fact]
    public async Task A_pointer_that_moves_while_the_bundle_is_published_is_a_conflict()
    {
        await _test.BuildAndPromote("A", "staging");
        var b = await _test.BuildAndPromote("B", "staging");
        _test.Build(Workflow("support-desk", "C"));
        _test.Bundles.Meanwhile = () =>
        {
            _test.Bundles.Meanwhile = null;
            _test.Rollback("staging").GetAwaiter().GetResult();
        };

        var outcome = await _test.Promote("staging");

        Assert.Equal((PromoteStatus.Conflict, b), (outcome.Status, _test.Store.Promotions()[0].From));
        Assert.Equal(3, _test.Store.Promotions().Length);
    }

    [Fact]
    public async Task Settings_that_move_while_the_bundle_is_published_are_a_conflict_too()
    {
        await _test.BuildAndPromote("A", "staging");
        _test.Build(Workflow("support-desk", "B"));
        _test.Bundles.Meanwhile = () =>
        {
            _test.Bundles.Meanwhile = null;
            var other = new TestStore(_test.Files, """{ "variables": { "brand": "Apex" } }""");
            var moved = other.Promote(new PromoteRequest { To = "staging", Revision = "staging" }).GetAwaiter().GetResult();
            Assert.Equal((PromoteStatus.Moved, true), (moved.Status, moved.OnlySettings));
        };

        var outcome = await _test.Promote("staging");

        Assert.Equal(PromoteStatus.Conflict, outcome.Status);
        Assert.Contains("promotion 2-", outcome.Conflict, StringComparison.Ordinal);
        Assert.Equal("Apex", _test.Store.Promotions()[0].Settings.Variables["brand"].GetString());
    }
}
