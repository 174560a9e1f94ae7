using System.Text.Json;
using Scout.Environments.Projects;
using Scout.Runs;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Running;

public sealed class LogsTests
{
    [Fact]
    public async Task The_newest_run_is_shown_block_by_block_as_they_lie_in_each_other()
    {
        using var project = await RunFolder.CreateAsync(width: 100);
        (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);

        var log = (await project.RunAsync("logs")).Expect(ExitCode.Done).Output;

        Assert.Matches(@"^desk@[0-9a-f]{10} in development\nrun \S+, \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\n\ninputs \{""user_message"":""Hello"",""locale"":""en""\}\n", log);
        Assert.Matches(@"\n├── ✓ customer  code  [\d.]+ m?s\n│   ├── in  \{""message"":""Hello""\}\n│   └── out \{""name"":""Ada"",""tier"":5\}\n", log);
        Assert.Matches(@"\n[├└]── ✓ route  if  .*\n([│ ]   .*\n)*[│ ]   └── ✓ (thank|apologise)  ", log);
        Assert.Contains("\nCompleted in ", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_what_the_run_was_pinned_to_and_every_block()
    {
        using var project = await RunFolder.CreateAsync();
        var run = (await project.RunAsync("run desk --no-build --input user_message=Hello --format json")).Json;
        var runId = run.GetProperty("run_id").GetString()!;

        foreach (var said in new[] { "", runId, runId[..17], runId[16..] })
        {
            var log = (await project.RunAsync($"logs {said} --format json")).Expect(ExitCode.Done).Json;
            Assert.Equal(runId, log.GetProperty("run_id").GetString());
            Assert.Equal("Hello", log.GetProperty("inputs").GetProperty("user_message").GetString());
            Assert.Equal(Names(run.GetProperty("blocks")), Names(log.GetProperty("blocks")));
            Assert.Equal(run.GetProperty("output").GetRawText(), log.GetProperty("output").GetRawText());
        }
    }

    [Fact]
    public async Task One_block_is_shown_whole()
    {
        using var project = await RunFolder.CreateAsync(width: 30);
        (await project.RunAsync(["run", "desk", "--no-build", "--input", "user_message=a message that is longer than thirty columns"])).Expect(ExitCode.Done);

        var text = (await project.RunAsync("logs --block customer")).Expect(ExitCode.Done).Output;
        var json = (await project.RunAsync("logs --block customer --format json")).Expect(ExitCode.Done).Json;
        var wrong = (await project.RunAsync("logs --block custmer")).Expect(ExitCode.Error);

        Assert.Contains("\"message\": \"a message that is longer than thirty columns\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("triage", text, StringComparison.Ordinal);
        Assert.Equal(["customer"], Names(json.GetProperty("blocks")));
        Assert.StartsWith("error SCOUT6214: ", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_shown_with_its_detail()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run troubles --no-build --input kind=throw")).Expect(ExitCode.RunFailed);

        var log = (await project.RunAsync("logs --status failed")).Expect(ExitCode.Done).Output;

        Assert.Contains("Failed after", log, StringComparison.Ordinal);
        Assert.Contains("The shelf is empty", log, StringComparison.Ordinal);
        Assert.Contains("Troubles.Make", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Following_a_run_shows_it_to_its_end()
    {
        using var project = await RunFolder.CreateAsync();
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var begun = new TaskCompletionSource();
        var running = project.Folder.RunUntilAsync(["run", "troubles", "--no-build", "--input", "kind=wait"], interrupt.Token, new WatchedWriter("\nrun ", begun.SetResult));
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("running", (await project.RunAsync("runs --format json")).Json.GetProperty("runs")[0].GetProperty("status").GetString());
        var followed = (await project.Folder.RunUntilAsync(["logs", "--follow"], TestContext.Current.CancellationToken, new WatchedWriter("\nrun ", interrupt.Cancel))).Expect(ExitCode.Done);

        (await running).Expect(ExitCode.Interrupted);
        Assert.Contains("Canceled after", followed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Following_with_json_is_one_event_a_line()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);

        var lines = (await project.RunAsync("logs --follow --format json --block customer")).Expect(ExitCode.Done).Output.TrimEnd().Split('\n');

        Assert.Equal(
            ["run_started", "block_started", "block_completed", "run_completed"],
            lines.Select(line => JsonElement.Parse(line).GetProperty("event").GetString()));
    }

    [Fact]
    public async Task A_log_that_is_not_one_is_named()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run troubles --no-build --input kind=first")).Expect(ExitCode.Done);
        using (var connection = RunStore.Open(ScoutProject.Find(project.Folder.Path)).Connect())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "UPDATE records SET body = '{\"event\":\"nonsense\"}' WHERE sequence = 1";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var broken = (await project.RunAsync("logs")).Expect(ExitCode.Error);
        var missing = (await project.RunAsync("logs nope")).Expect(ExitCode.Error);

        Assert.StartsWith("error SCOUT7359: Record 1 of run ", broken.Error, StringComparison.Ordinal);
        Assert.StartsWith("error SCOUT7354: ", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_inbox_that_is_no_record_is_named_and_stands_in_no_way()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run troubles --no-build --input kind=first")).Expect(ExitCode.Done);
        var file = Path.Combine(Directory.CreateDirectory(project.Folder.File(".scout/runs/inbox")).FullName, "odd.jsonl");
        await File.WriteAllTextAsync(file, "this is no record\n", TestContext.Current.CancellationToken);

        var runs = (await project.RunAsync("runs")).Expect(ExitCode.Done);

        Assert.StartsWith($"warning SCOUT7362: {file}, line 1: ", runs.Error, StringComparison.Ordinal);
        Assert.Contains("troubles@", runs.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    private static IEnumerable<string> Names(JsonElement blocks) => blocks.EnumerateObject().Select(block => block.Name);
}
