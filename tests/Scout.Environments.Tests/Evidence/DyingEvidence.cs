using System.Collections.Immutable;
using Scout.Environments.Evidence;
using Scout.Environments.Promotions;
using Scout.Environments.Tests.Stores;
using static Scout.Environments.Tests.Evidence.ValidatedDesk;

namespace Scout.Environments.Tests.Evidence;

/// <summary>Each way in which a result that counts stops counting.</summary>
public class DyingEvidence
{
    private readonly ValidatedDesk _desk = new();

    [Fact]
    public async Task One_that_failed_or_a_later_failure_kills_it()
    {
        var id = await PassedAsync();

        _desk.Record(_desk.Result(id, verdict: EvidenceVerdict.Failed));

        await AssertDeadAsync("does not count: it failed (1 of 2 cases passed)");
        Assert.Contains("does not count: a later one, of 2026-11-01 09:0", Reasons(id)[1], StringComparison.Ordinal);
        _desk.Record(_desk.Result(id));
        Assert.Null(await _desk.RefusalAsync());
    }

    [Fact]
    public async Task A_failure_of_the_same_moment_on_another_branch_is_the_later_one()
    {
        var id = await _desk.StageAsync("A");
        var failed = _desk.Record(_desk.Result(id, verdict: EvidenceVerdict.Failed));
        var file = _desk.Store.Files.Entries[PathOf(failed)];
        _desk.Store.Files.Entries.TryRemove(PathOf(failed), out _);
        _desk.Record(_desk.Result(id) with { Time = failed.Time });
        Assert.Null(await _desk.RefusalAsync());

        _desk.Store.Files.Entries[PathOf(failed)] = file;

        await AssertDeadAsync("failed (1 of 2 cases passed)");
    }

    [Theory]
    [InlineData("30d", 30 * 24, "it is older than 30 days")]
    [InlineData("12h", 12, "it is older than 12 hours")]
    public async Task It_grows_too_old(string most, int hours, string reason)
    {
        _desk.Store.Configure(Json($$"""{ "suites": ["desk"], "maxAge": "{{most}}" }"""));
        await PassedAsync();

        _desk.Clock.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(5));
        Assert.Null(await _desk.RefusalAsync());
        _desk.Clock.Advance(TimeSpan.FromMinutes(10));

        await AssertDeadAsync(reason);
    }

    [Fact]
    public async Task One_of_a_time_to_come_does_not_count()
    {
        var id = await _desk.StageAsync("A");

        _desk.Record(_desk.Result(id) with { Time = _desk.Clock.GetUtcNow().AddDays(400) });

        await AssertDeadAsync("it is of a time that is yet to come (2027-12-06");
    }

    [Fact]
    public async Task Another_bundle_kills_it()
    {
        var id = await _desk.StageAsync("A");

        _desk.Record(_desk.Result(id) with { Bundle = new('e', 64) });

        await AssertDeadAsync($"the bundle eeeeeeeeee ran, and {_desk.Store.Store.Resolve("staging").Promotion!.Bundle[..10]} would come");
    }

    [Theory]
    [InlineData(Cases, "workflow: support-desk\npass: 0.1\n", "the suite changed: suites/desk.yaml is another file now")]
    [InlineData(Input, "{ }", "the suite changed: inputs/lost.json is another file now")]
    [InlineData(Input, null, "the suite changed: inputs/lost.json is not there any more")]
    [InlineData("inputs/new.json", "{}", "the suite changed: inputs/new.json is new, and it names every file like it")]
    public async Task Another_suite_kills_it(string file, string? text, string reason)
    {
        await PassedAsync();
        _desk.Write("inputs/new.txt", "not of the suite");
        _desk.Write("inputs/below/new.json", "not of the suite");
        Assert.Null(await _desk.RefusalAsync());

        _ = text is null && _desk.Store.Files.Entries.TryRemove($"{TestStore.Root}/{file}", out _);
        _desk.Write(text is null ? "notes.txt" : file, text ?? "");

        await AssertDeadAsync(reason);
    }

    [Theory]
    [InlineData(""" "smart": { "provider": "openai", "model": "gpt-5" }""", "", "settings of staging changed: model 'smart' now stands for openai gpt-5")]
    [InlineData(""" "smart": { "provider": "openai", "model": "gpt-4", "endpoint": "https://llm.example.com" }""", "", "model 'smart' now stands for openai gpt-4 at https://llm.example.com")]
    [InlineData(""" "smart": { "provider": "openai", "model": "gpt-4" }""", """ "variables": { "brand": "Other" }""", "variable 'brand' has another value now")]
    [InlineData(""" "smart": { "provider": "openai", "model": "gpt-4" }""", """ "limits": { "cost": 0.01 }""", "the budget of runs is another now (\"limits.cost\")")]
    [InlineData(""" "smart": { "provider": "openai", "model": "gpt-5" }""", """ "variables": { "brand": "Other" }""", "model 'smart' now stands for openai gpt-5, and variables.brand changed too")]
    public async Task Another_setting_that_the_revision_uses_kills_it(string models, string staging, string reason)
    {
        await PassedAsync();

        _desk.Store.Configure(Json("""{ "suites": ["desk"] }""", staging, models));
        Assert.Null(await _desk.RefusalAsync());
        Assert.Equal(PromoteStatus.Moved, (await _desk.Store.Promote("staging")).Status);

        await AssertDeadAsync(reason);
    }

    [Theory]
    [InlineData(""" "smart": { "provider": "openai", "model": "gpt-4" }""", "")]
    [InlineData(""" "smart": { "provider": "openai", "model": "gpt-4" }, "other": { "provider": "openai", "model": "y" }""", """ "variables": { "unused": 2 }""")]
    [InlineData(""" "smart": { "provider": "openai", "model": "gpt-4", "concurrency": 2, "requestsPerMinute": 3, "tokensPerMinute": 4 }""", """ "http": { "hosts": ["api.example.com"] }""")]
    public async Task A_setting_that_it_does_not_use_or_that_only_says_how_fast_does_not(string models, string staging)
    {
        await PassedAsync();

        _desk.Store.Configure(Json("""{ "suites": ["desk"] }""", staging, models));
        Assert.Equal(PromoteStatus.Moved, (await _desk.Store.Promote("staging")).Status);

        Assert.Null(await _desk.RefusalAsync());
    }

    [Fact]
    public async Task The_model_of_a_judge_is_a_setting_of_the_suite()
    {
        var id = await _desk.StageAsync("A");
        var settings = _desk.Store.Store.Resolve("staging").Promotion!.Settings;
        _desk.Record(_desk.Result(id) with { Settings = _desk.Store.Store.UsedSettings("support-desk", id, settings, "other") });
        Assert.Null(await _desk.RefusalAsync());

        _desk.Store.Configure(Json("""{ "suites": ["desk"] }""", models: """ "smart": { "provider": "openai", "model": "gpt-4" }"""));
        await _desk.Store.Promote("staging");

        await AssertDeadAsync("there is no model 'other' any more");
    }

    [Fact]
    public async Task Other_canned_replies_are_another_model()
    {
        _desk.Store.Configure(Json("""{ "suites": ["desk"] }, "allow": ["script"] """, """ "allow": ["script"] """, """ "smart": { "provider": "script", "replies": "replies.json" }"""));
        _desk.Write("replies.json", "[]");
        await PassedAsync();

        _desk.Write("replies.json", "[1]");

        await AssertDeadAsync("model 'smart' now stands for script with what replies.json says now");
    }

    [Fact]
    public async Task Settings_of_another_environment_do_not_count()
    {
        var id = await _desk.StageAsync("A");

        _desk.Record(_desk.Result(id, "development"));

        await AssertDeadAsync("it ran with the settings of development, and for production those of staging count");
    }

    [Fact]
    public async Task Another_model_that_answered_in_another_environment_kills_it_too()
    {
        var id = await PassedAsync();
        _desk.Record(_desk.Result(id, "development") with { Models = Answering("gpt-4-0613") });
        Assert.Null(await _desk.RefusalAsync(id));

        _desk.Record(_desk.Result(id, "development") with { Models = Answering("gpt-4-1106") });

        await AssertDeadAsync("model 'smart' has answered as 'gpt-4-1106' since");
    }

    [Fact]
    public async Task Another_model_that_answers_behind_the_alias_kills_it_whatever_revision_it_answered()
    {
        var id = await PassedAsync();
        var other = await _desk.StageAsync("B");
        var seen = _desk.Result(other, verdict: EvidenceVerdict.Inconclusive);

        _desk.Record(seen with { Models = Answering("gpt-4-0613") });
        _desk.Record(seen with { Models = Answering() });
        _desk.Record(seen with { Models = Answering("gpt-4-1106"), Settings = seen.Settings.SetItem("models.smart", new('0', 64)) });
        Assert.Null(await _desk.RefusalAsync(id));

        _desk.Record(seen with { Models = Answering("gpt-4-0613", "gpt-4-1106") });

        Assert.Contains("model 'smart' has answered as 'gpt-4-1106' since (2026-11-01 09:0", await _desk.RefusalAsync(id), StringComparison.Ordinal);
        Assert.Contains("and it was 'gpt-4-0613' then. Promote it to staging first", await _desk.RefusalAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_must_be_compared_with_what_the_environment_runs_now()
    {
        var first = await PassedAsync();
        await _desk.Store.Promote("production");
        var second = await _desk.StageAsync("B");
        _desk.Record(_desk.Result(second));
        await AssertDeadAsync($"it was not compared with {Short(first)}, which production runs", " --against production");

        var compared = _desk.Result(second) with { Comparison = new("production", first, 10, 1, 2, 0.9, 0.05, ComparisonVerdict.NotWorse) };
        _desk.Record(compared with { Comparison = compared.Comparison with { Against = "staging" } });
        await AssertDeadAsync($"it was not compared with {Short(first)}, which production runs", " --against production");
        _desk.Record(compared);
        Assert.Null(await _desk.RefusalAsync());

        _desk.Store.Configure(Json("""{ "suites": ["desk"], "level": 0.2 }"""));
        await AssertDeadAsync("it was compared at the level 0.05, and production wants 0.2", " --against production");
        _desk.Store.Configure(Json("""{ "suites": ["desk"], "compare": false }"""));
        Assert.Null(await _desk.RefusalAsync());
        _desk.Store.Configure(Json("""{ "suites": ["desk"] }"""));
        await _desk.Store.Promote("production");
        var third = await _desk.StageAsync("C");
        _desk.Record(_desk.Result(third) with { Comparison = compared.Comparison });
        await AssertDeadAsync($"it was compared with {Short(first)}, and production runs {Short(second)} now", " --against production");
    }

    [Fact]
    public async Task A_comparison_that_says_worse_or_too_few_does_not_let_it_and_worse_kills_what_was_before()
    {
        var first = await PassedAsync();
        await _desk.Store.Promote("production");
        var second = await _desk.StageAsync("B");
        var compared = _desk.Result(second) with { Comparison = new("production", first, 10, 1, 2, 0.9, 0.05, ComparisonVerdict.NotWorse) };
        _desk.Record(compared with { Comparison = compared.Comparison with { Pairs = 3, Verdict = ComparisonVerdict.TooFew } });
        await AssertDeadAsync($"3 pairs of runs are too few to tell whether it is worse than {Short(first)}, which production runs: the suite needs more cases, or more repetitions", " --against production");
        _desk.Record(compared);
        _desk.Record(compared with { Comparison = compared.Comparison with { Pairs = 3, Verdict = ComparisonVerdict.TooFew } });
        Assert.Null(await _desk.RefusalAsync());

        _desk.Record(compared with { Comparison = compared.Comparison with { OnlyCandidateFailed = 8, OnlyCurrentFailed = 0, P = 0.004, Verdict = ComparisonVerdict.Worse } });

        await AssertDeadAsync($"it is worse than {Short(first)}, which production runs: of 10 pairs of runs it alone failed in 8, the other alone in 0", " --against production");
        Assert.Contains("says that it is worse than what production runs", Reasons(second)[2], StringComparison.Ordinal);
    }

    // Staged, validated, and let through.
    private async Task<string> PassedAsync()
    {
        var id = await _desk.StageAsync("A");
        _desk.Record(_desk.Result(id));
        Assert.Null(await _desk.RefusalAsync());
        return id;
    }

    private async Task AssertDeadAsync(string reason, string against = "")
    {
        var refusal = await _desk.RefusalAsync();
        Assert.NotNull(refusal);
        Assert.Contains(reason, refusal, StringComparison.Ordinal);
        Assert.EndsWith($"Validate it: `dotnet scout validate support-desk --environment staging --suite desk{against}`.", refusal, StringComparison.Ordinal);
    }

    private ImmutableArray<string> Reasons(string revision) => [.. _desk.Store.Store.JudgedEvidence("support-desk", revision).Select(judged => Assert.Single(judged.Standing).Reason ?? "counts")];
}
