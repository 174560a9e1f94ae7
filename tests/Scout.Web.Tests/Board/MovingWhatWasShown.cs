using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Board;

/// <summary>What somebody agrees to in the board's dialog is what it shows, whatever others build, move or set while it is open.</summary>
public sealed class MovingWhatWasShown(Chromium chromium) : ParrotTests(chromium)
{
    [Fact]
    public async Task What_development_runs_by_now_is_not_promoted_but_what_was_shown()
    {
        var page = (await ComeInAsync(Site.Served)).Page;
        var dialog = await AskAsync(page, "staging", "Promote");
        await Expect(dialog.Locator(".arrow")).ToContainTextAsync(Site.Second[..10]);

        await Site.Builds.PublishAsync(await Site.Builds.BuildAsync("shrill"));
        await Button(dialog, "Promote to staging").ClickAsync();

        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("Done");
        Assert.Equal(Site.Second, Site.Builds.Store().Promotions("parrot")[0].Revision);
    }

    [Fact]
    public async Task Nor_is_what_staging_runs_by_now_promoted_to_production()
    {
        await PromoteAsync("staging", Site.Second);
        var page = (await ComeInAsync(Site.Served)).Page;
        var dialog = await AskAsync(page, "production", "Promote");
        await Expect(dialog.Locator(".arrow")).ToContainTextAsync(Site.Second[..10]);

        var third = await Site.Builds.BuildAsync("shrill");
        await Site.Builds.PublishAsync(third);
        await PromoteAsync("staging", third.Revision.Id);
        await Button(dialog, "Promote to production").ClickAsync();

        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("Done");
        Assert.Equal((Site.Second, "production"), Last());
    }

    [Fact]
    public async Task Where_it_was_moved_meanwhile_it_is_not_moved_and_the_plan_is_shown_anew()
    {
        await PromoteAsync("staging", Site.Second);
        var page = (await ComeInAsync(Site.Served)).Page;
        var dialog = await AskAsync(page, "staging", "Roll back");
        await Expect(dialog.Locator(".arrow")).ToContainTextAsync(Site.First[..10]);
        var third = await Site.Builds.BuildAsync("shrill");
        await Site.Builds.PublishAsync(third);
        await PromoteAsync("staging", third.Revision.Id);

        await dialog.GetByLabel("Reason").FillAsync("too loud");
        await Button(dialog, "Roll back staging").ClickAsync();

        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync($"staging of parrot was moved meanwhile, to {third.Revision.Id[..10]}");
        await Expect(dialog.Locator(".arrow")).ToContainTextAsync(third.Revision.Id[..10]);
        await Expect(dialog.Locator(".arrow")).ToContainTextAsync(Site.Second[..10]);
        Assert.Equal((third.Revision.Id, "staging"), Last());
        await ReadAsync();
        await Button(dialog, "Roll back staging").ClickAsync();
        await Expect(At(page, "staging")).ToContainTextAsync(Site.Second[..10]);
    }

    [Fact]
    public async Task Settings_that_were_changed_meanwhile_are_not_promoted_unseen()
    {
        var page = (await ComeInAsync(Site.Served)).Page;
        var dialog = await AskAsync(page, "staging", "Promote");
        await Expect(dialog.Locator(".arrow")).ToContainTextAsync(Site.Second[..10]);
        var file = Path.Combine(Site.Served.Root, "scout.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Cancellation)).Replace("Acme", "slipped in", StringComparison.Ordinal), Cancellation);

        await Button(dialog, "Promote to staging").ClickAsync();

        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("The settings of staging in scout.json are others by now");
        await Expect(dialog).ToContainTextAsync("slipped in");
        Assert.Equal(Site.First, Site.Builds.Store().Promotions("parrot").First(promotion => promotion.Environment == "staging").Revision);
        await ReadAsync();
        await Button(dialog, "Promote to staging").ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("Done");
    }

    private static async Task<ILocator> AskAsync(IPage page, string environment, string what)
    {
        await Button(At(page, environment), what).ClickAsync();
        return page.Locator("fluent-dialog");
    }

    private static ILocator At(IPage page, string environment) => page.Locator("tr", new() { HasText = "parrot" }).Locator($"[data-environment={environment}]");

    private static ILocator Button(ILocator within, string text) => within.Locator("fluent-button", new() { HasText = text });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private (string, string) Last() => Site.Builds.Store().Promotions("parrot")[0] is var promotion ? (promotion.Revision, promotion.Environment) : default;

    private async Task PromoteAsync(string environment, string revision)
    {
        Assert.Empty((await Site.Builds.Store().PromoteAsync(new() { Workflow = "parrot", To = environment, Revision = revision, Reason = $"{revision[..6]} in {environment}" }, Cancellation)).Refusals);
    }
}
