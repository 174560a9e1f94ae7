using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Visiting;

/// <summary>A person at a browser comes in, goes, and finds the server gone.</summary>
public sealed class ComingAndGoing(Chromium chromium) : PageTests(chromium)
{
    private Served _served = null!;

    public override async ValueTask InitializeAsync() => _served = await Served.StartAsync(["parrot"]);

    private protected override ValueTask LeaveAsync() => _served.DisposeAsync();

    [Fact]
    public async Task Somebody_is_asked_for_a_key_comes_to_the_page_that_was_wanted_and_goes()
    {
        var visit = await OpenAsync();
        await visit.Page.GotoAsync(new Uri(_served.Client.BaseAddress!, "w/parrot/history").ToString());
        await visit.Page.GetByLabel("Key").FillAsync(await _served.KeyAsync());
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "History", Exact = true })).ToBeVisibleAsync();
        await visit.LiveAsync();
        var cookies = await visit.Context.CookiesAsync();
        var other = await visit.Context.NewPageAsync();
        await other.GotoAsync(_served.Client.BaseAddress!.ToString());
        await Expect(other.Locator("main[data-live]")).ToBeVisibleAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(visit.Page.GetByLabel("Key")).ToBeVisibleAsync();
        await visit.Page.GotoAsync(_served.Client.BaseAddress!.ToString());
        await Expect(visit.Page.GetByLabel("Key")).ToBeVisibleAsync();
        // Nor does another page of the visit go on, or whoever has kept its cookie.
        await Expect(other.GetByLabel("Key")).ToBeVisibleAsync();
        await visit.Context.AddCookiesAsync(cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path }));
        await visit.Page.GotoAsync(_served.Client.BaseAddress!.ToString());
        await Expect(visit.Page.GetByLabel("Key")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_key_is_told_in_words()
    {
        var visit = await OpenAsync();
        await visit.Page.GotoAsync(new Uri(_served.Client.BaseAddress!, "login").ToString());
        await visit.Page.GetByLabel("Key").FillAsync("scout_nothing");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No key of this server");
    }

    [Fact]
    public async Task A_project_file_that_does_not_parse_is_told_on_each_page_until_it_does()
    {
        var visit = await ComeInAsync(_served);
        visit.Expect(problem => problem.Contains("500", StringComparison.Ordinal));
        var file = Path.Combine(_served.Root, "scout.json");
        var whole = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, "{ \"environments\": ", TestContext.Current.CancellationToken);
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT6003");

        foreach (var path in new[] { "logs", "w/parrot", "" })
        {
            await visit.GoAsync(_served.Client.BaseAddress!, path);
            await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT6003");
            await Expect(visit.Page.Locator(".project")).ToHaveTextAsync(Path.GetFileName(_served.Root));
        }

        await File.WriteAllTextAsync(file, whole, TestContext.Current.CancellationToken);
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("parrot");
    }

    [Fact]
    public async Task A_page_says_that_the_server_is_gone()
    {
        var visit = await ComeInAsync(_served);
        visit.Expect(problem => !problem.Contains("violates", StringComparison.Ordinal));
        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();

        await _served.StopAsync();

        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToContainTextAsync("The server does not answer", new() { UseInnerText = true });
    }

    [Fact]
    public async Task A_page_of_a_server_that_was_started_again_asks_who_somebody_is()
    {
        var visit = await ComeInAsync(_served);
        visit.Expect(problem => !problem.Contains("violates", StringComparison.Ordinal));
        var address = _served.Client.BaseAddress!.ToString();
        await _served.StopAsync();
        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToContainTextAsync("The server does not answer", new() { UseInnerText = true });

        await _served.StartAsync(settings => settings with { Urls = [address] });

        await Expect(visit.Page.GetByLabel("Key")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_link_in_a_message_opens_its_page_for_who_is_in()
    {
        var visit = await ComeInAsync(_served);
        await visit.Page.GotoAsync($"data:text/html,<a href='{new Uri(_served.Client.BaseAddress!, "w/parrot/history")}'>look</a>");

        await visit.Page.GetByText("look").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "History", Exact = true })).ToBeVisibleAsync();
    }
}
