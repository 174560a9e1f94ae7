using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Logs;

/// <summary>The runs of a revision are asked for by what it is called, and of which workflow it is only where several have one.</summary>
public sealed class AskingForRevisions(Chromium chromium, SharedSite shared) : PageTests(chromium), IClassFixture<SharedSite>
{
    [Fact]
    public async Task What_several_workflows_have_is_of_the_one_that_is_chosen_and_what_was_asked_besides_is_kept()
    {
        var visit = await ComeInAsync(shared.Site.Served);
        await visit.GoAsync(shared.Site.Address, "logs?revision=development&status=failed");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Of which workflow?" })).ToBeVisibleAsync();
        await ShowAsync(visit.Page, "logs-which");
        Assert.Equal(["gate", "parrot", "refund", "tale"], await visit.Page.Locator(".candidates a").AllInnerTextsAsync());

        await visit.Page.Locator(".candidates a", new() { HasText = "parrot" }).ClickAsync();

        await Expect(visit.Page.Locator(".runs tbody tr")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".runs tbody tr")).ToContainTextAsync("failed");
        Assert.Contains("status=failed", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_workflow_alone_has_is_found_without_its_name_and_what_none_has_is_told()
    {
        var visit = await ComeInAsync(shared.Site.Served);
        await visit.GoAsync(shared.Site.Address, $"logs?revision={shared.Site.Second[..10]}");
        await Expect(visit.Page.Locator(".runs tbody tr")).ToHaveCountAsync(3);

        await visit.GoAsync(shared.Site.Address, "logs?revision=nosuch");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT8124");
    }

    [Fact]
    public async Task A_key_is_told_of_no_workflow_whose_environment_it_does_not_see()
    {
        var visit = await ComeInWithKeyAsync(shared.Site.Served, await shared.Site.Served.KeyAsync("development", "Read"));
        await visit.GoAsync(shared.Site.Address, "logs?revision=production");

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT8124");
    }
}
