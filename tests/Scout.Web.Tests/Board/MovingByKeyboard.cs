using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Board;

/// <summary>Who has no mouse promotes as well.</summary>
public sealed class MovingByKeyboard(Chromium chromium) : ParrotTests(chromium)
{
    [Fact]
    public async Task A_revision_is_promoted_by_the_keyboard_alone_and_the_focus_is_seen_and_comes_back()
    {
        var page = (await ComeInAsync(Site.Served)).Page;
        var staging = page.Locator("tr", new() { HasText = "parrot" }).Locator("[data-environment=staging]");
        await Expect(staging).ToContainTextAsync(Site.First[..10]);

        await TabToAsync(page, "Promote…", "staging", "parrot");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Reason")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByLabel("Reason")).ToBeHiddenAsync();
        Assert.Equal("Promote…", await FocusedAsync(page));

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Reason")).ToBeVisibleAsync();
        await TabToAsync(page, "", "reason");
        await page.Keyboard.TypeAsync("by hand");
        await TabToAsync(page, "Promote to staging");
        await page.Keyboard.PressAsync("Enter");
        await Expect(staging).ToContainTextAsync(Site.Second[..10]);
        await TabToAsync(page, "Close");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("by hand", Site.Builds.Store().Promotions("parrot").First(promotion => promotion.Environment == "staging").Reason);
    }

    // Goes on by the tab key until that has the focus; each stop on the way can be seen.
    private static async Task TabToAsync(IPage page, string text, string? place = null, string row = "")
    {
        for (var stop = 0; stop < 60; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var isThere = await page.EvaluateAsync<bool>("([text, place, row]) => { const e = document.activeElement; return e.textContent.trim() === text && (place === null || e.id === place || e.closest(`[data-environment='${place}']`) !== null) && (row === '' || e.closest('tr')?.innerText.startsWith(row)); }", new[] { text, place, row });
            Assert.True(await page.EvaluateAsync<bool>("() => { const e = document.activeElement; if (e === document.body) return true; const s = getComputedStyle(e), a = getComputedStyle(e, '::after'); return s.outlineStyle !== 'none' || s.boxShadow !== 'none' || a.outlineStyle !== 'none' || a.boxShadow !== 'none' || [...(e.shadowRoot?.querySelectorAll('*') ?? [])].some(i => getComputedStyle(i).outlineStyle !== 'none'); }"), $"the focus is not seen: {await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)")}");
            if (isThere)
            {
                return;
            }
        }

        Assert.Fail($"The tab key never comes to '{text}'.");
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent.trim()");
}
