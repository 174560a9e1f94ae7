using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.People;

/// <summary>What has a button to copy it is copied as it is, and whoever does not see that is told.</summary>
public sealed class CopyButtons(Chromium chromium, SharedSite shared) : PageTests(chromium), IClassFixture<SharedSite>
{
    [Fact]
    public async Task What_stands_under_a_heading_is_copied_by_the_keyboard_and_that_is_said()
    {
        var run = await shared.Site.RunAsync("parrot", new { text = "<b>polly</b>\n& \"friends\"" });
        var visit = await OpenAsync($"runs/{run}", "clipboard-read", "clipboard-write");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy the output" }).FocusAsync();

        await visit.Page.Keyboard.PressAsync("Enter");

        await Expect(visit.Page.Locator(".unseen[aria-live]")).ToHaveTextAsync("Copy the output: copied");
        Assert.Equal("loud <b>polly</b>\n& \"friends\"", await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Every_button_copies_something()
    {
        var visit = await OpenAsync("", "clipboard-read", "clipboard-write");
        var seen = 0;
        foreach (var path in new[] { $"runs/{shared.Site.Failed}", "keys", "w/parrot", $"w/parrot/compare?from={shared.Site.First}&to={shared.Site.Second}&view=code" })
        {
            await visit.GoAsync(shared.Site.Address, path);
            await visit.SettleAsync();
            await visit.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            foreach (var button in await visit.Page.Locator("button.copy").AllAsync())
            {
                await visit.Page.EvaluateAsync("navigator.clipboard.writeText('')");
                await button.ClickAsync();
                await Expect(button).ToHaveAttributeAsync("data-copied", "");
                Assert.True((await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).Length > 0, $"{path}: {await button.GetAttributeAsync("aria-label")} copies nothing");
                seen++;
            }
        }

        Assert.True(seen > 3, $"{seen} buttons");
    }

    [Fact]
    public async Task A_browser_that_lets_nothing_be_copied_says_so()
    {
        var visit = await OpenAsync($"runs/{shared.Site.Failed}");
        await visit.Page.EvaluateAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })");

        await visit.Page.Locator("button.copy").First.ClickAsync();

        await Expect(visit.Page.Locator(".unseen[aria-live]")).ToHaveTextAsync("The browser does not let it be copied");
    }

    private async Task<Visit> OpenAsync(string path, params string[] permissions)
    {
        var visit = await ComeInAsync(shared.Site.Served, new() { ViewportSize = new() { Width = 1280, Height = 900 }, Permissions = permissions });
        await visit.GoAsync(shared.Site.Address, path);
        await visit.SettleAsync();
        return visit;
    }
}
