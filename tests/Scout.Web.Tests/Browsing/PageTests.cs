using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scout.Environments.Git;

namespace Scout.Web.Tests.Browsing;

/// <summary>Tests that look at pages: each page that they opened has left no complaint of the browser, and a picture where the test failed.</summary>
/// <param name="chromium">The browser.</param>
public abstract partial class PageTests(Chromium chromium) : IAsyncLifetime
{
    private readonly List<Visit> _visits = [];

    /// <summary>Whoever comes in by a link.</summary>
    internal static Author Ada { get; } = new("Ada", "ada@example.com");

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens a window at nobody's.</summary>
    private protected async Task<Visit> OpenAsync(BrowserNewContextOptions? with = null)
    {
        var visit = await Visit.OpenAsync(chromium, with ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        _visits.Add(visit);
        return visit;
    }

    /// <summary>Opens a window, and comes in by a link.</summary>
    private protected async Task<Visit> ComeInAsync(Served served, BrowserNewContextOptions? with = null)
    {
        var visit = await OpenAsync(with);
        await visit.GoAsync(served.Client.BaseAddress!, $"login?token={await LinkAsync(served)}");
        return visit;
    }

    /// <summary>Opens a window, and comes in with a key.</summary>
    private protected async Task<Visit> ComeInWithKeyAsync(Served served, string token)
    {
        var visit = await OpenAsync();
        await visit.Page.GotoAsync(new Uri(served.Client.BaseAddress!, "login").ToString());
        await visit.Page.GetByLabel("Key").FillAsync(token);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await visit.LiveAsync();
        return visit;
    }

    /// <summary>The token of a link that opens the console.</summary>
    private protected static Task<string> LinkAsync(Served served) => served.Runs.Logins.IssueAsync(Ada, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddMinutes(10));

    /// <summary>Reads what a press has come to, as a person does: who presses at its place again at once is taken to have meant it once.</summary>
    private protected static Task ReadAsync() => Task.Delay(600, TestContext.Current.CancellationToken);

    /// <summary>Keeps a picture for people.</summary>
    private protected static Task ShowAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, $"{NoWord().Replace(name, "-")}.png"), FullPage = true });

    public async ValueTask DisposeAsync()
    {
        var hasFailed = TestContext.Current.TestState?.Result == TestResult.Failed;
        var complaints = _visits.SelectMany(visit => visit.Problems).ToArray();
        foreach (var (visit, i) in _visits.Select((visit, i) => (visit, i)))
        {
            if (hasFailed || complaints.Length > 0)
            {
                await ShowAsync(visit.Page, $"failed-{TestContext.Current.Test?.TestDisplayName}-{i}");
            }

            await visit.Context.CloseAsync();
        }

        await LeaveAsync();
        GC.SuppressFinalize(this);
        Assert.Empty(complaints);
    }

    /// <summary>Takes down what a test has set up.</summary>
    private protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;

    [GeneratedRegex(@"[^\w.]+")]
    private static partial Regex NoWord();
}
