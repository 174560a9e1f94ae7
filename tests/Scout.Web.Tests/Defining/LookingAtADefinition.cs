using Microsoft.Playwright;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Defining;

public sealed class LookingAtADefinition(Chromium chromium) : PageTests(chromium)
{
    private Served _served = null!;

    public override async ValueTask InitializeAsync()
    {
        _served = await Served.CreateAsync(["desk"]);
        await File.WriteAllTextAsync(Path.Combine(_served.Root, "Desk.cs"), "// Sources.\n[Workflow(\"desk\")]\npublic sealed class Desk : Workflow<Request, Reply>\n{\n    var triage = flow.Llm<Triage>(\"triage\", new());\n}\n");
        await File.WriteAllTextAsync(Path.Combine(_served.Root, "scout.json"), """
            {
              "models": { "fast": { "provider": "script", "replies": "replies.json" } },
              "variables": { "brand": "Acme" },
              "environments": { "development": { "schedules": [{ "name": "nightly", "workflow": "desk", "cron": "0 6 1 1 *", "inputs": { "user_message": "hello" } }] } }
            }
            """);
        await _served.StartAsync();
    }

    private protected override ValueTask LeaveAsync() => _served.DisposeAsync();

    [Fact]
    public async Task A_workflow_is_its_picture_its_contract_its_texts_and_code_its_schedules_use_and_keys()
    {
        await _served.PostAsync("/v2/workflows/desk/execute?environment=development", new { inputs = new { user_message = "hi" } });
        var visit = await ComeInAsync(_served);
        await visit.GoAsync(_served.Client.BaseAddress!, "w/desk");
        var page = visit.Page;

        await page.Locator(".picture a[href$=block-triage]").ClickAsync();
        await Expect(page.Locator("#block-triage")).ToContainTextAsync("Classify this {{ inputs.locale }} message: {{ inputs.user_message }}");
        await Expect(page.Locator("#block-triage a.editor")).ToHaveAttributeAsync("href", $"vscode://file{Path.Combine(_served.Root, "Desk.cs")}:5");
        await page.Locator("#block-customer > summary").ClickAsync();
        await Expect(page.Locator("#block-customer")).ToContainTextAsync("public static async Task<Customer> FindCustomer");
        await Expect(page.GetByLabel("Input", new() { Exact = true })).ToContainTextAsync("must be given");
        await Expect(page.Locator("main")).ToContainTextAsync("1 run in 30 days");
        await Expect(page.Locator("tr", new() { HasText = "nightly" }).Locator("time")).ToHaveAttributeAsync("datetime", "2027-01-01T06:00:00Z");
        await Expect(page.Locator(".keys")).ToContainTextAsync("execute, read, promote");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("or null or null");
        await ShowAsync(page, "definition");
        await page.SetViewportSizeAsync(390, 844);
        await page.EvaluateAsync("document.querySelector('.filters option').textContent = 'a name and environments '.repeat(20)");
        await ShowAsync(page, "definition-390");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Who_came_with_a_key_sees_neither_paths_of_this_machine_nor_keys()
    {
        var page = (await ComeInWithKeyAsync(_served, await _served.KeyAsync("development", "Read"))).Page;
        await page.GotoAsync(new Uri(_served.Client.BaseAddress!, "w/desk").ToString());
        await Expect(page.Locator("#block-triage")).ToBeVisibleAsync();

        Assert.DoesNotContain(_served.Root, await page.ContentAsync(), StringComparison.Ordinal);
        await Expect(page.Locator("a.editor")).ToHaveCountAsync(0);
        await Expect(page.Locator(".keys")).ToHaveCountAsync(0);
        await page.GotoAsync(new Uri(_served.Client.BaseAddress!, "keys").ToString());
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("SCOUT8102");
        await Expect(page.Locator(".keys")).ToHaveCountAsync(0);
    }
}
