using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.People;

/// <summary>Each page, light and dark, is one that everybody can read and use: no rule of WCAG AA that a program can check is broken.</summary>
public sealed class PagesForEverybody(Chromium chromium, SharedSite shared) : PageTests(chromium), IClassFixture<SharedSite>
{
    public static TheoryData<string, ColorScheme> Pages => [.. Places.Routes.SelectMany(_ => new[] { ColorScheme.Light, ColorScheme.Dark }, (route, scheme) => (route, scheme))];

    [Fact]
    public void Every_page_is_looked_at() => Assert.Equal(Places.There.Order(StringComparer.Ordinal), Places.Routes.Select(route => route.Split('?')[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Everybody_can_read_a_page(string route, ColorScheme scheme)
    {
        var visit = await ComeInAsync(shared.Site.Served, new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 900 } });
        await visit.GoAsync(shared.Site.Address, Places.Of(route, shared.Site));
        await visit.SettleAsync();
        await ShowAsync(visit.Page, $"page{route}-{scheme}-1280");

        await ForEverybodyAsync(visit.Page);

        await visit.Page.SetViewportSizeAsync(390, 844);
        await ShowAsync(visit.Page, $"page{route}-{scheme}-390");
        await ForEverybodyAsync(visit.Page);
        Assert.Equal(390, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Everybody_can_read_the_dialog_of_a_promotion_and_the_page_that_asks_who_somebody_is(ColorScheme scheme)
    {
        var visit = await ComeInAsync(shared.Site.Served, new() { ColorScheme = scheme });
        await visit.Page.Locator("tr", new() { HasText = "parrot" }).Locator("[data-environment=staging] fluent-button", new() { HasText = "Promote" }).ClickAsync();
        await visit.Page.GetByLabel("Reason").WaitForAsync();
        await ForEverybodyAsync(visit.Page);

        var other = await OpenAsync(new() { ColorScheme = scheme });
        await other.Page.GotoAsync(new Uri(shared.Site.Address, "login").ToString());
        await ForEverybodyAsync(other.Page);
        await ShowAsync(other.Page, $"page-login-{scheme}");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Everybody_can_read_what_comes_of_what_they_do(ColorScheme scheme)
    {
        var visit = await ComeInAsync(shared.Site.Served, new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = visit.Page;
        await visit.GoAsync(shared.Site.Address, "w/parrot/run");
        await page.Locator("form.inputs fluent-button[type=submit]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await ForEverybodyAsync(page);
        await page.Locator("#in-text").FillAsync("polly");
        await ReadAsync();
        await page.Locator("form.inputs fluent-button[type=submit]").ClickAsync();
        await Expect(page.Locator(".run-head .badge")).ToHaveTextAsync("completed");
        await ForEverybodyAsync(page);

        await visit.GoAsync(shared.Site.Address, "w/parrot/history");
        await page.Locator(".name-it").First.ClickAsync();
        await ForEverybodyAsync(page);

        await visit.GoAsync(shared.Site.Address, "waiting");
        await Expect(page.Locator("fluent-button[disabled]", new() { HasText = "Approve" })).ToBeVisibleAsync();
        await ForEverybodyAsync(page);
        await page.GetByLabel("Reason").FillAsync("checked");
        await Expect(page.Locator("fluent-button:not([disabled])", new() { HasText = "Approve" })).ToBeVisibleAsync();
        await ForEverybodyAsync(page);

        await visit.GoAsync(shared.Site.Address, "w/parrot");
        await Expect(page.Locator("a.editor").First).ToBeVisibleAsync();
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
        await ForEverybodyAsync(page);
    }

    [Fact]
    public async Task Nothing_moves_for_whoever_wants_nothing_to_move()
    {
        var visit = await ComeInAsync(shared.Site.Served, new() { ReducedMotion = ReducedMotion.Reduce });
        foreach (var route in Places.Routes)
        {
            await visit.GoAsync(shared.Site.Address, Places.Of(route, shared.Site));
            await visit.SettleAsync();
            var moving = await visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return s.animationName !== 'none' && parseFloat(s.animationDuration) > 0.01 || s.transitionDuration.split(',').some(d => parseFloat(d) > 0.01); }).map(e => e.tagName + '.' + e.className)");
            Assert.Empty(moving.Select(element => $"{route}: {element}"));
        }
    }

    // A colour on its way to another is nobody's look: what is wrong then is looked at again.
    private static async Task ForEverybodyAsync(IPage page)
    {
        var wrong = await WrongAsync(page);
        for (var again = 0; wrong.Length > 0 && again < 5; again++)
        {
            await Task.Delay(400, TestContext.Current.CancellationToken);
            wrong = await WrongAsync(page);
        }

        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private static async Task<string[]> WrongAsync(IPage page)
    {
        // Whoever speaks to their browser says what they see: axe asks for it only where it is told to.
        var found = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
            Rules = new() { ["label-content-name-mismatch"] = new() { Enabled = true } },
        });
        return [.. found.Violations.SelectMany(rule => rule.Nodes, (rule, node) => $"{rule.Id}: {rule.Help}: {node.Html} {string.Join("; ", node.Any.Concat(node.All).Select(check => check.Message))}")];
    }
}
