using System.Text.RegularExpressions;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.People;

/// <summary>What somebody has written is not lost where the server does not answer: no form leads to another page then, and nothing can be written before it counts.</summary>
public sealed class WritingWithoutAServer(Chromium chromium) : ParrotTests(chromium)
{
    [Theory]
    [InlineData("w/parrot/run", "#in-end", "form.inputs fluent-button[type=submit]")]
    [InlineData("w/parrot/history", ".namer input", ".namer button[type=submit]")]
    [InlineData("w/parrot/history", "input[name=find]", ".compare-bar button[type=submit]")]
    [InlineData("w/parrot/compare", "input[name=from]", ".compare-bar button[type=submit]")]
    [InlineData("logs", "input[name=search]", ".filters button[type=submit]")]
    public async Task What_is_written_stays_when_the_server_is_gone(string path, string field, string button)
    {
        var visit = await ComeInAsync(Site.Served);
        visit.Expect(problem => !problem.Contains("violates", StringComparison.Ordinal));
        await visit.GoAsync(Site.Address, path);
        var (page, address) = (visit.Page, new Uri(Site.Address, path).ToString());
        await page.Locator("html[data-started]").WaitForAsync();
        if (field.StartsWith(".namer", StringComparison.Ordinal))
        {
            await page.Locator(".name-it").First.ClickAsync();
        }

        await page.Locator(field).FillAsync("polly");
        await Expect(page.Locator(button)).ToBeEnabledAsync();
        await Site.Served.StopAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await page.Locator(button).ClickAsync();
        await page.Locator(field).PressAsync("Enter");
        await ReadAsync();

        Assert.Equal(address, page.Url);
        // The key breaks a line where a field has several.
        await Expect(page.Locator(field)).ToHaveValueAsync(new Regex(@"^polly\s*$"));
        await Expect(page.Locator("#components-reconnect-modal")).ToContainTextAsync("The server does not answer", new() { UseInnerText = true });
    }

    [Theory]
    [InlineData("w/parrot/run", "#in-text")]
    [InlineData("waiting", "textarea")]
    [InlineData("logs", "input[name=search]")]
    [InlineData("keys", ".quiet")]
    public async Task Nothing_is_written_or_pressed_before_the_page_is_connected(string path, string some)
    {
        var visit = await ComeInAsync(Site.Served);
        await Site.Served.KeyAsync(name: "shop");
        var connect = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await connect.Task;
            await route.ContinueAsync();
        });
        await visit.Page.GotoAsync(new Uri(Site.Address, path).ToString());

        await Expect(visit.Page.Locator(some).First).ToBeDisabledAsync();
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll(':is(main, header > :not(form)) :is(input, select, textarea, button, fluent-button), header > button')].filter(control => !control.matches(':disabled')).map(control => control.outerHTML)"));
        connect.SetResult();

        await visit.LiveAsync();
        await Expect(visit.Page.Locator(some).First).ToBeEnabledAsync();
    }
}
