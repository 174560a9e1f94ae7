using Scout.Environments.Diff;
using Scout.Environments.Promotions;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

/// <summary>Settings are part of what an environment runs: what differs in them is told wherever revisions are compared.</summary>
public class SettingsInDiffs
{
    private readonly TestStore _test = new();

    [Fact]
    public async Task A_setting_that_the_next_promotion_brings_is_in_its_plan_and_in_the_diff()
    {
        await BuildAndPromote("Hello from {{ vars.brand }}", """{ "variables": { "brand": "Acme", "unused": 1 } }""");
        _test.Configure("""{ "variables": { "brand": "Apex", "unused": 2, "new": true } }""");

        var plan = await _test.Promote(new PromoteRequest { To = "staging", Plan = true });
        var pair = _test.Store.Diff("staging", "latest");

        Assert.Equal((PromoteStatus.Planned, true), (plan.Status, plan.OnlySettings));
        Assert.Equal(Told(pair), Told(_test.Store.Diff(plan)!));
        Assert.Equal(
            [
                """variables.brand Changed Risky "Acme" -> "Apex": another value""",
                "variables.new Added Safe true: not used by it",
                "variables.unused Changed Safe 1 -> 2: not used by it",
            ],
            Told(pair));
        Assert.Equal((DiffLevel.Risky, DiffLevel.Risky, DiffLevel.Unchanged, new DiffCounts(0, 1, 2)), (pair.Diff.Verdict, pair.Diff.Axes.Behaviour, pair.Diff.Axes.Contract, pair.Diff.Counts));
        Assert.Equal(("staging", _test.Store.Promotions()[0].Id, null), (pair.Settings!.Environment, pair.Settings.From, pair.Settings.To));
    }

    [Fact]
    public async Task Two_promotions_are_compared_with_what_each_pinned()
    {
        await BuildAndPromote("{{ vars.brand }}", """{ "variables": { "brand": "Acme" } }""");
        await BuildAndPromote("{{ vars.brand }}", """{ "variables": { "brand": "Apex" } }""");
        _test.Configure("""{ "variables": { "brand": "Later" } }""");
        var promotions = _test.Store.Promotions();

        var pair = _test.Store.Diff(promotions[1].Id, promotions[0].Id);

        Assert.Equal(["""variables.brand Changed Risky "Acme" -> "Apex": another value"""], Told(pair));
        Assert.Equal(promotions[0].Id, pair.Settings!.To);
        Assert.Equal(["""variables.brand Changed Risky "Apex" -> "Acme": another value"""], Told(_test.Store.Diff(promotions[0].Id, promotions[1].Id)));
    }

    [Fact]
    public async Task What_is_no_pointer_of_an_environment_has_no_settings()
    {
        var id = await BuildAndPromote("A", """{ "variables": { "brand": "Acme" } }""");
        _test.Configure("""{ "variables": { "brand": "Apex" } }""");

        Assert.Null(_test.Store.Diff("latest", "staging").Settings);
        Assert.Equal(DiffLevel.Unchanged, _test.Store.Diff(id, "staging").Diff.Verdict);
    }

    [Theory]
    [InlineData("{{ vars[inputs.message] }}", "another value")]
    [InlineData("{{ vars | object.keys | array.join ', ' }}", "another value")]
    [InlineData("{{ vars.brand }}", "not used by it")]
    public async Task A_template_that_may_read_any_variable_uses_every_one(string template, string reason)
    {
        await BuildAndPromote(template, """{ "variables": { "brand": "Acme", "other": 1 } }""");
        _test.Configure("""{ "variables": { "brand": "Acme", "other": 2 } }""");

        Assert.Equal([$"variables.other Changed {(reason == "another value" ? "Risky" : "Safe")} 1 -> 2: {reason}"], Told(_test.Store.Diff("staging", "latest")));
    }

    [Fact]
    public async Task A_model_is_told_member_by_member()
    {
        const string Settings = """{ "models": { "fast": { "provider": "script", "replies": "a.json" } }, "environments": { "staging": { "allow": ["script"] } } }""";
        _test.Configure(Settings);
        _test.Build(Workflow("support-desk", "A", model: "fast"));
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote("staging")).Status);
        _test.Configure(Settings.Replace("a.json", "b.json", StringComparison.Ordinal));

        Assert.Equal(["models.fast Changed Risky replies a.json -> b.json: another model"], Told(_test.Store.Diff("staging", "latest")));
    }

    [Theory]
    [InlineData("null", """{ "hosts": ["api.example.com"] }""", "http.hosts Added Risky hosts: + api.example.com: requests may go to these hosts alone")]
    [InlineData("null", """{ "hosts": ["*"] }""", "http.hosts Added Risky hosts: + *: requests may go to more hosts")]
    [InlineData("""{ "hosts": ["api.example.com", "old.example"] }""", """{ "hosts": ["api.example.com", "api.new.example"] }""", "http.hosts Changed Risky hosts: + api.new.example, - old.example: requests may go to more hosts")]
    [InlineData("""{ "hosts": ["api.example.com", "old.example"] }""", """{ "hosts": ["api.example.com"] }""", "http.hosts Changed Risky hosts: - old.example: requests may go to fewer hosts")]
    [InlineData("""{ "hosts": ["api.example.com"] }""", "null", "http.hosts Removed Risky hosts: - api.example.com: requests may go to more hosts")]
    [InlineData("null", """{ "private": ["crm.internal"] }""", "http.private Added Risky private: + crm.internal: requests may go to more hosts")]
    [InlineData("""{ "private": ["crm.internal"] }""", "{}", "http.private Removed Risky private: - crm.internal: requests may go to fewer hosts")]
    [InlineData("""{ "hosts": ["api.example.com"] }""", """{ "hosts": ["api.example.com"], "proxy": "http://proxy.internal:3128" }""", "http.proxy Added Risky proxy: none -> http://proxy.internal:3128: another proxy")]
    [InlineData("""{ "hosts": ["b.test", "api.example.com"] }""", """{ "hosts": ["api.example.com", "B.test"] }""", null)]
    public async Task Where_requests_may_go_is_told_list_by_list(string before, string after, string? told)
    {
        foreach (var sendsRequests in (bool[])[true, false])
        {
            var test = new TestStore();
            test.Configure(Settings(before));
            test.Build(Workflow("support-desk", "A", url: sendsRequests ? "https://api.example.com/x" : null));
            Assert.Equal(PromoteStatus.Moved, (await test.Promote("staging")).Status);
            test.Configure(Settings(after));

            var pair = test.Store.Diff("staging", "latest");
            Assert.Equal(told is null ? [] : [sendsRequests ? told : $"{told[..told.LastIndexOf(':')].Replace("Risky", "Safe", StringComparison.Ordinal)}: not used by it"], Told(pair));

            var again = await test.Promote("staging");
            Assert.Equal(told is null ? PromoteStatus.AlreadyThere : PromoteStatus.Moved, again.Status);
            Assert.Equal(test.Store.Project.Settings("staging", null).Http, test.Store.Promotions()[0].Settings.Http);
        }

        static string Settings(string http) => http == "null" ? "{}" : $$"""{ "http": {{http}} }""";
    }

    [Fact]
    public async Task A_promotion_has_nothing_of_requests_where_scout_json_says_nothing_of_them()
    {
        await BuildAndPromote("A", """{ "environments": { "staging": { "http": {} } } }""");

        var record = _test.Files.Entries.Single(file => file.Key.Contains("/promotions/", StringComparison.Ordinal) && file.Key.EndsWith(".json", StringComparison.Ordinal)).Value!;

        Assert.Contains("\"settings\":{\"models\":{},\"variables\":{}}", System.Text.Encoding.UTF8.GetString(record), StringComparison.Ordinal);
        Assert.Null(_test.Store.Promotions()[0].Settings.Http);
    }

    [Fact]
    public async Task A_long_list_of_hosts_is_shown_by_what_differs()
    {
        await BuildAndPromote("A", """{ "http": { "hosts": ["first.example.com", "second.example.com", "third.example.com", "fourth.example.com"] } }""");
        _test.Configure("""{ "http": { "hosts": ["first.example.com", "second.example.com", "third.example.com", "fifth.example.com"] } }""");

        var change = Assert.Single(_test.Store.Show("staging").Settings!.Changes);

        Assert.Equal("+ fifth.example.com, - fourth.example.com", SettingText.Values(change.Before, change.After));
    }

    [Fact]
    public async Task A_promotion_whose_hosts_are_not_allowed_is_refused()
    {
        _test.Configure("""{ "http": { "hosts": ["api.example.com"] } }""");
        _test.Build(Workflow("support-desk", "A", url: "https://elsewhere.example/x"));

        var outcome = await _test.Promote("staging");

        Assert.Equal(PromoteStatus.Refused, outcome.Status);
        Assert.Equal(Scout.Environments.Gates.Gate.Host, Assert.Single(outcome.Refusals).Gate);
    }

    [Fact]
    public async Task What_a_called_workflow_uses_is_used()
    {
        _test.Configure("""{ "variables": { "brand": "Acme" } }""");
        _test.Build(Workflow("support-desk", "A", calls: ("helper", "{{ vars.brand }}")), Workflow("helper", "{{ vars.brand }}"));
        Assert.Equal(PromoteStatus.Moved, (await _test.Promote(new PromoteRequest { Workflow = "support-desk", To = "staging" })).Status);
        _test.Configure("""{ "variables": { "brand": "Apex" } }""");

        Assert.Equal(["""variables.brand Changed Risky "Acme" -> "Apex": another value"""], Told(_test.Store.Diff("staging", "latest", "support-desk")));
    }

    [Fact]
    public async Task History_names_what_a_promotion_changed_in_the_settings()
    {
        await BuildAndPromote("A", """{ "variables": { "brand": "Acme", "gone": 1 } }""");
        await BuildAndPromote("A", """{ "variables": { "brand": "Apex", "new": [1, 2] } }""");

        var events = _test.Store.History()[0].Events.Where(happened => happened.Event == "promoted").ToArray();

        Assert.Null(events[0].Settings);
        Assert.Equal(
            ["variables.brand \"Acme\" \"Apex\"", "variables.gone 1 ", "variables.new  [1,2]"],
            events[1].Settings!.Select(change => $"{change.Setting} {change.Before?.GetRawText()} {change.After?.GetRawText()}"));
    }

    [Fact]
    public async Task Show_tells_what_is_pinned_and_what_the_next_promotion_would_change()
    {
        await BuildAndPromote("A", """{ "variables": { "brand": "Acme" } }""");
        _test.Configure("""{ "variables": { "brand": "Apex" } }""");

        var settings = _test.Store.Show("staging").Settings!;

        Assert.Equal(("staging", "Acme"), (settings.Environment, settings.Values.Variables["brand"].GetString()));
        Assert.Equal("variables.brand", Assert.Single(settings.Changes).Setting);
        Assert.Null(_test.Store.Show("latest").Settings);
    }

    private async Task<string> BuildAndPromote(string prompt, string scoutJson)
    {
        _test.Configure(scoutJson);
        return await _test.BuildAndPromote(prompt, "staging");
    }

    private static IEnumerable<string> Told(Scout.Environments.Queries.RevisionPair pair) =>
        pair.Diff.Settings.Select(entry => $"{entry.Id} {entry.Change} {entry.Level} {string.Join(", ", entry.Settings.Select(change => change.Summary))}: {entry.Impacts.Single().Reason}");
}
