using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scout.Web.Board;
using Scout.Web.Tests.Browsing;
using Scout.Web.Visiting;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Visiting;

/// <summary>Whoever came in with a key sees what the key is for, and nothing of the rest.</summary>
public sealed class SeeingByKey(Chromium chromium, SharedSite shared) : PageTests(chromium), IClassFixture<SharedSite>
{
    private readonly ParrotSite _site = shared.Site;

    [Fact]
    public async Task No_page_tells_of_another_environment_or_workflow()
    {
        var visit = await ComeInWithKeyAsync(_site.Served, await _site.Served.KeyAsync("development", "Read", "parrot"));
        string[] paths = [.. Places.Routes.Select(route => Places.Of(route, _site)).Where(path => !path.StartsWith("w/parrot/run", StringComparison.Ordinal)), "w/refund", "w/refund/history", "w/refund/run", "w/refund/compare?from=latest&to=latest", $"runs/{_site.Waiting}", "logs?workflow=refund", "logs?environment=staging"];
        foreach (var path in paths)
        {
            await visit.GoAsync(_site.Address, path);
            await visit.SettleAsync();
            await visit.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            var told = await visit.Page.EvaluateAsync<string>("document.querySelector('main').innerText");
            foreach (var hidden in new[] { "staging", "gate", "tale", "refund", "o-1", "first in" })
            {
                // What was typed into an address is told back.
                Assert.True(path.Contains(hidden, StringComparison.Ordinal) || !told.Contains(hidden, StringComparison.Ordinal), $"{path} tells of {hidden}: {told}");
            }
        }

        await visit.GoAsync(_site.Address, $"runs/{_site.Waiting}");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT");
        await visit.GoAsync(_site.Address, "logs?workflow=refund");
        Assert.Equal(0, await visit.Page.GetByText(_site.Waiting[^10..]).CountAsync());
    }

    [Theory]
    [InlineData("w/parrot?revision=production")]
    [InlineData("w/parrot?revision=production~0")]
    [InlineData("w/parrot?revision=parrot@staging")]
    [InlineData("w/parrot/compare?from=production&to=latest")]
    [InlineData("w/parrot/compare?from=latest&to=staging")]
    public async Task Where_another_environment_points_is_told_by_no_address(string path)
    {
        var visit = await ComeInWithKeyAsync(_site.Served, await _site.Served.KeyAsync("development", "Read", "parrot"));
        await visit.GoAsync(_site.Address, path);

        await Expect(visit.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("SCOUT");
        Assert.DoesNotContain(_site.First[..10], await visit.Page.Locator("main").InnerHTMLAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_beginning_of_an_id_names_no_run_that_the_key_is_not_for()
    {
        var visit = await ComeInWithKeyAsync(_site.Served, await _site.Served.KeyAsync("staging", "Read", "parrot"));
        foreach (var path in new[] { $"runs/{_site.Failed[..4]}", $"runs/compare?run={_site.Failed[..4]}&run={_site.Waiting[..4]}" })
        {
            await visit.GoAsync(_site.Address, path);

            await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT7354");
            Assert.DoesNotContain(_site.Failed, await visit.Page.ContentAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_shown_of_one_workflow_or_run_is_not_shown_nor_used_under_the_name_of_another()
    {
        var visit = await ComeInWithKeyAsync(_site.Served, await _site.Served.KeyAsync("development", "Read Execute", "parrot"));
        await visit.GoAsync(_site.Address, "w/parrot/run");
        await Expect(visit.Page.Locator("#in-text")).ToBeVisibleAsync();

        await visit.Page.EvaluateAsync("Blazor.navigateTo('w/refund/run')");

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT6018");
        await Expect(visit.Page.Locator("#in-text, #where, #saved")).ToHaveCountAsync(0);

        await visit.Page.EvaluateAsync($"Blazor.navigateTo('runs/{_site.Failed}')");
        await Expect(visit.Page.Locator(".facts")).ToBeVisibleAsync();
        await visit.Page.EvaluateAsync($"Blazor.navigateTo('runs/{_site.Waiting}')");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT7354");
        await Expect(visit.Page.Locator(".facts")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(false, "production")]
    [InlineData(false, "production~1")]
    [InlineData(true, "production")]
    [InlineData(true, "development")]
    public async Task A_move_goes_only_where_its_list_offers(bool isBack, string to)
    {
        var token = await _site.Served.KeyAsync("staging", "Read Promote");
        var visitor = new Visitor(new("key"), _site.Served.Runs.Keys.Verify(token, DateTimeOffset.UtcNow).Key);
        var mover = _site.Served.Services.GetRequiredService<Mover>();
        var move = new Move("parrot", "staging", "development", isBack ? MoveKind.RollBack : MoveKind.Promote) { To = to };

        var refused = await Assert.ThrowsAsync<ScoutException>(() => mover.PlanAsync(visitor, move, TestContext.Current.CancellationToken));

        Assert.DoesNotContain(_site.First[..10], refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_only_reads_is_offered_nothing_to_do()
    {
        var visit = await ComeInWithKeyAsync(_site.Served, await _site.Served.KeyAsync("development staging production", "Read"));
        await Expect(visit.Page.Locator("tr", new() { HasText = "parrot" }).Locator("[data-environment=staging]")).ToContainTextAsync("First");
        await visit.SettleAsync();
        Assert.Equal(0, await visit.Page.Locator("main fluent-button").CountAsync());

        await visit.GoAsync(_site.Address, "w/parrot/run");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT8101");
        await visit.GoAsync(_site.Address, "w/parrot/history");
        Assert.Equal(0, await visit.Page.GetByText("Rename").CountAsync());
    }

    [Fact]
    public async Task A_key_that_is_switched_off_sees_nothing_more_of_a_page_that_is_open()
    {
        var token = await _site.Served.KeyAsync("development", "Read Execute");
        var visit = await ComeInWithKeyAsync(_site.Served, token);
        await visit.GoAsync(_site.Address, "w/parrot/run");
        await visit.Page.Locator("#in-text").FillAsync("still here");

        await _site.Served.Runs.Keys.SwitchAsync(_site.Served.Runs.Keys.Verify(token, DateTimeOffset.UtcNow).Key!.Name, isDisabled: true);
        var before = _site.Served.Runs.List(new() { Workflow = "parrot" }).Runs.Length;
        await visit.Page.Locator("fluent-button", new() { HasText = "Run" }).First.ClickAsync();
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);

        Assert.Equal(before, _site.Served.Runs.List(new() { Workflow = "parrot" }).Runs.Length);
    }
}
