using System.Text.RegularExpressions;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Documentation;

/// <summary>The pictures that the console's page and the repository's show: this makes them, where SCOUT_PICTURES is set; else it looks that they are there, and small.</summary>
public sealed partial class PicturesOfThePage(Chromium chromium) : PageTests(chromium)
{
    private const int MostBytes = 120 * 1024;
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Chromium.Screenshots, "..", "..", "src", "Scout.Web", "Docs"));
    private ParrotSite? _site;

    private protected override ValueTask LeaveAsync() => _site?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task They_are_there_and_small()
    {
        if (Environment.GetEnvironmentVariable("SCOUT_PICTURES") is not null)
        {
            await MakeAsync();
        }

        var page = await File.ReadAllTextAsync(Path.Combine(Folder, "..", "README.md"), TestContext.Current.CancellationToken);
        var shown = Picture().Matches(page).Select(match => match.Groups["file"].Value).ToArray();

        Assert.Equal(["board.png", "run.png"], shown);
        Assert.Equal(shown, Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(shown, file => Assert.InRange(new FileInfo(Path.Combine(Folder, file)).Length, 5_000, MostBytes));
    }

    private async Task MakeAsync()
    {
        _site = await ParrotSite.StartAsync("desk");
        var run = await _site.RunAsync("desk", new { user_message = "The kettle is broken." });
        var visit = await ComeInAsync(_site.Served, new() { ViewportSize = new() { Width = 1100, Height = 560 } });
        Directory.CreateDirectory(Folder);
        await visit.SettleAsync();
        await Expect(visit.Page.Locator("table.board")).ToBeVisibleAsync();
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, "board.png") });
        await visit.GoAsync(_site.Address, $"runs/{run}");
        await Expect(visit.Page.Locator(".waterfall")).ToBeVisibleAsync();
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, "run.png") });
    }

    [GeneratedRegex(@"\(Docs/(?<file>[a-z]+\.png)\)")]
    private static partial Regex Picture();
}
