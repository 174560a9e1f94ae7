using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Scout.Server.Tests.Life;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Serving;

/// <summary>The server's log warns of nothing where all is well, and what it says of the console's key is true.</summary>
public sealed class QuietLogs(Chromium chromium) : PageTests(chromium)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // As often pages look again.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task That_somebody_goes_whose_other_pages_are_open_is_no_error()
    {
        using var log = new LoggedLines();
        await using var served = await Served.StartAsync(["parrot"], builder: builder =>
        {
            builder.Logging.AddProvider(log);
            // What a browser does not answer is known sooner than usual.
            builder.Services.Configure<CircuitOptions>(circuits => circuits.JSInteropDefaultCallTimeout = Patience);
        });
        var visit = await ComeInAsync(served);
        var others = new List<IPage>();
        foreach (var path in new[] { "", "logs", "waiting", "w/parrot/run" })
        {
            var page = await visit.Context.NewPageAsync();
            await page.GotoAsync(new Uri(served.Client.BaseAddress!, path).ToString());
            await page.Locator("main[data-live]").WaitForAsync();
            others.Add(page);
        }

        // Of one the line is cut: the server takes it that it comes back.
        await others[0].EvaluateAsync("navigator.sendBeacon = () => true");
        await others[0].CloseAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        foreach (var page in others[1..4])
        {
            await Expect(page.GetByLabel("Key")).ToBeVisibleAsync();
        }

        await Task.Delay(Beat + Patience + Patience, TestContext.Current.CancellationToken);
        Assert.Empty(log.Written);
    }

    [Fact]
    public async Task The_key_of_the_console_is_in_memory_alone()
    {
        await using var served = await Served.CreateAsync(["parrot"]);
        var home = Directory.CreateDirectory(Path.Combine(served.Root, "home"));
        using var server = ServerProcess.Start(served.Root, variables: [("HOME", home.FullName), ("LOCALAPPDATA", home.FullName), ("XDG_DATA_HOME", null)]);
        using var client = await server.ClientAsync("");
        Assert.Contains("<h1", await client.GetStringAsync(new Uri("login", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Assert.Equal(0, await server.StopAsync());
        Assert.DoesNotContain("\"warning\"", server.Log, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(home.FullName, "DataProtection-Keys", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = default }));
    }
}
