using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Scout.Web.Tests.Browsing;

/// <summary>Somebody at a browser, and all that went wrong in it.</summary>
internal sealed partial class Visit
{
    private readonly ConcurrentQueue<string> _problems = [];
    private readonly ConcurrentQueue<string> _refused = [];
    private Func<string, bool> _isMeant = _ => false;

    private Visit(IBrowserContext context, IPage page) => (Context, Page) = (context, page);

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>What the browser complained of: errors of scripts, what the site's policy forbade, files that were not there. That a page is refused is for its reader to see.</summary>
    public IReadOnlyCollection<string> Problems => [.. _problems.Where(problem => !problem.Contains("the server responded with a status of 4", StringComparison.Ordinal) || !_refused.Any(address => problem.Contains(address, StringComparison.Ordinal)))];

    public static async Task<Visit> OpenAsync(Chromium chromium, BrowserNewContextOptions with)
    {
        var context = await chromium.OpenAsync(with);
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        var visit = new Visit(context, page);
        page.Console += (_, message) => visit.Note(message.Type is "error" ? $"{message.Type}: {message.Text} ({message.Location})" : null);
        page.PageError += (_, error) => visit.Note($"script: {error}");
        page.RequestFailed += (_, request) => visit.Note(IsLeft(request) ? null : $"{request.Method} {request.Url}: {request.Failure}");
        page.Response += (_, response) => visit.See(response);
        page.Request += (_, request) => visit.Note(request.Url.StartsWith("http://127.0.0.1:", StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal) ? null : $"asked elsewhere: {request.Url}");
        return visit;
    }

    /// <summary>Goes to a page, and waits until it answers to clicks.</summary>
    public async Task GoAsync(Uri site, string path)
    {
        await Page.GotoAsync(new Uri(site, path).ToString());
        await LiveAsync();
    }

    /// <summary>Waits until the page answers to clicks.</summary>
    public Task LiveAsync() => Page.Locator("main[data-live]").WaitForAsync();

    /// <summary>Waits until the page has read what it shows.</summary>
    public Task SettleAsync() => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(Something());

    [GeneratedRegex(@"\w[\w\W]{20}")]
    private static partial Regex Something();

    // A page that is left takes its requests along.
    private static bool IsLeft(IRequest request) => request.Failure is "net::ERR_ABORTED";

    /// <summary>Takes it that something is complained of.</summary>
    /// <param name="isMeant">What.</param>
    public void Expect(Func<string, bool> isMeant) => _isMeant = isMeant;

    private void See(IResponse response)
    {
        if (response.Request.IsNavigationRequest && response.Status is >= 400 and < 500)
        {
            _refused.Enqueue(response.Url);
        }
    }

    private void Note(string? problem)
    {
        if (problem is not null && !_isMeant(problem))
        {
            _problems.Enqueue(problem);
        }
    }
}
