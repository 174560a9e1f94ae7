using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scout.Revisions.Runs;
using Scout.Web.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Scout.Web.Tests.Logs;

/// <summary>Runs are found, looked at, compared and shared.</summary>
public sealed partial class LookingAtRuns(Chromium chromium) : ParrotTests(chromium)
{
    [Fact]
    public async Task Runs_are_found_by_what_was_in_them_and_by_what_they_failed_with_and_new_ones_come_by_themselves()
    {
        var visit = await ComeInAsync(Site.Served);
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Runs" }).First.ClickAsync();
        await Expect(page.Locator(".runs tbody tr")).ToHaveCountAsync(4);
        await page.GetByLabel("Text").FillAsync("CRACKER");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.Locator(".runs tbody tr")).ToHaveCountAsync(1);

        await visit.GoAsync(Site.Address, "logs?search=ouch&status=failed&workflow=parrot&trigger=api");
        await Expect(page.Locator(".runs tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator(".runs .why")).ToContainTextAsync("SCOUT");

        await visit.GoAsync(Site.Address, "logs?workflow=parrot&block=heard&revision=latest&environment=development&since=2026-01-01");
        await Expect(page.Locator(".runs tbody tr")).ToHaveCountAsync(2);
        await ShowAsync(page, "logs");
        await Site.RunAsync("parrot", new { text = "late" });
        await Expect(page.Locator(".runs tbody tr")).ToHaveCountAsync(3, new() { Timeout = 30_000 });
    }

    [Theory]
    [InlineData("status=over", "There is no status 'over'")]
    [InlineData("trigger=ghost", "There is no trigger 'ghost'")]
    [InlineData("feedback=loud", "There is no feedback 'loud'")]
    [InlineData("workflow=parrot&revision=ffffffffff", "nothing is called 'ffffffffff'")]
    [InlineData("block=%3Cscript%3E&since=2026-13-01", "'2026-13-01' is no time")]
    [InlineData("cursor=x", "is not what a page of runs ended with")]
    public async Task What_is_asked_wrong_is_told(string query, string told)
    {
        var visit = await ComeInAsync(Site.Served);
        await visit.GoAsync(Site.Address, $"logs?{query}");

        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(told);
        await Expect(visit.Page.Locator(".runs")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_runs_are_ticked_and_compared_block_by_block()
    {
        var visit = await ComeInAsync(Site.Served);
        var page = visit.Page;
        await visit.GoAsync(Site.Address, "logs?status=completed&workflow=parrot");
        var boxes = page.Locator(".runs input[type=checkbox]");
        await boxes.Nth(1).CheckAsync();
        await boxes.Nth(0).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare the two" }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Compare two runs");
        await Expect(page.Locator(".pair mark").Filter(new() { HasText = "polly" }).First).ToBeVisibleAsync();
        await visit.LiveAsync();
        await Expect(page.Locator(".entry").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("n");
        var entry = page.Locator(".entry.current");
        await Expect(entry).ToHaveCountAsync(1);
        await Expect(entry.Locator(".pair").First).ToBeVisibleAsync();
        await ShowAsync(page, "runs-compare");

        await visit.GoAsync(Site.Address, "runs/compare?run=1");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Two runs are compared, and one was chosen");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("2147483647")]
    [InlineData("99999999999999")]
    public async Task A_round_that_there_is_not_is_no_reason_to_show_no_run(string at)
    {
        var visit = await ComeInAsync(Site.Served);
        await visit.GoAsync(Site.Address, $"runs/{Site.Failed}?open=heard&at={at}");

        await Expect(visit.Page.Locator(".bar-row")).ToHaveCountAsync(await BlocksAsync());

        async Task<int> BlocksAsync() => (await Task.Run(() => Site.Served.Runs.Read(Site.Failed))).Order.Count;
    }

    [Fact]
    public async Task Words_and_ids_of_a_list_stand_whole()
    {
        var visit = await ComeInAsync(Site.Served);
        await visit.GoAsync(Site.Address, "logs");
        await Expect(visit.Page.Locator(".runs tbody tr")).ToHaveCountAsync(4);
        await ShowAsync(visit.Page, "logs-1280");

        var broken = await visit.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.runs td:not(.why) a code, .runs td[data-label=Environment], .runs td[data-label=Workflow]')].filter(element => {
                const range = document.createRange();
                range.selectNodeContents(element);
                return new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1;
            }).map(element => element.textContent)
            """);
        Assert.Empty(broken);
    }

    [Fact]
    public async Task A_run_that_failed_tells_what_came_before_it_failed()
    {
        var failed = Site.Served.Runs.List(new() { Status = RunStatus.Failed }).Runs[0];
        var visit = await ComeInAsync(Site.Served);
        await visit.GoAsync(Site.Address, $"runs/{failed.RunId}");

        var trail = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Since when it fails" });
        await Expect(trail).ToContainTextAsync("parrot has failed once in development");
        await Expect(trail).ToContainTextAsync("The revision and its settings are the same");
        await trail.GetByRole(AriaRole.Link, new() { Name = "Compare the two runs" }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Compare two runs");
    }

    [Fact]
    public async Task A_run_is_one_file_to_share_without_what_was_in_it()
    {
        var run = Site.Served.Runs.List(new() { Status = RunStatus.Failed }).Runs[0];
        var visit = await ComeInAsync(Site.Served);
        await visit.GoAsync(Site.Address, $"runs/{run.RunId}");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Download to share" }).ClickAsync());
        Assert.Equal($"run-{RunIds.ShortOf(run.RunId)}.html", download.SuggestedFilename);
        var file = await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);

        Assert.Contains("[text, 4 characters]", file, StringComparison.Ordinal);
        Assert.Contains(run.Error!.Code, file, StringComparison.Ordinal);
        Assert.DoesNotContain("ouch", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(run.Error.Message, file, StringComparison.Ordinal);
        Assert.Empty(Active().Matches(file));

        var open = await OpenAsync();
        await open.Page.SetContentAsync(file);
        await Expect(open.Page.Locator(".bar-row").First).ToBeVisibleAsync();
        await ShowAsync(open.Page, "run-file");
    }

    [Fact]
    public async Task What_a_key_may_not_see_it_can_neither_look_at_nor_compare_nor_share()
    {
        var run = Site.Served.Runs.List().Runs[0].RunId;
        var visit = await ComeInWithKeyAsync(Site.Served, await Site.Served.KeyAsync("staging", "Read"));
        foreach (var path in new[] { $"runs/{run}", $"runs/compare?run={run}&run={run}" })
        {
            await visit.GoAsync(Site.Address, path);
            await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no record of a run");
        }

        await visit.GoAsync(Site.Address, "logs?environment=development");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no environment 'development'");
        await visit.GoAsync(Site.Address, "logs");
        await Expect(visit.Page.Locator(".empty")).ToBeVisibleAsync();
        var file = await visit.Page.APIRequest.GetAsync(new Uri(Site.Address, $"runs/{run}/file").ToString(), new() { Headers = [new("Sec-Fetch-Site", "same-origin")] });
        Assert.Equal(404, file.Status);
    }

    // What runs, or asks for something.
    [GeneratedRegex(@"<script|javascript:|\son\w+=|<link|<img|<iframe|<object|@import|url\(|https?://", RegexOptions.IgnoreCase)]
    private static partial Regex Active();
}
