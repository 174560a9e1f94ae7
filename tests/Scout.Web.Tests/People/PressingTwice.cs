using Microsoft.Playwright;
using Scout.Runs.Keys;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.People;

/// <summary>Whoever presses a button twice, as they are used to from elsewhere, has it done once, and nothing that has come to its place since.</summary>
public sealed class PressingTwice(Chromium chromium) : ParrotTests(chromium)
{
    private IPage _page = null!;
    private int _apart;

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(150)]
    [InlineData(250)]
    public async Task Each_button_is_pressed_once(int apart)
    {
        (_apart, _page) = (apart, (await ComeInAsync(Site.Served)).Page);
        await SwitchAndRotateAsync();
        await NameAsync();
        await ApproveAsync();
        await RunAsync();
        await MoveAsync();
    }

    private async Task SwitchAndRotateAsync()
    {
        var token = await Site.Served.KeyAsync(name: "shop");
        var row = _page.Locator("tr", new() { HasText = "shop" });
        await GoAsync("keys");
        await TwiceAsync(Button(row, "Switch off"));
        await Expect(row).ToContainTextAsync("switched off");
        await SettleAsync();
        Assert.Equal(TokenVerdict.Disabled, Verdict(token));
        await TwiceAsync(Button(row, "Switch on"));
        await Expect(row).Not.ToContainTextAsync("switched off");
        await SettleAsync();
        Assert.Equal(TokenVerdict.Valid, Verdict(token));

        await TwiceAsync(Button(row, "New secret"));
        await SettleAsync();
        await Expect(_page.Locator(".secret")).ToHaveCountAsync(0);
        await TwiceAsync(Button(row, "Make a new secret for shop"));
        var secret = await _page.Locator(".secret").TextContentAsync();
        await SettleAsync();
        Assert.Equal((TokenVerdict.Valid, TokenVerdict.Valid), (Verdict(token), Verdict(secret!)));
        await Expect(_page.Locator(".secret")).ToHaveTextAsync(secret!);

        await TwiceAsync(Button(row, "Remove…"));
        await SettleAsync();
        Assert.Equal(TokenVerdict.Valid, Verdict(token));
        await Expect(_page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    private async Task NameAsync()
    {
        await GoAsync("w/parrot/history");
        var newest = _page.Locator(".history > li").First;
        await newest.GetByRole(AriaRole.Button, new() { Name = "Give it a name" }).ClickAsync();
        await newest.GetByLabel("Name", new() { Exact = true }).FillAsync("Loud parrot");
        await TwiceAsync(newest.GetByRole(AriaRole.Button, new() { Name = "Save" }));
        await Expect(newest.Locator("strong").First).ToHaveTextAsync("Loud parrot");
        await SettleAsync();
        Assert.Single(Site.Builds.Store().History("parrot")[0].Events, happened => happened.Event == "named");
    }

    private async Task ApproveAsync()
    {
        await GoAsync("waiting");
        await _page.GetByLabel("Reason").FillAsync("checked");
        await TwiceAsync(_page.Locator("fluent-button", new() { HasText = "Approve" }));
        await Expect(_page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Approved: refund");
        await SettleAsync();
        await Expect(_page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    private async Task RunAsync()
    {
        await GoAsync("w/parrot/run");
        var before = Runs();
        await _page.Locator("#in-text").FillAsync("hello");
        await TwiceAsync(_page.Locator("form.inputs fluent-button[type=submit]"));
        await Expect(_page.Locator(".run-head .badge")).ToHaveTextAsync("completed");
        await SettleAsync();
        Assert.Equal(before + 1, Runs());

        await _page.Locator(".save summary").ClickAsync();
        await _page.Locator("#save-as").FillAsync("greeting");
        await TwiceAsync(Button(_page.Locator(".save"), "Save inputs"));
        await Expect(_page.Locator(".save").GetByRole(AriaRole.Status)).ToContainTextAsync("Saved as");
    }

    private async Task MoveAsync()
    {
        await GoAsync("");
        var (staging, dialog) = (_page.Locator("tr", new() { HasText = "parrot" }).Locator("[data-environment=staging]"), _page.Locator("fluent-dialog"));
        await TwiceAsync(Button(staging, "Promote"));
        await SettleAsync();
        await TwiceAsync(Button(dialog, "Promote to staging"));
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("Done");
        await SettleAsync();
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("Done");
        Assert.Equal(2, Site.Builds.Store().Promotions("parrot").Count(promotion => promotion.Environment == "staging"));
        await TwiceAsync(Button(dialog, "Undo"));
        await dialog.GetByLabel("Reason").FillAsync("too loud");
        await TwiceAsync(Button(dialog, "Roll back staging"));
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("Done");
        await SettleAsync();
        Assert.Equal(3, Site.Builds.Store().Promotions("parrot").Count(promotion => promotion.Environment == "staging"));
    }

    // By the hand of somebody who does not look where it is by then.
    private async Task TwiceAsync(ILocator button)
    {
        await Expect(button).ToBeEnabledAsync();
        await button.ScrollIntoViewIfNeededAsync();
        var box = (await button.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await _page.Mouse.ClickAsync(x, y);
        await Task.Delay(_apart, TestContext.Current.CancellationToken);
        await _page.Mouse.ClickAsync(x, y, new() { ClickCount = _apart < 100 ? 2 : 1 });
    }

    // What a second press would have begun is done by then.
    private static async Task SettleAsync() => await ReadAsync();

    private async Task GoAsync(string path)
    {
        await _page.GotoAsync(new Uri(Site.Address, path).ToString());
        await _page.Locator("main[data-live]").WaitForAsync();
        await _page.Locator("html[data-started]").WaitForAsync();
    }

    private int Runs() => Site.Served.Runs.List(new() { Workflow = "parrot" }).Runs.Length;

    private TokenVerdict Verdict(string token) => Site.Served.Runs.Keys.Verify(token, DateTimeOffset.UtcNow).Verdict;

    private static ILocator Button(ILocator within, string text) => within.Locator("fluent-button", new() { HasText = text });
}
