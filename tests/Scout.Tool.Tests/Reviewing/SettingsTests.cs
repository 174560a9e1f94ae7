using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Reviewing;

/// <summary>An edit of <c>scout.json</c> that a promotion would bring along is told by everything that is looked at before and after it.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly Desk _desk = new(width: 120);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_plan_of_nothing_but_settings_says_which()
    {
        await PromoteAndEditAsync();

        var run = (await _desk.RunAsync("promote --to staging --plan")).Expect(ExitCode.Done);

        Assert.Contains("\n  nothing refuses  only settings would change; a plan: nothing was changed", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nRISKY   0 breaking  1 risky  1 safe   blocks +0 ~0 -0   connections +0 -0   settings +1 ~1 -0   ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  ~ models.smart       risky: another model\n      provider script -> services, replies replies.json -> none, model none -> large\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  + variables.brand    \"Acme\"   safe: not used by it\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_promotion_itself_says_so_too()
    {
        await PromoteAndEditAsync();

        var run = (await _desk.RunAsync("promote --to staging --reason models")).Expect(ExitCode.Done);

        Assert.Contains("\n  done  only settings change, promotion 2-", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nsettings of staging  promotion 1-", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  ~ models.smart ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("RISKY", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diff_from_an_environment_has_them_below_the_blocks()
    {
        await PromoteAndEditAsync();
        _desk.Build(Desk.Escalate);

        var run = (await _desk.RunAsync("diff staging latest")).Expect(ExitCode.Done);
        var one = (await _desk.RunAsync("diff staging latest --block models.smart --exit-code")).Expect(ExitCode.Differences);
        var json = (await _desk.RunAsync("diff staging latest --format json")).Expect(ExitCode.Done).Json.GetProperty("settings");

        Assert.Contains("\nsettings of staging  promotion 1-", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nmodels.smart\n  ~ models.smart.provider  \"script\" -> \"services\"\n  - models.smart.replies  \"replies.json\"\n  + models.smart.model  \"large\"\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("~ apologise", one.Output, StringComparison.Ordinal);
        Assert.Equal(("staging", 2), (json.GetProperty("environment").GetString(), json.GetProperty("changes").GetArrayLength()));
    }

    [Fact]
    public async Task Equal_revisions_with_other_settings_differ()
    {
        await PromoteAndEditAsync();

        var run = (await _desk.RunAsync("diff staging latest --exit-code")).Expect(ExitCode.Differences);

        Assert.Contains("\nsettings of staging ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_and_show_name_what_a_promotion_changed_and_what_the_next_would()
    {
        await PromoteAndEditAsync();
        (await _desk.RunAsync("promote --to staging --reason models")).Expect(ExitCode.Done);
        Configure("""{ "smart": { "provider": "script", "replies": "replies.json" } }""", "\"Apex\"");

        var history = (await _desk.RunAsync("history")).Expect(ExitCode.Done);
        var show = (await _desk.RunAsync("show staging")).Expect(ExitCode.Done);

        Assert.Contains("            settings of staging, just now, ", history.Output, StringComparison.Ordinal);
        Assert.Contains("~ models.smart.provider \"script\" -> \"services\", - models.smart.replies", string.Join(' ', history.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("\nsettings of staging  promotion 2-", show.Output, StringComparison.Ordinal);
        Assert.Contains("\n  models.smart     services large\n  variables.brand  \"Acme\"\n", show.Output, StringComparison.Ordinal);
        Assert.Contains("~ variables.brand \"Acme\" -> \"Apex\"", show.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rollback_of_settings_says_where_it_goes_and_keeps_them_out()
    {
        await PromoteAndEditAsync();
        (await _desk.RunAsync("promote --to staging --reason models")).Expect(ExitCode.Done);

        var run = (await _desk.RunAsync("rollback --environment staging --reason worse")).Expect(ExitCode.Done);
        var again = (await _desk.RunAsync("promote --to staging --reason again")).Expect(ExitCode.Refused);

        Assert.Matches(@"\n  done  only settings change, promotion 3-[0-9a-f]{10}, back to promotion 1-[0-9a-f]{10}, bundle", run.Output);
        Assert.Contains("\n  ~ models.smart ", run.Output, StringComparison.Ordinal);
        Assert.Contains("SCOUT6253: blocked: models.smart (", again.Error, StringComparison.Ordinal);
        Assert.Contains("SCOUT6253: blocked: variables.brand (\"Acme\") was rolled back from staging", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_requests_may_go_is_shown_with_what_the_next_promotion_would_change()
    {
        await PromoteAndEditAsync();
        Configure("{}", "\"Acme\"", """{ "hosts": ["api.example.com"], "private": ["crm.internal:8080"], "proxy": "http://proxy.internal:3128" }""");
        (await _desk.RunAsync("promote --to staging --reason hosts")).Expect(ExitCode.Done);
        Configure("{}", "\"Acme\"", """{ "hosts": ["api.example.com", "new.example"] }""");

        var show = (await _desk.RunAsync("show staging")).Expect(ExitCode.Done);
        var json = (await _desk.RunAsync("show staging --format json")).Expect(ExitCode.Done).Json.GetProperty("settings").GetProperty("values").GetProperty("http");
        var plan = (await _desk.RunAsync("promote --to staging --plan")).Expect(ExitCode.Done);

        Assert.Contains("\n  http.hosts       api.example.com\n  http.private     crm.internal:8080\n  http.proxy       http://proxy.internal:3128\n", show.Output, StringComparison.Ordinal);
        Assert.Contains("~ http.hosts [\"api.example.com\"] -> [\"api.example.com\",\"new.example\"]", show.Output, StringComparison.Ordinal);
        Assert.Equal("""{"hosts":["api.example.com"],"private":["crm.internal:8080"],"proxy":"http://proxy.internal:3128"}""", System.Text.Json.JsonSerializer.Serialize(json));
        Assert.Matches(@"~ http\.hosts +hosts: \+ new\.example +safe: not used by it", plan.Output);
    }

    private async Task PromoteAndEditAsync()
    {
        await _desk.BuildAndPublishAsync();
        (await _desk.RunAsync("promote --to staging --reason first")).Expect(ExitCode.Done);
        Configure("""{ "smart": { "provider": "services", "model": "large" } }""", "\"Acme\"");
    }

    private void Configure(string models, string brand, string http = "{}") => File.WriteAllText(_desk.Folder.File("scout.json"), $$"""
        {
          "models": { "fast": { "provider": "script", "replies": "replies.json" }, "smart": { "provider": "script", "replies": "replies.json" } },
          "environments": { "staging": { "requires": ["development"], "allow": ["script"], "models": {{models}}, "variables": { "brand": {{brand}} }, "http": {{http}} } }
        }
        """);
}
