using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Comparing;

/// <summary>A difference is looked at as a picture, as code, as callers see it, and by what runs cost.</summary>
public sealed class LookingAtDifferences(Chromium chromium) : ParrotTests(chromium)
{
    [Fact]
    public async Task A_click_on_a_block_and_the_keys_n_and_p_open_its_change()
    {
        var visit = await ComeInAsync(Site.Served);
        var page = visit.Page;
        await visit.GoAsync(Site.Address, "w/parrot/compare?from=production&to=latest");

        var node = page.Locator(".picture a.node.changed");
        await Expect(node).ToHaveCountAsync(1);
        await Expect(node).ToContainTextAsync("~ heard");
        await Expect(page.Locator(".legend li")).ToContainTextAsync(["changed"]);
        await node.ClickAsync();
        var entry = page.Locator(".entry.current");
        await Expect(entry.Locator(".line.added")).ToContainTextAsync("loud");
        Assert.EndsWith("#entry-blocks.heard", page.Url, StringComparison.Ordinal);
        await ShowAsync(page, "compare-blocks");

        // Who opens that address sees it opened.
        var link = page.Url;
        await visit.GoAsync(Site.Address, "logs");
        await page.GotoAsync(link);
        await Expect(page.Locator(".entry.current .line.added")).ToBeVisibleAsync();

        await visit.GoAsync(Site.Address, "w/parrot/compare?from=production&to=latest");
        await Expect(page.Locator(".entry").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator(".entry.current summary")).ToBeFocusedAsync();
        await Expect(page.Locator(".picture a.node.current")).ToHaveCountAsync(1);
        await page.GetByLabel("From").FillAsync("pn");
        Assert.Equal("pn", await page.GetByLabel("From").InputValueAsync());
    }

    [Fact]
    public async Task Code_stands_side_by_side_with_its_words_marked_and_a_link_is_for_good()
    {
        var visit = await ComeInAsync(Site.Served);
        var page = visit.Page;
        await visit.GoAsync(Site.Address, "w/parrot/compare?from=production&to=latest");
        await page.GetByRole(AriaRole.Link, new() { Name = "Code", Exact = true }).ClickAsync();

        await Expect(page.Locator(".pair .text.added mark").First).ToContainTextAsync("loud");
        await Expect(page.Locator(".pair .text.removed").First).ToBeVisibleAsync();
        await ShowAsync(page, "compare-code");
        await page.GetByRole(AriaRole.Link, new() { Name = "Link to just these two" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"from=\\d+-[0-9a-f]{{10}}&to={Site.Second}&view=code$"));
        await Expect(page.Locator(".pair .text.added mark").First).ToContainTextAsync("loud");
    }

    [Fact]
    public async Task Callers_are_told_what_it_is_to_them_and_runs_what_they_cost()
    {
        var visit = await ComeInAsync(Site.Served);
        var page = visit.Page;
        await visit.GoAsync(Site.Address, "w/parrot/compare?from=production&to=latest&view=contract");
        await Expect(page.Locator("main")).ToContainTextAsync("Callers send and get back what they did.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Cost and time" }).ClickAsync();
        var runs = page.Locator("tr", new() { HasText = "Runs" }).Filter(new() { Has = page.Locator("th[scope=row]") });
        await Expect(runs.Locator("td").Nth(1)).ToHaveTextAsync("3");
        await Expect(page.Locator("tr", new() { HasText = "Failed" }).Locator("td").Nth(1)).ToHaveTextAsync("33.3 %");
        await Expect(page.Locator("th[scope=row]").Filter(new() { HasText = "heard" })).ToBeVisibleAsync();
        await ShowAsync(page, "compare-cost");
    }

    [Fact]
    public async Task Where_an_environment_points_is_nobodys_business_whose_key_is_not_for_it()
    {
        var visit = await ComeInWithKeyAsync(Site.Served, await Site.Served.KeyAsync("development", "Read"));
        foreach (var from in new[] { "production", "production~1", "staging" })
        {
            await visit.GoAsync(Site.Address, $"w/parrot/compare?from={from}&to=latest");
            await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync($"nothing is called '{from}'");
        }

        await visit.GoAsync(Site.Address, $"w/parrot/compare?from={Site.First}&to=latest");
        await Expect(visit.Page.Locator(".entry")).ToHaveCountAsync(1);
    }
}
