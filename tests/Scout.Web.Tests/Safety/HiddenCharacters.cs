using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Scout.Revisions.Text;
using Scout.Runs.Keys;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Safety;

/// <summary>What turns the direction of writing, or is not seen, falsifies nothing on any page: it is written out, in texts, in what is shown on hover or read out, and in lists.</summary>
public sealed partial class HiddenCharacters(Chromium chromium) : ParrotTests(chromium)
{
    private const string Evil = "m-a-r-k \u202Eeb67\u202C \u2066iso\u2069 \u200Eltr\u200Frtl\u061Carb \u202Aa\u202Bb\u202Dc \u2067d\u2068e zero\u200Bwidth\u2060\uFEFF so\u00ADft";

    // As a page shows it.
    private const string Seen = @"m-a-r-k \u202eeb67\u202c";

    // Hidden characters, those that some writing needs apart.
    private const string Hidden = @"/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/";

    // What people are shown or told of a page, and no address or value that programs pass on.
    private const string Finds = $$"""
        () => {
            const hidden = {{Hidden}}, found = [], walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
            for (let node = walk.currentNode; node; node = walk.nextNode()) {
                if (node.nodeType === 3 && hidden.test(node.data)) found.push(`${node.parentElement?.outerHTML.slice(0, 120)}`);
                if (node.nodeType === 1) for (const attribute of node.attributes) {
                    if (hidden.test(attribute.value) && !["value", "href", "id", "for", "name", "data-copy", "data-copy-from"].includes(attribute.name) && !attribute.name.endsWith("edby")) found.push(`${attribute.name} of ${node.outerHTML.slice(0, 120)}`);
                }
            }
            return found.map(one => JSON.stringify(one));
        }
        """;

    private string _run = null!, _failed = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var built = await Site.Builds.BuildAsync(Spoil);
        await Site.Builds.PublishAsync(built);
        var store = Site.Builds.Store();
        store.Name(built.Revision.Id, Evil, Evil, "parrot");
        await store.PromoteAsync(new() { Workflow = "parrot", To = "staging", Revision = built.Revision.Id, Reason = Evil }, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(Site.Served.Root, "inputs", "parrot"));
        await File.WriteAllTextAsync(Path.Combine(Site.Served.Root, "inputs", "parrot", $"{Evil}.json"), new JsonObject { ["text"] = Evil }.ToString(), TestContext.Current.CancellationToken);
        var key = await Site.Served.Runs.Keys.AddAsync(new() { Id = "", Name = Evil, Environments = ["development"], Scopes = [KeyScope.Execute, KeyScope.Read], Created = DateTimeOffset.UtcNow });
        Site.Served.Client.DefaultRequestHeaders.Authorization = new("Bearer", key.Token);
        _run = await Site.RunAsync("parrot", new { text = Evil });
        _failed = await Site.RunAsync("parrot", new { text = Evil, end = "exception" });
        await Site.RunAsync("refund", new { order = Evil, amount = 1, cooling = "PT0S" }, "waiting");
    }

    [Fact]
    public async Task No_page_shows_or_tells_any()
    {
        var visit = await ComeInAsync(Site.Served);
        string[] hostile = ["", "keys", "logs", "waiting", "w/parrot", "w/parrot/history", $"runs/{_run}", $"runs/{_failed}", $"w/parrot/run?from={_run}", $"w/parrot/compare?from={Site.First}&to=development"];
        string[] others = [.. Places.Routes.Select(route => Places.Of(route, Site)), $"w/parrot/compare?from={Site.First}&to=development&view=code", $"runs/compare?run={_run}&run={_failed}", $"runs/{Uri.EscapeDataString(Evil)}", $"logs?status={Uri.EscapeDataString(Evil)}"];
        foreach (var path in hostile.Concat(others.Except(hostile)))
        {
            var sent = await (await visit.Page.APIRequest.GetAsync(new Uri(Site.Address, path).ToString())).TextAsync();
            Assert.DoesNotMatch(HiddenInMarkup(), WebUtility.HtmlDecode(sent));
            await visit.GoAsync(Site.Address, path);
            await visit.SettleAsync();
            await visit.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            if (hostile.Contains(path))
            {
                await visit.Page.WaitForFunctionAsync("seen => document.body.textContent.includes(seen)", Seen);
            }

            Assert.Empty((await visit.Page.EvaluateAsync<string[]>(Finds)).Select(one => $"{path}: {one}"));
        }
    }

    [Fact]
    public async Task Nor_does_what_comes_while_somebody_looks()
    {
        var page = (await ComeInAsync(Site.Served)).Page;
        await page.Locator("tr", new() { HasText = "parrot" }).Locator("[data-environment=production] fluent-button").First.ClickAsync();
        await Expect(page.Locator("fluent-dialog")).ToContainTextAsync(Seen);
        Assert.Empty(await page.EvaluateAsync<string[]>(Finds));

        await page.Locator("#move-to").SelectOptionAsync(Site.First);
        await Expect(page.Locator("fluent-dialog .arrow")).ToContainTextAsync(Site.First[..10]);
        Site.Builds.Store().Name(Site.First, $"again {Evil}", null, "parrot");
        await Expect(page.Locator("[data-environment=production] .name")).ToContainTextAsync($"again {Seen}");
        Assert.Empty(await page.EvaluateAsync<string[]>(Finds));
    }

    [Fact]
    public async Task The_site_s_script_and_the_server_take_the_same_to_be_hidden()
    {
        var page = (await ComeInAsync(Site.Served)).Page;
        await page.Locator("html[data-started]").WaitForAsync();
        string[] around = ["", "a", "1", "\u0628", "\u263A", "\U0001F469", "\U0001F3FD", "\uFE0F", "\u4E00"];
        string[] texts =
        [
            .. Enumerable.Range(0, 0x110).Select(plane => string.Concat(Enumerable.Range(plane << 12, 0x1000).Where(value => value is < 0xD800 or > 0xDFFF).Select(value => $"a{char.ConvertFromUtf32(value)}b"))),
            .. from left in around from right in around from hidden in new[] { "\u200C", "\u200D", "\uFE0F", "\U000E0101" } select left + hidden + right,
            "two\nlines\r\nand\ta tab",
        ];

        var shown = await page.EvaluateAsync<string[]>("texts => texts.map(text => scout.plain(text))", texts);

        Assert.Empty(texts.Zip(shown, (text, plain) => (Expected: PlainText.Of(text), Actual: plain)).Where(pair => pair.Expected != pair.Actual).Select(pair => Difference(pair.Expected, pair.Actual)));
    }

    private static string Difference(string expected, string actual) =>
        expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count() is var at ? $"at {at}: {PlainText.Of(expected[Math.Max(0, at - 6)..Math.Min(expected.Length, at + 12)])} | {PlainText.Of(actual[Math.Max(0, at - 6)..Math.Min(actual.Length, at + 12)])}" : "";

    private static void Spoil(JsonNode revision)
    {
        revision["blocks"]!["heard"]!["config"]!["template"] = Evil + " {{ said }}";
        var text = revision["input"]!["properties"]!["text"]!;
        (text["title"], text["description"], text["default"]) = (Evil, Evil, Evil);
        revision["input"]!["properties"]!["chosen"] = new JsonObject { ["enum"] = new JsonArray(Evil, "x"), ["type"] = "string", ["description"] = Evil, ["default"] = "x" };
        revision["output"]!["description"] = Evil;
    }

    [GeneratedRegex(@"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")]
    private static partial Regex HiddenInMarkup();
}
