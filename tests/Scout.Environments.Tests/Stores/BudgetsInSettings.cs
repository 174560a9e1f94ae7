using Scout.Environments.Diff;
using Scout.Environments.Promotions;
using Scout.Revisions.Runs;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

/// <summary>What runs may use, and how fast models are asked, is part of what an environment gives and a promotion pins.</summary>
public class BudgetsInSettings
{
    private readonly TestStore _test = new();

    [Fact]
    public async Task A_promotion_pins_the_budget_of_its_workflow_and_a_run_of_an_earlier_one_goes_on_with_that_of_the_last()
    {
        Configure("""{ "cost": 0.5, "tokens": 1000 }""", """{ "support-desk": { "limits": { "tokens": 2000, "time": "00:10:00" } }, "other": { "limits": { "cost": 9 } } }""", "Acme");
        _test.Build(Workflow("support-desk", "{{ vars.brand }}"));
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("staging")).Status);
        var first = await _test.Store.TargetAsync("support-desk", "staging", TestContext.Current.CancellationToken);
        Assert.Equal(new RunLimits { Cost = 0.5m, Tokens = 2000, Time = TimeSpan.FromMinutes(10) }, first.Settings.Limits);

        // What scout.json says counts when it is pinned.
        Configure("""{ "cost": 2 }""", "{}", "Apex");
        Assert.Equal(first.Settings.Limits, (await Pinned()).Limits);

        var moved = await _test.Promote(new PromoteRequest { To = "staging", Revision = "staging" });
        Assert.Equal((PromoteStatus.Moved, true), (moved.Status, moved.OnlySettings));
        Assert.Equal((new RunLimits { Cost = 2 }, "\"Acme\""), await Pinned() is var later ? (later.Limits, later.Variables["brand"].GetRawText()) : default);

        async Task<RunSettings> Pinned() => (await _test.Store.PinnedTargetAsync("support-desk", first.RevisionId, "staging", first.PromotionId, first.Bundle, TestContext.Current.CancellationToken)).Settings;
    }

    [Fact]
    public async Task A_budget_that_differs_is_told_limit_by_limit_and_taken_back_by_a_rollback()
    {
        Configure("""{ "cost": 0.5, "time": "00:10:00" }""", "{}", "Acme");
        _test.Build(Workflow("support-desk", "A"));
        await _test.Promote("staging");
        Configure("""{ "cost": 1, "tokens": 5 }""", "{}", "Acme");

        Assert.Equal(
            ["limits.cost 0.5 -> 1", "limits.time \"00:10:00\"", "limits.tokens 5"],
            _test.Store.Diff("staging", "latest").Diff.Settings.Select(entry => $"{entry.Id} {entry.Settings[0].Summary}"));

        await _test.Promote(new PromoteRequest { To = "staging", Revision = "staging" });
        await _test.Rollback("staging");
        Assert.Equal(new RunLimits { Cost = 0.5m, Time = TimeSpan.FromMinutes(10) }, (await _test.Store.TargetAsync("support-desk", "staging", TestContext.Current.CancellationToken)).Settings.Limits);
    }

    [Fact]
    public async Task Another_pace_of_the_same_model_is_safe()
    {
        const string Settings = """{ "models": { "fast": { "provider": "script", "replies": "a.json", "concurrency": 4 } }, "environments": { "staging": { "allow": ["script"] } } }""";
        _test.Configure(Settings);
        _test.Build(Workflow("support-desk", "A", model: "fast"));
        await _test.Promote("staging");
        _test.Configure(Settings.Replace("4", "2, \"requestsPerMinute\": 60", StringComparison.Ordinal));

        var entry = Assert.Single(_test.Store.Diff("staging", "latest").Diff.Settings);

        Assert.Equal(("models.fast", DiffLevel.Safe), (entry.Id, entry.Level));
        Assert.Equal(["concurrency 4 -> 2", "requests_per_minute none -> 60"], entry.Settings.Select(setting => setting.Summary));
    }

    private void Configure(string limits, string workflows, string brand) =>
        _test.Configure($$"""{ "variables": { "brand": "{{brand}}" }, "environments": { "staging": { "limits": {{limits}}, "workflows": {{workflows}} } } }""");
}
