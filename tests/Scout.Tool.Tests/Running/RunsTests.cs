using System.Text.Json;
using Scout.Environments.Projects;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Running;

public sealed class RunsTests
{
    [Fact]
    public async Task Runs_are_listed_newest_first_and_filtered()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);
        (await project.RunAsync("run troubles --no-build --input kind=throw")).Expect(ExitCode.RunFailed);

        var text = (await project.RunAsync("runs")).Expect(ExitCode.Done).Output.TrimEnd().Split('\n');
        Assert.Matches(@"^✗  [0-9a-f]{10}  troubles@[0-9a-f]{10}  development  +[\d.]+ m?s  (just now|\d+ min ago)  trouble: SCOUT7\d{3}$", text[0]);
        Assert.Matches(@"^✓  \S+  desk@[0-9a-f]{10}  +development", text[1]);

        Assert.Equal(["troubles", "desk"], await WorkflowsAsync(project, ""));
        Assert.Equal(["desk"], await WorkflowsAsync(project, "--workflow desk"));
        Assert.Equal(["troubles"], await WorkflowsAsync(project, "--status failed"));
        Assert.Equal(["desk"], await WorkflowsAsync(project, "--block route"));
        Assert.Equal(["desk"], await WorkflowsAsync(project, "--revision latest --workflow desk"));
        Assert.Equal(["troubles"], await WorkflowsAsync(project, "--last 1"));
        Assert.Equal(["troubles", "desk"], await WorkflowsAsync(project, "--since 1h --environment development"));
        Assert.Empty(await WorkflowsAsync(project, "--since 2999-01-01"));
        Assert.Empty(await WorkflowsAsync(project, "--since 9999-12-31T23:59:59.9999999Z"));
        Assert.Equal(["troubles", "desk"], await WorkflowsAsync(project, "--since 4294967295d --environment development"));
        Assert.Empty(await WorkflowsAsync(project, "--environment staging"));
    }

    [Fact]
    public async Task What_was_said_of_a_run_is_shown_with_it_and_finds_it()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);
        (await project.RunAsync("run troubles --no-build --input kind=throw")).Expect(ExitCode.RunFailed);
        (await project.RunAsync("run troubles --no-build --input kind=x")).Expect(ExitCode.Done);
        var time = new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
        await using (var runs = RunStore.Open(ScoutProject.Find(project.Folder.Path)))
        {
            var ids = runs.List().Runs.Select(run => run.RunId).Reverse().ToArray();
            await runs.FeedbackAsync(ids[0], new(1, "well\nsaid", "bot", time));
            await runs.FeedbackAsync(ids[0], new(0.5, null, "ada", time));
            await runs.FeedbackAsync(ids[1], new(-0.25, null, "bot", time));
            await runs.FeedbackAsync(ids[2], new(null, "no score", "bot", time));
        }

        var text = (await project.RunAsync("runs")).Expect(ExitCode.Done).Output.TrimEnd().Split('\n');
        Assert.EndsWith("  feedback", text[0], StringComparison.Ordinal);
        Assert.Matches(@"trouble: SCOUT7\d{3}, feedback -0\.25$", text[1]);
        Assert.EndsWith("  feedback +0.75 (2)", text[2], StringComparison.Ordinal);
        Assert.Equal("""{"count":2,"score":0.75}""", Compact((await project.RunAsync("runs --workflow desk --format json")).Json.GetProperty("runs")[0].GetProperty("feedback")));
        Assert.Equal(["troubles", "troubles", "desk"], await WorkflowsAsync(project, "--feedback any"));
        Assert.Equal(["desk"], await WorkflowsAsync(project, "--feedback positive"));
        Assert.Equal(["troubles"], await WorkflowsAsync(project, "--feedback negative"));

        var log = (await project.RunAsync("logs --feedback positive")).Expect(ExitCode.Done).Output.TrimEnd();
        Assert.EndsWith("feedback +1 by bot, 2026-11-29 12:00:00 UTC: well said\nfeedback +0.5 by ada, 2026-11-29 12:00:00 UTC", log, StringComparison.Ordinal);
        Assert.Equal(
            """[{"score":1,"comment":"well\nsaid","by":"bot","time":"2026-11-29T12:00:00+00:00"},{"score":0.5,"by":"ada","time":"2026-11-29T12:00:00+00:00"}]""",
            Compact((await project.RunAsync("logs --feedback positive --format json")).Json.GetProperty("feedback")));
    }

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json).Replace("\\u002B", "+", StringComparison.Ordinal);

    [Fact]
    public async Task A_run_without_an_end_that_nobody_works_on_is_interrupted()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);
        var records = RunStore.Open(ScoutProject.Find(project.Folder.Path)).Records((await project.RunAsync("runs --format json")).Json.GetProperty("runs")[0].GetProperty("run_id").GetString()!);
        var inbox = Directory.CreateDirectory(project.Folder.File(".scout/runs/inbox"));
        var lines = records.Take(2).Select(record => JsonSerializer.Serialize(record with { RunId = "29990101t000000-0123456789" }, RunJson.Written));
        await File.WriteAllTextAsync(Path.Combine(inbox.FullName, "29990101t000000-0123456789.jsonl"), string.Join('\n', [.. lines, """{"event":"block_comp"""]), TestContext.Current.CancellationToken);

        var run = (await project.RunAsync("runs --format json")).Json.GetProperty("runs")[0];

        Assert.Equal("interrupted", run.GetProperty("status").GetString());
        Assert.Equal("project", run.GetProperty("trigger").GetString());
        Assert.Empty(inbox.GetFiles());
        Assert.Matches(@"!.* interrupted", (await project.RunAsync("runs")).Output);
        Assert.Contains("Interrupted", (await project.RunAsync("logs")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runs --since yesterday", "SCOUT6213")]
    [InlineData("runs --since 2.5", "SCOUT6213")]
    [InlineData("runs --since 1/2", "SCOUT6213")]
    [InlineData("runs --until 2026-12", "SCOUT6213")]
    [InlineData("usage --since 10:30", "SCOUT6213")]
    [InlineData("runs --workflow dsek", "SCOUT6018")]
    [InlineData("runs --status done", "SCOUT6201")]
    [InlineData("runs --environment nowhere", "SCOUT60")]
    [InlineData("runs --revision nothing --workflow desk", "SCOUT6020")]
    public async Task A_filter_that_means_nothing_is_refused(string commandLine, string code)
    {
        using var project = await RunFolder.CreateAsync();

        Assert.StartsWith($"error {code}", (await project.RunAsync(commandLine)).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Following_adds_each_run_as_it_ends()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run troubles --no-build --input kind=first")).Expect(ExitCode.Done);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var first = new TaskCompletionSource();
        var both = new WatchedWriter("\"desk\"", interrupt.Cancel);
        var output = new WatchedWriter("\"troubles\"", first.SetResult, both);

        var following = project.Folder.RunUntilAsync(["runs", "--follow", "--format", "json"], interrupt.Token, output);
        await first.Task.WaitAsync(TestContext.Current.CancellationToken);
        (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);

        Assert.Equal(2, (await following).Expect(ExitCode.Interrupted).Output.TrimEnd().Split('\n').Length);
    }

    private static async Task<IEnumerable<string?>> WorkflowsAsync(RunFolder project, string filters) =>
        (await project.RunAsync($"runs {filters} --format json")).Expect(ExitCode.Done).Json.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("workflow").GetString());
}
