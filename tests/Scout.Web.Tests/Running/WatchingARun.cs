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
}
