using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scout.Environments;
using Scout.Server.Projects;
using Scout.Web.Tests.Browsing;

namespace Scout.Web.Tests.Many;

/// <summary>A thousand revisions, ten thousand runs and a graph of five hundred blocks: a page shows as much as somebody can look at, and no more. How long it takes is told beside a page with a few.</summary>
public sealed class ManyOfEverything(Chromium chromium, ITestOutputHelper output) : ParrotTests(chromium)
{
    private const int Revisions = 1_000;
    private const int Runs = 10_000;
    private const int Blocks = 500;
    private static readonly string[] Paths = ["", "w/parrot/history", "logs", "w/parrot"];

    [Fact]
    public async Task A_page_of_many_shows_what_somebody_can_look_at()
    {
        var visit = await ComeInAsync(Site.Served);
        foreach (var path in Paths)
        {
            await TimeAsync(visit, path);
        }

        var few = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var path in Paths)
        {
            few[path] = await TimeAsync(visit, path);
        }

        for (var number = 0; number < Revisions; number++)
        {
            var word = number.ToString(CultureInfo.InvariantCulture);
            await Site.Builds.BuildAsync(word);
        }

        LookAgain();
        await Site.Builds.BuildAsync(Grow);
        AddRuns();
        foreach (var path in Paths)
        {
            var took = await TimeAsync(visit, path);
            var elements = await visit.Page.EvaluateAsync<int>("document.querySelectorAll('*').length");
            output.WriteLine($"/{path}: {took:0} ms beside {few[path]:0} ms with a few ({took / few[path]:0.0} times), {elements} elements");
            Assert.InRange(elements, 50, path == "w/parrot" ? 30_000 : 5_000);
            Assert.InRange(await visit.Page.Locator("table.list tbody tr, ol.history > li").CountAsync(), path is "logs" or "w/parrot/history" ? 10 : 0, 100);
        }
    }

    // A page that is open reads every few seconds: of what it has read before, what cannot change is not read again.
    private void LookAgain()
    {
        Store kept() => Site.Served.Services.GetRequiredService<ProjectStores>().Store;
        Store anew() => Site.Builds.Store();
        Assert.Equal(anew().History("parrot").Select(entry => (entry.RevisionId, entry.Name, entry.Events.Length)), kept().History("parrot").Select(entry => (entry.RevisionId, entry.Name, entry.Events.Length)));
        foreach (var (what, look) in new (string, Action<Store>)[] { ("history", store => store.History("parrot")), ("board", store => store.Status()) })
        {
            var (first, again) = (Enumerable.Range(0, 5).Min(_ => Time(() => look(anew()))), Enumerable.Range(0, 5).Min(_ => Time(() => look(kept()))));
            output.WriteLine($"{what} of {Revisions} revisions: {first:0} ms, and {again:0} ms where it was read before");
            Assert.True(again < first / 2, $"{what}: {again} ms beside {first} ms");
        }
    }

    private static double Time(Action look)
    {
        var clock = Stopwatch.StartNew();
        look();
        return clock.Elapsed.TotalMilliseconds;
    }

    private async Task<double> TimeAsync(Visit visit, string path)
    {
        var clock = Stopwatch.StartNew();
        await visit.GoAsync(Site.Address, path);
        await visit.SettleAsync();
        await Assertions.Expect(visit.Page.Locator(path switch { "" => "table.board", "logs" => "table.list", "w/parrot" => ".picture svg", _ => "ol.history" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        return clock.Elapsed.TotalMilliseconds;
    }

    private static void Grow(JsonNode revision)
    {
        var blocks = revision["blocks"]!.AsObject();
        for (var number = 0; number < Blocks; number++)
        {
            // Ten beside each other, fifty below each other.
            var before = number < 10 ? "heard" : $"block_{number - 10:000}";
            blocks[$"block_{number:000}"] = new JsonObject { ["config"] = new JsonObject { ["template"] = $"{{{{ {before} }}}}" }, ["needs"] = new JsonArray(before), ["output"] = new JsonObject { ["type"] = "string" }, ["type"] = "text" };
        }
    }

    private void AddRuns()
    {
        using var connection = Site.Served.Runs.Connect();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {Runs})
            INSERT INTO runs (id, tail, workflow, revision, environment, origin, status, started, ended, elapsed_ms, epoch, last)
            SELECT printf('20260101t000000-%010x', n), '', 'parrot', '{Site.First}', 'development', 'tool', CASE n % 7 WHEN 0 THEN 'failed' ELSE 'completed' END, 638700000000000000 + n, 638700000000000000 + n, n % 100, 1, -1 FROM numbers;
            """;
        command.ExecuteNonQuery();
    }
}
