using System.Reflection;
using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Scout.Web.Tests.Browsing;

/// <summary>The one browser of all tests: that of this machine, for its driver would fetch another from elsewhere.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    private readonly Lazy<Task<IBrowser>> _browser = new(StartAsync);
    private static IPlaywright? _driver;

    /// <summary>A window of its own: nothing of another's cookies is in it.</summary>
    /// <param name="with">Its size and what its reader likes.</param>
    public async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions with)
    {
        Assert.SkipWhen(Found is null && !IsRequired, "There is no Chromium here. Install it (apt-get install chromium) to have the console's pages tested.");
        return await (await _browser.Value).NewContextAsync(with);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            await (await _browser.Value).DisposeAsync();
            _driver?.Dispose();
        }
    }

    /// <summary>Where files that people look at are put.</summary>
    public static string Screenshots { get; } = typeof(Chromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == nameof(Screenshots)).Value!;

    private static string? Found { get; } = Places.FirstOrDefault(File.Exists);

    private static bool IsRequired { get; } = Environment.GetEnvironmentVariable("CI") == "true";

    private static async Task<IBrowser> StartAsync()
    {
        Assert.True(Found is not null, $"The continuous integration tests the pages, and there is no Chromium at {string.Join(", ", Places)}.");
        // A worker that is started while others test takes its time.
        Assertions.SetDefaultExpectTimeout(30_000);
        _driver = await Playwright.CreateAsync();
        return await _driver.Chromium.LaunchAsync(new() { ExecutablePath = Found, Args = Arguments });
    }
}
