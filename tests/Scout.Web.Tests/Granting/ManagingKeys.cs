using Microsoft.Playwright;
using Scout.Runs.Keys;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Granting;

public sealed class ManagingKeys(Chromium chromium) : PageTests(chromium)
{
    private Served _served = null!;

    public override async ValueTask InitializeAsync() => _served = await Served.StartAsync(["gate"]);

    private protected override ValueTask LeaveAsync() => _served.DisposeAsync();

    [Fact]
    public async Task A_key_is_given_a_new_secret_that_is_shown_once_and_the_one_before_counts_for_a_while()
    {
        var token = await _served.KeyAsync();
        var name = _served.Runs.Keys.Verify(token, DateTimeOffset.UtcNow).Key!.Name;
        var page = await OpenAsync();

        await Row(page, name).Locator("fluent-button", new() { HasText = "New secret" }).ClickAsync();
        await Row(page, name).Locator("fluent-button", new() { HasText = $"Make a new secret for {name}" }).ClickAsync();
        var secret = await page.Locator(".secret").TextContentAsync();

        Assert.NotEqual(token, secret);
        Assert.Equal((TokenVerdict.Valid, TokenVerdict.Valid), (Verdict(token), Verdict(secret!)));
        await page.ReloadAsync();
        await Expect(Row(page, name)).ToBeVisibleAsync();
        Assert.DoesNotContain(secret!, await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_somebody_else_has_given_a_new_secret_meanwhile_keeps_that()
    {
        var token = await _served.KeyAsync();
        var name = _served.Runs.Keys.Verify(token, DateTimeOffset.UtcNow).Key!.Name;
        var page = await OpenAsync();
        await Row(page, name).Locator("fluent-button", new() { HasText = "New secret" }).ClickAsync();
        var other = (await _served.Runs.Keys.RotateAsync(name, DateTimeOffset.UtcNow.AddHours(1))).Token;

        await Row(page, name).Locator("fluent-button", new() { HasText = $"Make a new secret for {name}" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT7387");
        Assert.Equal((TokenVerdict.Valid, TokenVerdict.Valid), (Verdict(token), Verdict(other)));
    }

    [Fact]
    public async Task A_key_is_switched_off_and_on_and_removed_only_when_somebody_says_so_twice()
    {
        var token = await _served.KeyAsync();
        var name = _served.Runs.Keys.Verify(token, DateTimeOffset.UtcNow).Key!.Name;
        var page = await OpenAsync();

        await Row(page, name).Locator("fluent-button", new() { HasText = "Switch off" }).ClickAsync();
        await Expect(Row(page, name)).ToContainTextAsync("switched off");
        Assert.Equal(TokenVerdict.Disabled, Verdict(token));
        await ReadAsync();
        await Row(page, name).Locator("fluent-button", new() { HasText = "Switch on" }).ClickAsync();
        await Expect(Row(page, name)).Not.ToContainTextAsync("switched off");
        Assert.Equal(TokenVerdict.Valid, Verdict(token));

        await Row(page, name).Locator("fluent-button", new() { HasText = "Remove" }).ClickAsync();
        await Row(page, name).Locator("fluent-button", new() { HasText = "Cancel" }).ClickAsync();
        Assert.Equal(TokenVerdict.Valid, Verdict(token));
        await Row(page, name).Locator("fluent-button", new() { HasText = "Remove" }).ClickAsync();
        await Row(page, name).Locator("fluent-button", new() { HasText = "for ever" }).ClickAsync();
        await Expect(Row(page, name)).ToHaveCountAsync(0);
        Assert.Equal(TokenVerdict.Unknown, Verdict(token));
    }

    private async Task<IPage> OpenAsync()
    {
        var visit = await ComeInAsync(_served);
        await visit.GoAsync(_served.Client.BaseAddress!, "keys");
        return visit.Page;
    }

    private TokenVerdict Verdict(string token) => _served.Runs.Keys.Verify(token, DateTimeOffset.UtcNow).Verdict;

    private static ILocator Row(IPage page, string name) => page.Locator("tr", new() { HasText = name });
}
