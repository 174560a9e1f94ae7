using Scout.Environments.Promotions;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

/// <summary>Somebody agrees to the plan that they were shown, and to nothing else.</summary>
public class MovesThatWereShown
{
    private readonly TestStore _test = new();

    [Fact]
    public async Task A_move_that_is_another_than_the_plan_that_was_shown_is_a_conflict()
    {
        _test.Configure("""{ "variables": { "brand": "Acme" } }""");
        var first = await _test.BuildAndPromote("{{ vars.brand }}", "staging");
        _test.Build(Workflow("support-desk", "B"));
        var seen = await _test.Promote(new PromoteRequest { To = "staging", Plan = true });

        _test.Build(Workflow("support-desk", "C"));
        var other = await _test.Promote(new PromoteRequest { To = "staging", Seen = seen });
        _test.Configure("""{ "variables": { "brand": "Apex" } }""");
        var changed = await _test.Promote(new PromoteRequest { To = "staging", Revision = seen.Revision, Seen = seen });
        await _test.Promote(new PromoteRequest { To = "staging", Revision = first });
        var moved = await _test.Promote(new PromoteRequest { To = "staging", Revision = seen.Revision, Seen = seen });

        Assert.All([other, changed, moved], outcome => Assert.Equal(PromoteStatus.Conflict, outcome.Status));
        Assert.Contains("was shown", other.Conflict, StringComparison.Ordinal);
        Assert.Contains("settings", changed.Conflict, StringComparison.Ordinal);
        Assert.Contains("was moved meanwhile", moved.Conflict, StringComparison.Ordinal);
    }
}
