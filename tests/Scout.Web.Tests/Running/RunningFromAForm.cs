using Microsoft.Playwright;
using Scout.Server.Tests.Api;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Running;

/// <summary>Workflows are run from a form that is made of what they take.</summary>
public sealed class RunningFromAForm(Chromium chromium) : PageTests(chromium)
{
    private Served _served = null!;

    public override async ValueTask InitializeAsync() => _served = await Served.StartAsync(["desk", "parrot"]);

    private protected override ValueTask LeaveAsync() => _served.DisposeAsync();

    [Fact]
    public async Task Each_block_is_shown_with_what_it_was_given_and_gave_and_the_picture_says_how_far_it_is()
    {
        var page = await OpenAsync("w/desk/run");
        await page.Locator("#in-user_message").FillAsync("my kettle is broken");
        await RunAsync(page);

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("completed");
        await Expect(page.Locator(".picture .is-done")).ToHaveCountAsync(5);
        await Expect(page.Locator(".picture .is-skipped")).ToContainTextAsync("thank");
        await page.Locator(".picture a[href$=block-triage]").ClickAsync();
        await Expect(page.Locator("#block-triage")).ToContainTextAsync("Classify this en message: my kettle is broken");
        await Expect(page.Locator("#block-triage")).ToContainTextAsync("\"category\": \"repair\"");
        await ShowAsync(page, "run");
        var run = Assert.Single(_served.Runs.List().Runs);
        Assert.Equal("""{"user_message":"my kettle is broken","locale":"en"}""", _served.Runs.Read(run.RunId).Inputs.GetRawText());
    }

    [Fact]
    public async Task What_is_missing_is_told_at_its_field_and_nothing_runs()
    {
        var page = await OpenAsync("w/desk/run");
        await RunAsync(page);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("inputs.user_message: missing; a text is expected");
        await Expect(page.Locator("#in-user_message")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#about-in-user_message")).ToContainTextAsync("missing");
        Assert.Empty(_served.Runs.List().Runs);
    }

    [Fact]
    public async Task A_run_is_made_again_from_a_block_on_and_keeps_the_rest()
    {
        var page = await OpenAsync("w/desk/run");
        await page.Locator("#in-user_message").FillAsync("my kettle is broken");
        await RunAsync(page);
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("completed");
        var first = Assert.Single(_served.Runs.List().Runs).RunId;

        await page.Locator("#block-triage > summary").ClickAsync();
        await page.Locator("#block-triage fluent-button", new() { HasText = "Run again from here" }).ClickAsync();
        await Expect(page.GetByLabel("What runs again for sure")).ToHaveValueAsync("triage");
        await RunAsync(page);

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("made again from");
        await Expect(page.Locator(".picture .is-taken")).ToHaveCountAsync(2);
        var again = _served.Runs.Read(_served.Runs.List().Runs[0].RunId);
        Assert.Equal((first, first, null), (again.RerunOf, again.Blocks["customer"].TakenFrom, again.Blocks["triage"].TakenFrom));
    }

    [Fact]
    public async Task A_failed_run_is_taken_up_by_its_address_and_its_inputs_are_edited()
    {
        var failed = (await _served.PostAsync("/v2/workflows/parrot/execute?environment=development", new { inputs = new { text = "ouch", end = "exception" } })).Header("Scout-Run-Id");

        var page = await OpenAsync($"w/parrot/run?from={failed}");
        await Expect(page.Locator("#in-text")).ToHaveValueAsync("ouch");
        await page.Locator("#in-end").FillAsync("result");
        await RunAsync(page);

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("completed");
        Assert.Equal((failed, "ouch"), (_served.Runs.Read(_served.Runs.List().Runs[0].RunId) is var run ? run.RerunOf : null, run.Output!.Value.GetString()));
    }

    [Fact]
    public async Task A_revision_of_ones_choice_runs_with_the_settings_of_development()
    {
        var first = (await ParrotBuilds.FirstAsync()).Revision.Id;
        await new ParrotBuilds(_served).PublishAsync(await ParrotBuilds.FirstAsync());
        await new ParrotBuilds(_served).BuildAsync("loud");

        var page = await OpenAsync("w/parrot/run");
        await page.GetByLabel("Where").SelectOptionAsync($"development@{first}");
        await page.Locator("#in-text").FillAsync("polly");
        await RunAsync(page);

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("completed");
        Assert.Equal((first, "development"), (_served.Runs.List().Runs[0].RevisionId, _served.Runs.List().Runs[0].Environment));
    }

    [Fact]
    public async Task What_is_typed_while_the_form_of_another_place_is_read_is_not_lost()
    {
        var first = (await ParrotBuilds.FirstAsync()).Revision.Id;
        await new ParrotBuilds(_served).PublishAsync(await ParrotBuilds.FirstAsync());
        await new ParrotBuilds(_served).BuildAsync(revision => revision["input"]!["properties"]!["text"]!["description"] = "What is shouted.");

        var page = await OpenAsync("w/parrot/run");
        await Expect(page.GetByText("What is shouted.")).ToBeVisibleAsync();
        await page.Locator("#in-text").PressSequentiallyAsync("pol");
        await page.GetByLabel("Where").EvaluateAsync("(where, value) => { where.value = value; where.dispatchEvent(new Event('change', { bubbles: true })); }", $"development@{first}");
        await page.Keyboard.TypeAsync("ly");
        await Expect(page.GetByText("What is said.")).ToBeVisibleAsync();
        await RunAsync(page);

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("completed");
        Assert.Equal((first, "polly"), (_served.Runs.List().Runs[0].RevisionId, _served.Runs.Read(_served.Runs.List().Runs[0].RunId).Inputs.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Inputs_are_saved_as_a_file_and_others_of_the_name_are_not_replaced_in_silence()
    {
        var file = Path.Combine(_served.Root, "inputs", "desk", "kettle.json");
        var page = await OpenAsync("w/desk/run");
        await page.Locator("#in-user_message").FillAsync("Wo ist mein Kessel? Über alles");
        await SaveAsync(page, "Save inputs");
        await Expect(page.GetByText("Saved as inputs/desk/kettle.json.")).ToBeVisibleAsync();
        const string Saved = "{\n  \"user_message\": \"Wo ist mein Kessel? Über alles\"\n}\n";
        Assert.Equal(Saved, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        await page.Locator("#in-user_message").FillAsync("other");
        await page.Locator("fluent-button", new() { HasText = "Save inputs" }).ClickAsync();
        await Expect(page.GetByText("was left as it is")).ToBeVisibleAsync();
        Assert.Equal(Saved, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        await page.Locator("fluent-button", new() { HasText = "Replace what is there" }).ClickAsync();
        await Expect(page.GetByText("Saved as inputs/desk/kettle.json.")).ToBeVisibleAsync();
        await page.Locator("#in-user_message").FillAsync("third");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByLabel("Saved inputs").SelectOptionAsync("desk/kettle");
        await Expect(page.Locator("#in-user_message")).ToHaveValueAsync("other");
    }

    [Fact]
    public async Task Saved_inputs_that_cannot_be_read_are_told_of_where_they_are_chosen()
    {
        Directory.CreateDirectory(Path.Combine(_served.Root, "inputs", "desk"));
        await File.WriteAllTextAsync(Path.Combine(_served.Root, "inputs", "desk", "broken.json"), """{ "user_message": oops }""", TestContext.Current.CancellationToken);
        var page = await OpenAsync("w/desk/run");
        await page.GetByLabel("Saved inputs").SelectOptionAsync("desk/broken");

        var alert = page.Locator("label:has(#saved) + .problem");
        await Expect(alert).ToHaveTextAsync("SCOUT8111 inputs/desk/broken.json cannot be read: line 1, character 19: oops } is not expected here. Mend the file.", new() { Timeout = 3000 });
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(1);
        await Expect(alert).ToBeInViewportAsync();
        await page.GetByLabel("Saved inputs").SelectOptionAsync("");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_refuses_a_run_is_told_with_its_code_and_is_no_fault_of_the_inputs()
    {
        await new ParrotBuilds(_served).BuildAsync(revision => revision["blocks"]!["said"]!["config"]!["fingerprint"] = $"sha256:{new string('0', 64)}");
        var page = await OpenAsync("w/parrot/run");
        await page.Locator("#in-text").FillAsync("polly");
        await RunAsync(page);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("It has not run:", new() { Timeout = 10_000 });
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT7202 said: The method M:Scout.Host.Workflows.Parrot.Say");
        await Expect(page.GetByRole(AriaRole.Alert)).Not.ToContainTextAsync("inputs");
    }

    [Fact]
    public async Task Who_came_with_a_key_runs_only_where_the_key_may_and_saves_nothing()
    {
        var page = (await ComeInWithKeyAsync(_served, await _served.KeyAsync("development", "Execute Read", "desk"))).Page;
        await page.GotoAsync(new Uri(_served.Client.BaseAddress!, "w/desk/run").ToString());
        await Expect(page.Locator("#in-user_message")).ToBeVisibleAsync();
        await Expect(page.GetByText("Save these inputs")).ToHaveCountAsync(0);
        await page.GotoAsync(new Uri(_served.Client.BaseAddress!, "w/parrot/run").ToString());
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT6018");

        var reader = (await ComeInWithKeyAsync(_served, await _served.KeyAsync("development", "Read"))).Page;
        await reader.GotoAsync(new Uri(_served.Client.BaseAddress!, "w/desk/run").ToString());
        await Expect(reader.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT8101");
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var visit = await ComeInAsync(_served);
        await visit.GoAsync(_served.Client.BaseAddress!, path);
        return visit.Page;
    }

    private static Task RunAsync(IPage page) => page.Locator("form.inputs fluent-button[type=submit]").ClickAsync();

    private static async Task SaveAsync(IPage page, string button)
    {
        await page.GetByText("Save these inputs").ClickAsync();
        await page.GetByLabel("Name").FillAsync("kettle");
        await page.Locator("fluent-button", new() { HasText = button }).ClickAsync();
    }
}
