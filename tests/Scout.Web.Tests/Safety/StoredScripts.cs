using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Scout.Runs.Keys;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Safety;

/// <summary>Whatever somebody else wrote anywhere is shown as it was written: no element is made of it, and no script runs.</summary>
public sealed class StoredScripts(Chromium chromium) : ParrotTests(chromium)
{
    private const string Mark = "e-v-i-l";

    // For text between tags, for attributes, for what Blazor and templates look for, for addresses, for scripts and styles.
    private const string Evil = $"{Mark} \"'><x-evil onfocus=pwned(1) autofocus tabindex=0></x-evil><img src=x onerror=pwned(2)><script>pwned(3)</script><svg onload=pwned(4)></svg></title></style></textarea></script><!--Blazor:{{\"type\":\"server\"}}--><x-evil></x-evil>{{{{constructor.constructor('pwned(5)')()}}}}<iframe srcdoc='<script>parent.pwned(6)</script>'></iframe>&lt;x-evil&gt;<base href=//evil.example><a href=javascript:pwned(7)>{Mark}</a>";

    private const string Line = $"{Mark} '\"><img src=x onerror=pwned(8)><x-evil></x-evil><script>pwned(9)</script>";

    private const int MostLooks = 60;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.5);

    private string _run = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var built = await Site.Builds.BuildAsync(Spoil);
        await Site.Builds.PublishAsync(built);
        var store = Site.Builds.Store();
        store.Name(built.Revision.Id, Line, Evil, "parrot");
        await store.PromoteAsync(new() { Workflow = "parrot", To = "staging", Revision = built.Revision.Id, Reason = Line }, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(Site.Served.Root, "inputs", "parrot"));
        foreach (var name in new[] { "parrot/<img src=x onerror=pwned(10)>", "'\"><x-evil>" })
        {
            await File.WriteAllTextAsync(Path.Combine(Site.Served.Root, "inputs", $"{name}.json"), new JsonObject { ["text"] = Evil }.ToString(), TestContext.Current.CancellationToken);
        }

        var key = await Site.Served.Runs.Keys.AddAsync(new() { Id = "", Name = Line, Environments = ["development"], Scopes = [KeyScope.Execute, KeyScope.Read], Created = DateTimeOffset.UtcNow });
        Site.Served.Client.DefaultRequestHeaders.Authorization = new("Bearer", key.Token);
        _run = await Site.RunAsync("parrot", new { text = Evil });
        var failed = await Site.RunAsync("parrot", new { text = Evil, end = "exception" });
        foreach (var run in new[] { _run, failed })
        {
            (await Site.Served.PostAsync($"/v2/runs/{run}/feedback", new { score = -1, comment = Evil })).Expect(200);
        }

        await Site.RunAsync("refund", new { order = Evil, amount = 1, cooling = "PT0S" }, "waiting");
        _failed = failed;
    }

    private string _failed = null!;

    [Fact]
    public async Task No_page_makes_an_element_or_a_script_of_what_somebody_wrote()
    {
        var visit = await ComeInAsync(Site.Served);
        await visit.Context.AddInitScriptAsync("window.pwned = number => { window.hasBeenPwned = (window.hasBeenPwned ?? '') + number; };");
        var evil = Uri.EscapeDataString(Evil);
        string[] paths =
        [
            .. Places.Routes.Select(route => Places.Of(route, Site)),
            $"runs/{_run}", $"runs/{_failed}", $"w/parrot/run?from={_run}", $"w/parrot/compare?from={Site.First}&to=development", "w/parrot/compare?from=staging~1&to=staging",
            $"logs?search={evil}&since={evil}&status={evil}&workflow={evil}&cursor={evil}", $"runs/{evil}", $"w/{evil}", $"w/{evil}/history", $"w/{evil}/run", $"w/parrot/compare?from={evil}&to={evil}", $"w/parrot/run?from={evil}",
        ];
        string[] hostile = ["", "logs", "waiting", "w/parrot", "w/parrot/history", $"runs/{_run}", $"runs/{_failed}", $"w/parrot/run?from={_run}", $"w/parrot/compare?from={Site.First}&to=development"];
        var seen = new List<string>();
        foreach (var path in paths)
        {
            TestContext.Current.SendDiagnosticMessage(path);
            await visit.GoAsync(Site.Address, path);
            await visit.SettleAsync();
            var isSeen = false;
            // What a page shows it may still read.
            for (var look = 0; look == 0 || (!isSeen && look < MostLooks && hostile.Contains(path)); look++)
            {
                await Task.Delay(look == 0 ? TimeSpan.Zero : BetweenLooks, TestContext.Current.CancellationToken);
                await OpenAllAsync(visit.Page);
                isSeen = await CheckAsync(visit.Page, path);
            }

            seen.AddRange(isSeen ? [path] : []);
        }

        // Where nothing hostile is shown nothing was tried.
        Assert.Empty(hostile.Except(seen));
        Assert.Contains(paths, path => path.StartsWith($"logs?search={evil}", StringComparison.Ordinal) && seen.Contains(path));
    }

    [Fact]
    public async Task Nor_does_the_dialog_of_a_move()
    {
        var visit = await ComeInAsync(Site.Served);
        await visit.Context.AddInitScriptAsync("window.pwned = number => { window.hasBeenPwned = (window.hasBeenPwned ?? '') + number; };");
        await visit.GoAsync(Site.Address, "");
        foreach (var environment in new[] { "staging", "production" })
        {
            await visit.Page.Locator("tr", new() { HasText = "parrot" }).Locator($"[data-environment={environment}] fluent-button").First.ClickAsync();
            await Expect(visit.Page.Locator("fluent-dialog")).ToContainTextAsync(Mark);
            Assert.True(await CheckAsync(visit.Page, environment));
            await visit.Page.Keyboard.PressAsync("Escape");
        }
    }

    // What is folded up is shown too.
    private static async Task OpenAllAsync(IPage page) => await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");

    // Whether anything hostile is shown; the page stays as it is.
    private static async Task<bool> CheckAsync(IPage page, string path)
    {
        Assert.Equal("", await page.EvaluateAsync<string>("window.hasBeenPwned ?? ''"));
        var made = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll(\"x-evil, iframe, img[src=x], [onerror], [onload], [onfocus], base:not([href='/']), a[href^='javascript:'], svg[onload], main script, main style\")].map(e => e.outerHTML.slice(0, 200))");
        Assert.Empty(made.Select(element => $"{path}: {element}"));
        return await page.EvaluateAsync<bool>($"document.body.innerText.includes('{Mark}') || [...document.querySelectorAll('textarea, input')].some(e => e.value.includes('{Mark}'))");
    }

    private static void Spoil(JsonNode revision)
    {
        revision["blocks"]!["heard"]!["config"]!["template"] = Evil.Replace("{", "(", StringComparison.Ordinal) + " {{ said }}";
        var text = revision["input"]!["properties"]!["text"]!;
        (text["title"], text["description"], text["default"]) = (Evil, Evil, Evil);
        revision["input"]!["properties"]!["chosen"] = new JsonObject { ["enum"] = new JsonArray(Evil, "x"), ["type"] = "string", ["description"] = Evil, ["default"] = "x" };
        revision["output"]!["description"] = Evil;
    }
}
