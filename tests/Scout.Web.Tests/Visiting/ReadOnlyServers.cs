using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scout.Web.Board;
using Scout.Web.Tests.Browsing;
using Scout.Web.Visiting;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Visiting;

/// <summary>A server that only reads offers nothing that changes the store or the project, whoever comes; what it runs it runs as ever.</summary>
public sealed class ReadOnlyServers(Chromium chromium) : ParrotTests(chromium)
{
    [Fact]
    public async Task Nothing_is_offered_that_moves_names_or_saves_and_why_is_said()
    {
        await Site.Served.StopAsync();
        await Site.Served.StartAsync(settings => settings with { ReadOnly = true });
        var visit = await ComeInAsync(Site.Served);
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("This server only reads");
        await Expect(visit.Page.Locator(".board")).ToContainTextAsync(Site.First[..10]);
        await Expect(visit.Page.Locator("main fluent-button")).ToHaveCountAsync(0);
        await ShowAsync(visit.Page, "board-read-only");

        await visit.GoAsync(Site.Address, "w/parrot/history");
        await Expect(visit.Page.Locator(".history")).ToContainTextAsync(Site.First[..10]);
        await Expect(visit.Page.Locator(".name-it")).ToHaveCountAsync(0);

        await visit.GoAsync(Site.Address, "w/parrot/run");
        await visit.Page.Locator("#in-text").FillAsync("polly");
        await Expect(visit.Page.GetByText("Save these inputs")).ToHaveCountAsync(0);
        await visit.Page.Locator("form.inputs fluent-button[type=submit]").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("completed");
    }

    [Fact]
    public async Task Nor_is_anything_moved_by_whoever_asks_all_the_same()
    {
        await Site.Served.StopAsync();
        await Site.Served.StartAsync(settings => settings with { ReadOnly = true });
        var mover = Site.Served.Services.GetRequiredService<Mover>();
        var move = new Move("parrot", "staging", "development", MoveKind.Promote);
        var plan = await mover.PlanAsync(new Visitor(Ada), move, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<ScoutException>(() => mover.MoveAsync(new Visitor(Ada), move, plan, "all the same", TestContext.Current.CancellationToken));

        Assert.Equal(("SCOUT8101", Site.First), (refused.Code, Site.Builds.Store().Resolve("staging", "parrot").RevisionId));
    }
}
