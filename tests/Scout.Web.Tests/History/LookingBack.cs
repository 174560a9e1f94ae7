using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.History;

/// <summary>The history has every revision, what became of it and how it did; two are chosen and compared, and each is named in its place.</summary>
public sealed class LookingBack(Chromium chromium) : ParrotTests(chromium)
{
    [Fact]
    public async Task A_revision_is_named_in_its_place_by_the_keyboard()
    {
        var visit = await ComeInAsync(Site.Served);
        var page = visit.Page;
        await visit.GoAsync(Site.Address, "w/parrot/history");
        var newest = page.Locator(".history > li").First;
        await newest.GetByRole(AriaRole.Button, new() { Name = "Give it a name" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(newest.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Loud parrot");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("for the deaf");
        await newest.GetByRole(AriaRole.Button, new() { Name = "Save" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(newest.Locator("strong").First).ToHaveTextAsync("Loud parrot");
        await Expect(newest).ToContainTextAsync("for the deaf");
        var kept = Site.Builds.Store().History("parrot")[0];
        Assert.Equal(("Loud parrot", "for the deaf", "Ada"), (kept.Name, kept.Notes, kept.Events[^1].By.Name));
    }

    [Fact]
    public async Task It_tells_what_became_of_a_revision_and_how_it_did_and_finds_it()
    {
        var visit = await ComeInAsync(Site.Served);
        var page = visit.Page;
        await visit.GoAsync(Site.Address, "w/parrot/history");
        var (newest, first) = (page.Locator($"[id='{Site.Second}']"), page.Locator($"[id='{Site.First}']"));
        await Expect(newest.Locator(".health")).ToContainTextAsync("1 of 3 runs failed");
        await Expect(first).ToContainTextAsync("promoted to production");
        await Expect(first).ToContainTextAsync("first in production");
        await ShowAsync(page, "history");

        await Expect(newest.Locator(".choose")).ToHaveTextAsync("From To");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare the chosen two" }).ClickAsync();
        await Expect(page.Locator(".picture a.node.changed")).ToContainTextAsync("heard");

        await visit.GoAsync(Site.Address, "w/parrot/history?find=first+in+production");
        await Expect(page.Locator(".history > li")).ToHaveCountAsync(1);
        await newest.Locator(".health a").Or(first.Locator("strong").First).First.WaitForAsync();
        await visit.GoAsync(Site.Address, "w/parrot/history?find=nothing+like+it");
        await Expect(page.Locator(".empty")).ToBeVisibleAsync();
    }
}
