using System.Diagnostics;
using Scout.Environments.Projects;
using Scout.Runs;
using Scout.Server.Tests.Life;
using Scout.Web.Tests.Browsing;

namespace Scout.Web.Tests.Serving;

/// <summary>Whoever ends a server by Ctrl+C waits for no page that somebody has open: it asks for another connection as soon as it has lost its own.</summary>
public sealed class StoppingWithPagesOpen(Chromium chromium, ITestOutputHelper output) : PageTests(chromium)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData("", 1)]
    [InlineData("w/parrot/run", 1)]
    [InlineData("w/parrot", 6)]
    public async Task A_server_ends_soon(string path, int pages)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Nothing sends Ctrl+C to another process there.");
        }

        await using var served = await Served.CreateAsync(["parrot"]);
        using var server = ServerProcess.Start(served.Root, settings => settings with { StopsWithInput = false });
        using var client = await server.ClientAsync("");
        var visit = await OpenAsync();
        visit.Expect(_ => true);
        var token = await RunStore.Open(ScoutProject.Find(served.Root)).Logins.IssueAsync(Ada, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddMinutes(10));
        await visit.GoAsync(client.BaseAddress!, $"login?token={token}");
        await visit.GoAsync(client.BaseAddress!, path);
        for (var page = 1; page < pages; page++)
        {
            await (await visit.Context.NewPageAsync()).GotoAsync(new Uri(client.BaseAddress!, path).ToString());
        }

        var clock = Stopwatch.StartNew();
        using var interrupt = Process.Start("kill", ["-INT", $"{server.Id}"]);

        Assert.Equal(0, await server.EndAsync());
        output.WriteLine($"{pages} of /{path}: {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
    }
}
