using Microsoft.Playwright;
using Scout.Revisions.Runs;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Running;

public sealed class WatchingARun(Chromium chromium) : PageTests(chromium)
{
    private Served _served = null!;

    public override async ValueTask InitializeAsync()
    {
        _served = await Served.CreateAsync(["tale"]);
        await File.WriteAllTextAsync(Path.Combine(_served.Root, "scout.json"), """{ "models": { "teller": { "provider": "services" } } }""");
        await _served.StartAsync();
    }

    private protected override ValueTask LeaveAsync() => _served.DisposeAsync();

    [Fact]
    public async Task What_a_model_says_is_read_while_it_says_it_until_somebody_ends_the_run()
    {
        var visit = await ComeInAsync(_served);
        await visit.GoAsync(_served.Client.BaseAddress!, "w/tale/run");
        var page = visit.Page;
        await page.GetByLabel("words").FillAsync("1000");
        await page.GetByLabel("pause").FillAsync("50");
        await page.Locator("form.inputs fluent-button[type=submit]").ClickAsync();

        await Expect(page.Locator(".picture .is-running")).ToContainTextAsync("tell");
        await Expect(page.Locator(".saying")).ToContainTextAsync("0 1 2 3 4 5");
        Assert.Equal(RunStatus.Running, Assert.Single(_served.Runs.List().Runs).Status);
        await page.Locator("fluent-button", new() { HasText = "Cancel" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("canceled");
        await Expect(page.Locator(".picture .is-stopped")).ToContainTextAsync("tell");
        Assert.Equal(RunStatus.Canceled, Assert.Single(_served.Runs.List().Runs).Status);
    }

    [Fact]
    public async Task A_run_is_shown_again_when_the_page_is_loaded_again()
    {
        var visit = await ComeInAsync(_served);
        await visit.GoAsync(_served.Client.BaseAddress!, "w/tale/run?at=development");
        var page = visit.Page;
        await page.GetByLabel("words").FillAsync("1000");
        await page.GetByLabel("pause").FillAsync("50");
        await page.Locator("form.inputs fluent-button[type=submit]").ClickAsync();
        await Expect(page.Locator(".saying")).ToContainTextAsync("0 1 2 3 4 5");
        var run = Assert.Single(_served.Runs.List().Runs).RunId;
        Assert.EndsWith($"/w/tale/run?at=development&run={run}", page.Url, StringComparison.Ordinal);

        await page.ReloadAsync();

        await Expect(page.Locator(".picture .is-running")).ToContainTextAsync("tell", new() { Timeout = 10_000 });
        await Expect(page.Locator(".saying")).ToContainTextAsync("0 1 2 3 4 5");
        await page.Locator("fluent-button", new() { HasText = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("canceled");
        await visit.GoAsync(_served.Client.BaseAddress!, $"w/tale/run?run={run}");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("canceled");
    }

    [Fact]
    public async Task The_picture_shows_the_block_that_works_until_somebody_moves_it()
    {
        var visit = await ComeInAsync(_served, new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        await visit.GoAsync(_served.Client.BaseAddress!, "w/tale/run");
        var page = visit.Page;
        // A picture of which little is seen, as that of a workflow with many blocks.
        await page.EvaluateAsync("const sheet = new CSSStyleSheet(); sheet.replaceSync('.outcome .picture { max-height: 60px; } .outcome .picture svg { margin-top: 900px; }'); document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];");
        await page.GetByLabel("words").FillAsync("1000");
        await page.GetByLabel("pause").FillAsync("50");
        await page.Locator("form.inputs fluent-button[type=submit]").ClickAsync();
        await Expect(page.Locator(".picture .is-running")).ToBeInViewportAsync(new() { Ratio = 0.9f, Timeout = 10_000 });

        await page.Locator(".outcome .picture").HoverAsync();
        await page.Mouse.WheelAsync(0, -2000);
        await Expect(page.Locator(".picture .is-running")).Not.ToBeInViewportAsync();
        await Expect(page.Locator(".saying")).ToContainTextAsync("20 21 22");
        await Expect(page.Locator(".picture .is-running")).Not.ToBeInViewportAsync();
        await page.Locator("fluent-button", new() { HasText = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("canceled");
    }
}
