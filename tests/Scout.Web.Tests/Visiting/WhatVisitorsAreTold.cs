using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Visiting;

/// <summary>Visitors are led to nothing that they may not, and are told in words what is not there, or not for them any more.</summary>
public sealed class WhatVisitorsAreTold(Chromium chromium) : PageTests(chromium)
{
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 8_000 };
    private Served _served = null!;

    public override async ValueTask InitializeAsync() => _served = await Served.StartAsync(["parrot"]);

    private protected override ValueTask LeaveAsync() => _served.DisposeAsync();

    [Theory]
    [InlineData("Read", 0)]
    [InlineData("Execute Read", 1)]
    public async Task Who_may_run_nothing_is_not_led_to_the_page_that_does(string scopes, int links)
    {
        var run = (await _served.PostAsync("/v2/workflows/parrot/execute?environment=development", new { inputs = new { text = "polly" } })).Header("Scout-Run-Id");
        var visit = await ComeInWithKeyAsync(_served, await _served.KeyAsync("development", scopes));
        await visit.GoAsync(_served.Client.BaseAddress!, "w/parrot");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "History" })).ToBeVisibleAsync();
        Assert.Equal(links, await visit.Page.Locator("nav.tabs").GetByRole(AriaRole.Link, new() { Name = "Run", Exact = true }).CountAsync());
        await visit.GoAsync(_served.Client.BaseAddress!, $"runs/{run}");
        await Expect(visit.Page.GetByText("Download to share")).ToBeVisibleAsync();
        Assert.Equal(links, await visit.Page.GetByText("Run again with these inputs").CountAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_has_a_key_that_is_switched_off_is_told_so_and_comes_back_with_another(bool isOpen)
    {
        var visit = await ComeInWithKeyAsync(_served, await _served.KeyAsync("development", "Read", name: "off"));
        await visit.GoAsync(_served.Client.BaseAddress!, "logs?status=failed");
        await _served.Runs.Keys.SwitchAsync("off", true);
        if (!isOpen)
        {
            await visit.Page.GotoAsync(new Uri(_served.Client.BaseAddress!, "logs?status=failed").ToString());
        }

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You are not signed in any more", new() { Timeout = 15_000 });
        await visit.Page.GetByLabel("Key").FillAsync(await _served.KeyAsync("development", "Read", name: "other"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await visit.LiveAsync();
        Assert.Equal(new Uri(_served.Client.BaseAddress!, "logs?status=failed").ToString(), visit.Page.Url);
    }

    [Fact]
    public async Task The_file_of_a_run_that_is_not_there_is_told_of_on_a_page()
    {
        var visit = await ComeInAsync(_served);
        var answer = await visit.Page.GotoAsync(new Uri(_served.Client.BaseAddress!, "runs/ffff/file").ToString());

        Assert.Equal(404, answer!.Status);
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("ffff", Soon);
        await Expect(visit.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("It cannot be given");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_environment_that_is_none_is_told_of_whoever_asks(bool hasKey)
    {
        var visit = hasKey ? await ComeInWithKeyAsync(_served, await _served.KeyAsync("development", "Read")) : await ComeInAsync(_served);
        var answer = await visit.Page.GotoAsync(new Uri(_served.Client.BaseAddress!, "logs?environment=%3Cscript%3E").ToString());

        Assert.Equal(422, answer!.Status);
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT8120", Soon);
        await visit.Page.GotoAsync(new Uri(_served.Client.BaseAddress!, "logs?environment=development").ToString());
        await Expect(visit.Page.GetByText("No run is like that")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Where_there_is_one_revision_there_is_nothing_to_choose_and_the_last_page_is_seen_on_a_small_screen()
    {
        var visit = await ComeInAsync(_served, new() { ViewportSize = new() { Width = 360, Height = 740 } });
        await visit.GoAsync(_served.Client.BaseAddress!, "w/parrot/history");
        await Expect(visit.Page.Locator(".history > li")).ToHaveCountAsync(1);

        Assert.Equal(0, await visit.Page.Locator("input[type=radio]").CountAsync());
        var last = (await visit.Page.Locator("nav.tabs").GetByRole(AriaRole.Link, new() { Name = "Runs" }).BoundingBoxAsync())!;
        Assert.InRange(last.X + last.Width, 0, 360);
    }
}
