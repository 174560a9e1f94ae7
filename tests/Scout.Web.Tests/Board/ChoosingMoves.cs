using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Board;

/// <summary>What somebody chooses in the board's dialog: what is promoted, where it goes back to, whether what was rolled back is let back in. What to do about a refusal is said as the dialog has it.</summary>
public sealed class ChoosingMoves(Chromium chromium) : ParrotTests(chromium)
{
    [Fact]
    public async Task Rolling_back_is_offered_only_where_something_was_before()
    {
        var page = (await ComeInAsync(Site.Served)).Page;
        var staging = At(page, "staging");
        await Expect(staging).ToContainTextAsync(Site.First[..10]);
        await Expect(Button(staging, "Roll back")).ToHaveCountAsync(0);

        await PromoteAsync("staging", Site.Second);

        await Expect(Button(staging, "Roll back")).ToBeVisibleAsync();
        await Expect(Button(At(page, "production"), "Roll back")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_rolled_back_is_let_back_in_by_a_tick()
    {
        await PromoteAsync("staging", Site.Second);
        await Site.Builds.Store().RollbackAsync(new() { Workflow = "parrot", Environment = "staging", Reason = "too loud" }, Cancellation);
        var page = (await ComeInAsync(Site.Served)).Page;

        await Button(At(page, "staging"), "Promote").ClickAsync();
        var dialog = page.Locator("fluent-dialog");
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("was rolled back from staging");
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("tick the box below to let this one back in");
        await Expect(dialog).Not.ToContainTextAsync("--");
        await ShowAsync(page, "board-blocked");
        await dialog.GetByLabel("Let back in what was rolled back from staging").CheckAsync();
        var promote = Button(dialog, "Promote to staging");
        await Expect(promote).ToHaveAttributeAsync("disabled", "");
        await dialog.GetByLabel("Reason").FillAsync("they are deaf");
        await promote.ClickAsync();

        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("Done");
        var moved = Site.Builds.Store().Promotions("parrot")[0];
        Assert.Equal((Site.Second, true, "they are deaf"), (moved.Revision, moved.Unblock, moved.Reason));
    }

    [Fact]
    public async Task An_older_revision_is_promoted_and_said_to_be_older()
    {
        await PromoteAsync("staging", Site.Second);
        await Site.Builds.BuildAsync("shrill");
        var page = (await ComeInAsync(Site.Served)).Page;

        await Button(At(page, "staging"), "Promote").ClickAsync();
        var dialog = page.Locator("fluent-dialog");
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("No gate refuses");
        await Expect(dialog).Not.ToContainTextAsync("older");
        await dialog.Locator("#move-to").SelectOptionAsync(Site.First);
        await Expect(dialog.Locator(".older")).ToContainTextAsync("This is older than what is there now");
        await ShowAsync(page, "board-older");
        await Button(dialog, "Promote to staging").ClickAsync();

        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("Done");
        Assert.Equal(Site.First, Site.Builds.Store().Promotions("parrot")[0].Revision);
    }

    [Fact]
    public async Task An_environment_goes_back_to_the_promotion_of_ones_choice()
    {
        await PromoteAsync("staging", Site.Second);
        var third = await Site.Builds.BuildAsync("shrill");
        await Site.Builds.PublishAsync(third);
        await PromoteAsync("staging", third.Revision.Id);
        var first = Site.Builds.Store().Promotions("parrot").Last(promotion => promotion.Environment == "staging");
        var page = (await ComeInAsync(Site.Served)).Page;

        await Button(At(page, "staging"), "Roll back").ClickAsync();
        var dialog = page.Locator("fluent-dialog");
        await Expect(dialog.Locator(".arrow")).ToContainTextAsync(Site.Second[..10]);
        await dialog.GetByLabel("Back to").SelectOptionAsync(first.Id);
        await Expect(dialog.Locator(".arrow")).ToContainTextAsync(Site.First[..10]);
        await Expect(dialog.Locator(".older")).ToHaveCountAsync(0);
        await dialog.GetByLabel("Reason").FillAsync("as it was at first");
        await Button(dialog, "Roll back staging").ClickAsync();

        await Expect(At(page, "staging")).ToContainTextAsync(Site.First[..10]);
        Assert.Equal(Site.First, Site.Builds.Store().Promotions("parrot")[0].Revision);
    }

    [Fact]
    public async Task Where_nothing_is_left_to_go_back_to_the_list_has_the_rest()
    {
        await PromoteAsync("staging", Site.Second);
        await Site.Builds.Store().RollbackAsync(new() { Workflow = "parrot", Environment = "staging", Reason = "too loud" }, Cancellation);
        var page = (await ComeInAsync(Site.Served)).Page;

        await Button(At(page, "staging"), "Roll back").ClickAsync();
        var dialog = page.Locator("fluent-dialog");
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT8103");
        await Expect(dialog).Not.ToContainTextAsync("--");
        var second = Site.Builds.Store().Promotions("parrot")[1];
        await dialog.GetByLabel("Back to").SelectOptionAsync(second.Id);

        await Expect(dialog.Locator(".arrow")).ToContainTextAsync(Site.Second[..10]);
    }

    [Fact]
    public async Task Where_a_revision_has_to_pass_first_is_said_without_a_command()
    {
        await PromoteAsync("staging", Site.Second);
        var third = await Site.Builds.BuildAsync("shrill");
        var page = (await ComeInAsync(Site.Served)).Page;
        await Button(At(page, "production"), "Promote").ClickAsync();
        var dialog = page.Locator("fluent-dialog");
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("No gate refuses");

        await dialog.Locator("#move-to").SelectOptionAsync(third.Revision.Id);
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Promote it to staging first");
        await Expect(dialog).Not.ToContainTextAsync("--");
    }

    private static ILocator At(IPage page, string environment) => page.Locator("tr", new() { HasText = "parrot" }).Locator($"[data-environment={environment}]");

    private static ILocator Button(ILocator within, string text) => within.Locator("fluent-button", new() { HasText = text });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task PromoteAsync(string environment, string revision)
    {
        Assert.Empty((await Site.Builds.Store().PromoteAsync(new() { Workflow = "parrot", To = environment, Revision = revision, Reason = $"{revision[..6]} in {environment}" }, Cancellation)).Refusals);
    }
}
