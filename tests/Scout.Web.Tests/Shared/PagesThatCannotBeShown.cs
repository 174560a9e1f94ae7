using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Scout.Web.Logs;
using Scout.Web.Tests.Browsing;
using Scout.Web.Tests.Visiting;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Shared;

/// <summary>A page that cannot be shown because of what nobody thought of says so in words, and the log has why, once.</summary>
public sealed class PagesThatCannotBeShown(Chromium chromium) : PageTests(chromium)
{
    private readonly LoggedLines _log = new();
    private readonly BrokenClock _clock = new();
    private Served _served = null!;
    private string _run = null!;

    public override async ValueTask InitializeAsync()
    {
        _served = await Served.StartAsync(["parrot"], with: null, builder =>
        {
            builder.Logging.AddProvider(_log);
            builder.Services.AddSingleton<TimeProvider>(_clock);
        });
        _run = (await _served.PostAsync("/v2/workflows/parrot/execute?environment=development", new { inputs = new { text = "polly" } })).Header("Scout-Run-Id");
    }

    private protected override ValueTask LeaveAsync() => _served.DisposeAsync();

    [Fact]
    public async Task It_says_so_and_the_log_says_why_once_and_it_is_shown_as_soon_as_it_can_be()
    {
        var visit = await ComeInAsync(_served);
        visit.Expect(problem => problem.Contains("500", StringComparison.Ordinal));
        await visit.GoAsync(_served.Client.BaseAddress!, $"runs/{_run}");
        await Expect(visit.Page.Locator(".facts")).ToBeVisibleAsync();

        _clock.IsBroken = true;
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The server could not show this. Its log says why");
        await Task.Delay(TimeSpan.FromSeconds(11), TestContext.Current.CancellationToken);
        Assert.Contains($"The page runs/{_run} could not be shown. System.InvalidTimeZoneException: it is no o'clock", Assert.Single(_log.Written), StringComparison.Ordinal);

        _clock.IsBroken = false;
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".facts")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task It_is_answered_as_the_servers_own_trouble_with_a_page_and_nothing_of_why()
    {
        using var caller = new Caller(_served);
        await caller.GetAsync($"/login?token={await LinkAsync(_served)}");
        _clock.IsBroken = true;

        var answer = await caller.GetAsync($"/runs/{_run}");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("The server could not show this", page, StringComparison.Ordinal);
        Assert.DoesNotContain("o&#x27;clock", page, StringComparison.Ordinal);
        Assert.Single(_log.Written);
    }

    // Only for whoever reads a run for its page.
    private sealed class BrokenClock : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override DateTimeOffset GetUtcNow() => IsBroken && new StackTrace().GetFrames().Any(frame => frame.GetMethod() is { Name: "Read", DeclaringType.Name: nameof(RunView) })
            ? throw new InvalidTimeZoneException("it is no o'clock")
            : base.GetUtcNow();
    }
}
