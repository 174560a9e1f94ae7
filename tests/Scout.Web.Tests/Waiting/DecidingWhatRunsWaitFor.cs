using Microsoft.Playwright;
using Scout.Revisions.Runs;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Waiting;

public sealed class DecidingWhatRunsWaitFor(Chromium chromium) : PageTests(chromium)
{
    private Served _served = null!;
    private string _run = null!;

    public override async ValueTask InitializeAsync()
    {
        _served = await Served.StartAsync(["refund"]);
        _run = (await _served.PostAsync("/v2/workflows/refund/execute?environment=development", new { inputs = new { order = "o-1", amount = 12.5, cooling = "PT0.1S" } }, ("Prefer", "respond-async"))).Header("Scout-Run-Id");
        await _served.UntilAsync(_run, answer => answer["status"].GetString() == "waiting" && answer["waits"][0].GetProperty("kind").GetString() == "approval");
    }

    private protected override ValueTask LeaveAsync() => _served.DisposeAsync();

    [Fact]
    public async Task An_approval_is_decided_by_keyboard_alone_and_the_event_after_it_is_told_with_its_data()
    {
        var visit = await ComeInAsync(_served);
        await visit.GoAsync(_served.Client.BaseAddress!, "waiting");
        var page = visit.Page;
        await Expect(page.GetByText("Refund 12.5 for order o-1?")).ToBeVisibleAsync();
        await ShowAsync(page, "waiting");

        await page.GetByLabel("Reason").FocusAsync();
        await page.Keyboard.TypeAsync("checked with the customer");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Approved: refund");
        await Expect(page.GetByText("Deadline: 20")).ToBeVisibleAsync();

        await page.GetByLabel("amount").FillAsync("a lot");
        await page.Locator("fluent-button", new() { HasText = "It has come" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("data.amount: 'a lot' is no number");
        await page.GetByLabel("amount").FillAsync("12.5");
        await page.Locator("fluent-button", new() { HasText = "It has come" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("receipt: missing");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "receipt" }).FillAsync("r-7");
        await page.Locator("fluent-button", new() { HasText = "It has come" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No run waits for anybody" })).ToBeVisibleAsync();
        var run = await _served.UntilAsync(_run, answer => answer["status"].GetString() == "completed");
        Assert.Equal("12.5 were refunded (r-7), allowed by Ada <ada@example.com>: checked with the customer", run["output"].GetString());
    }

    [Fact]
    public async Task The_form_of_an_event_is_that_of_its_revision_as_soon_as_that_can_be_read_and_keeps_what_was_written()
    {
        await _served.PostAsync($"/v2/runs/{_run}/approve", new { approved = true, reason = "fine" });
        await _served.UntilAsync(_run, answer => answer["status"].GetString() == "waiting" && answer["waits"][0].GetProperty("kind").GetString() == "event");
        var file = Assert.Single(Directory.GetFiles(_served.Root, $"{_served.Runs.Entry(_run).RevisionId}.json", SearchOption.AllDirectories));
        var aside = Path.Combine(_served.Root, "aside");
        File.Move(file, aside);
        var visit = await ComeInAsync(_served);
        await visit.GoAsync(_served.Client.BaseAddress!, "waiting");
        await visit.Page.GetByLabel("Its data as JSON").FillAsync("""{ "amount": 12.5 }""");
        await visit.Page.Keyboard.PressAsync("Tab");

        File.Move(aside, file);

        await Expect(visit.Page.GetByLabel("amount")).ToHaveValueAsync("12.5");
    }

    [Fact]
    public async Task Who_came_with_a_key_that_may_only_read_sees_what_is_asked_and_decides_nothing()
    {
        var page = (await ComeInWithKeyAsync(_served, await _served.KeyAsync("development", "Read"))).Page;
        await page.GotoAsync(new Uri(_served.Client.BaseAddress!, "waiting").ToString());

        await Expect(page.GetByText("Refund 12.5 for order o-1?")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Reason")).ToHaveCountAsync(0);
        var elsewhere = (await ComeInWithKeyAsync(_served, await _served.KeyAsync("staging", "Read Execute"))).Page;
        await elsewhere.GotoAsync(new Uri(_served.Client.BaseAddress!, "waiting").ToString());
        await Expect(elsewhere.GetByRole(AriaRole.Heading, new() { Name = "No run waits for anybody" })).ToBeVisibleAsync();
        Assert.Equal(RunStatus.Waiting, _served.Runs.Entry(_run).Status);
    }
}
