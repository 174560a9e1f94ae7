using System.Net;
using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;
using Scout.Web.Tests.Visiting;
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
    public async Task Of_a_long_value_all_is_copied_and_where_all_is_is_said_of_its_run_and_block()
    {
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i:00000} ")) + "the end\u202e";
        var run = await shared.Site.RunAsync("parrot", new { text });
        var visit = await OpenAsync($"runs/{run}", "clipboard-read", "clipboard-write");
        await visit.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
        foreach (var (what, command) in new[] { ("the output", $"dotnet scout logs {run}"), ("the output of heard", $"dotnet scout logs {run} --block \"heard\"") })
        {
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = $"Copy {what}", Exact = true }).ClickAsync();
            await Expect(visit.Page.Locator(".unseen[aria-live]")).ToHaveTextAsync($"Copy {what}: copied");

            Assert.Equal($"loud {text}", await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
            await Expect(visit.Page.Locator(".more-of-it").GetByText(command, new() { Exact = true }).First).ToBeVisibleAsync();
        }

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator(".more-of-it a").Last.ClickAsync());
        Assert.Contains(text, await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_copied_of_a_run_is_for_whoever_sees_its_page()
    {
        var run = await shared.Site.RunAsync("parrot", new { text = "polly" });
        using var stranger = new Caller(shared.Site.Served);
        using var other = new Caller(shared.Site.Served);
        await other.PostAsync("/login", new() { ["key"] = await shared.Site.Served.KeyAsync("staging", "Read"), ["__RequestVerificationToken"] = other.FormToken(await other.PageAsync("/login")) });

        Assert.Equal(HttpStatusCode.Found, (await stranger.GetAsync($"/runs/{run}/values/output")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/runs/{run}/values/output")).StatusCode);
        var ada = await ComeInAsync(shared.Site.Served);
        Assert.Equal(404, (await ada.Page.APIRequest.GetAsync(new Uri(shared.Site.Address, $"runs/{run}/values/output?block=nosuch").ToString())).Status);
        Assert.Equal("loud polly", await (await ada.Page.APIRequest.GetAsync(new Uri(shared.Site.Address, $"runs/{run}/values/output?block=heard").ToString())).TextAsync());
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
