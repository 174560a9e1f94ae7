using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Board;

/// <summary>The board is where revisions are promoted, undone and rolled back.</summary>
public sealed class MovingFromTheBoard(Chromium chromium) : ParrotTests(chromium)
{
    [Fact]
    public async Task A_revision_is_promoted_with_its_plan_and_reason_and_that_is_undone()
    {
        var page = (await ComeInAsync(Site.Served)).Page;
        var staging = page.Locator("tr", new() { HasText = "parrot" }).Locator("[data-environment=staging]");
        await Expect(staging).ToContainTextAsync(Site.First[..10]);

        await staging.Locator("fluent-button", new() { HasText = "Promote" }).ClickAsync();
        var dialog = page.Locator("fluent-dialog");
        await Expect(dialog).ToContainTextAsync(Site.First[..10]);
        await Expect(dialog).ToContainTextAsync(Site.Second[..10]);
        await Expect(dialog).ToContainTextAsync("heard");
        await ShowAsync(page, "board-promote");
        await dialog.GetByLabel("Reason").FillAsync("the customers like it loud");
        await dialog.Locator("fluent-button", new() { HasText = "Promote to staging" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("Done");
        await Expect(staging).ToContainTextAsync(Site.Second[..10]);
        var moved = Site.Builds.Store().Promotions("parrot").First(promotion => promotion.Environment == "staging");
        Assert.Equal((Site.Second, "the customers like it loud", "Ada"), (moved.Revision, moved.Reason, moved.By.Name));

        await dialog.Locator("fluent-button", new() { HasText = "Undo" }).ClickAsync();
        await dialog.GetByLabel("Reason").FillAsync("they do not");
        await dialog.Locator("fluent-button", new() { HasText = "Roll back staging" }).ClickAsync();
        await Expect(staging).ToContainTextAsync(Site.First[..10]);
        // What would come was taken back from there.
        await Expect(staging.Locator(".badge.breaking")).ToHaveTextAsync("rolled back");
    }
}
