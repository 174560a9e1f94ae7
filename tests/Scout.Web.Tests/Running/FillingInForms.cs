using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Scout.Server.Tests.Api;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Running;

/// <summary>What somebody fills in: files, nothing, texts that are empty, and what there is none of.</summary>
public sealed class FillingInForms(Chromium chromium) : PageTests(chromium)
{
    private Served _served = null!;

    public override async ValueTask InitializeAsync()
    {
        _served = await Served.StartAsync(["parrot"]);
        await new ParrotBuilds(_served).BuildAsync(revision =>
        {
            var members = revision["input"]!["properties"]!.AsObject();
            members["photo"] = JsonNode.Parse("""{ "type": "string", "contentEncoding": "base64", "description": "What it looks like" }""");
            members["letter"] = JsonNode.Parse("""{ "type": "object", "properties": { "media_type": { "type": "string" }, "bytes": { "type": "string", "contentEncoding": "base64" }, "name": { "type": "string" } }, "required": ["media_type", "bytes"] }""");
            members["nickname"] = JsonNode.Parse("""{ "type": ["string", "null"], "maxLength": 40 }""");
            members["amount"] = JsonNode.Parse("""{ "type": "number", "minimum": 0 }""");
            members["age"] = JsonNode.Parse("""{ "type": ["integer", "null"] }""");
            members["since"] = JsonNode.Parse("""{ "type": "string", "format": "date" }""");
            members["tame"] = JsonNode.Parse("""{ "type": "boolean", "default": true }""");
            members["words"] = JsonNode.Parse("""{ "type": "array", "items": { "type": "string" } }""");
            members["more"] = JsonNode.Parse("true");
        });
    }

    private protected override ValueTask LeaveAsync() => _served.DisposeAsync();

    [Fact]
    public async Task A_file_is_given_as_its_bytes_or_with_its_name_and_kind()
    {
        var page = await OpenAsync();
        await page.Locator("#in-text").FillAsync("polly");
        await page.Locator("#in-photo").SetInputFilesAsync(new FilePayload { Name = "polly.png", MimeType = "image/png", Buffer = [0, 1, 2] });
        await page.Locator("#in-letter").SetInputFilesAsync(new FilePayload { Name = "über <b>.txt", MimeType = "text/plain", Buffer = "Tag"u8.ToArray() });
        await Expect(page.GetByText("polly.png")).ToBeVisibleAsync();
        await Expect(page.GetByText("über <b>.txt")).ToBeVisibleAsync();

        await RunAsync(page);

        Given("""{ "text": "polly", "end": "result", "tame": true, "photo": "AAEC", "letter": { "bytes": "VGFn", "media_type": "text/plain", "name": "über <b>.txt" } }""");
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_at_its_field_and_one_that_is_taken_out_again_is_not_given()
    {
        var page = await OpenAsync();
        await page.Locator("#in-text").FillAsync("polly");
        await page.Locator("#in-photo").SetInputFilesAsync(new FilePayload { Name = "small.png", MimeType = "image/png", Buffer = [0, 1, 2] });
        await Expect(page.GetByText("small.png")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.GetByText("small.png")).ToHaveCountAsync(0);

        await page.Locator("#in-letter").SetInputFilesAsync(new FilePayload { Name = "huge.pdf", MimeType = "application/pdf", Buffer = new byte[9 * 1024 * 1024] });
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("huge.pdf is larger than");
        await RunAsync(page);

        Given("""{ "text": "polly", "end": "result", "tame": true }""");
    }

    [Fact]
    public async Task What_nothing_means_is_chosen_by_the_keyboard_and_nothing_moves_while_somebody_types()
    {
        var page = await OpenAsync();
        var choice = page.GetByLabel("What nothing written in text means");
        Assert.Equal("0", await OpacityAsync(choice));
        // Of an amount nothing can only mean nothing.
        await Expect(page.GetByLabel("What nothing written in amount means")).ToHaveCountAsync(0);

        await choice.FocusAsync();
        Assert.Equal("1", await OpacityAsync(choice));
        var before = await TopsAsync(page);
        await choice.SelectOptionAsync("an empty text");
        await page.GetByLabel("What nothing written in nickname means").SelectOptionAsync("null");
        await page.GetByLabel("What nothing written in age means").SelectOptionAsync("null");
        await page.GetByLabel("What nothing written in words means").SelectOptionAsync("an empty list");
        await page.Locator("#in-amount").FocusAsync();
        Assert.Equal("1", await OpacityAsync(choice));
        await page.Locator("#in-end").PressSequentiallyAsync("result");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByLabel("What nothing written in end means")).ToBeHiddenAsync();
        Assert.Equal(before, await TopsAsync(page));
        await RunAsync(page);

        Given("""{ "text": "", "end": "result", "tame": true, "age": null, "nickname": null, "words": [] }""");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task It_is_shown_to_people(ColorScheme scheme)
    {
        var visit = await ComeInAsync(_served, new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 900 } });
        await visit.GoAsync(_served.Client.BaseAddress!, "w/parrot/run");
        await visit.Page.GetByLabel("What nothing written in nickname means").SelectOptionAsync("null");
        await visit.Page.GetByText("+ Add to words").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove words 1" })).ToBeVisibleAsync();
        await visit.Page.Locator("#in-end").FocusAsync();
        await ShowAsync(visit.Page, $"form-{scheme}-1280");
        await visit.Page.SetViewportSizeAsync(390, 844);
        await ShowAsync(visit.Page, $"form-{scheme}-390");
        Assert.Equal(390, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private async Task<IPage> OpenAsync()
    {
        var visit = await ComeInAsync(_served);
        await visit.GoAsync(_served.Client.BaseAddress!, "w/parrot/run");
        return visit.Page;
    }

    private static Task<string> OpacityAsync(ILocator element) => element.EvaluateAsync<string>("e => getComputedStyle(e).opacity");

    private static Task<double[]> TopsAsync(IPage page) => page.EvaluateAsync<double[]>("[...document.querySelectorAll('form.inputs .field')].map(e => e.getBoundingClientRect().y + scrollY)");

    private async Task RunAsync(IPage page)
    {
        await page.Locator("form.inputs fluent-button[type=submit]").ClickAsync();
        await Expect(page.Locator(".outcome .run-head")).ToBeVisibleAsync();
    }

    private void Given(string inputs)
    {
        var given = _served.Runs.Read(Assert.Single(_served.Runs.List().Runs).RunId).Inputs;
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(inputs), given), given.GetRawText());
    }
}
