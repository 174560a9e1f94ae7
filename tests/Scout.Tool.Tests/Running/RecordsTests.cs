using System.Diagnostics;
using System.Text.Json;
using Scout.Environments.Projects;
using Scout.Environments.Workers;
using Scout.Runs;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Running;

/// <summary>What can be asked of runs, and done with them.</summary>
public sealed class RecordsTests
{
    [Fact]
    public async Task Runs_are_found_by_text_block_and_time_and_come_in_pages()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync(["run", "desk", "--no-build", "--input", "user_message=Invoice 4711 \"lost\" in Köln"])).Expect(ExitCode.Done);
        (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);
        (await project.RunAsync("run troubles --no-build --input kind=throw")).Expect(ExitCode.RunFailed);

        Assert.Single(await RunsAsync(project, "--search", "invoice 4711 \"LOST\""));
        Assert.Single(await RunsAsync(project, "--search", "KÖLN"));
        Assert.Single(await RunsAsync(project, "--search", "11"));
        Assert.Equal(2, (await RunsAsync(project, "--search", "Ada")).Length);
        Assert.Empty(await RunsAsync(project, "--search", "nobody wrote this"));
        Assert.Single(await RunsAsync(project, "--search", "köln", "--block", "thank"));
        Assert.Equal(2, (await RunsAsync(project, "--block", "customer")).Length);
        Assert.Empty(await RunsAsync(project, "--until", "2020-01-01"));

        var first = (await project.RunAsync("runs --last 2 --format json")).Expect(ExitCode.Done).Json;
        var second = (await project.RunAsync($"runs --last 2 --format json --after {first.GetProperty("next").GetString()}")).Expect(ExitCode.Done).Json;
        Assert.Equal(
            (await RunsAsync(project)).Select(run => run.GetProperty("run_id").GetString()),
            first.GetProperty("runs").EnumerateArray().Concat(second.GetProperty("runs").EnumerateArray()).Select(run => run.GetProperty("run_id").GetString()));
        Assert.False(second.TryGetProperty("next", out _));
        Assert.Contains("more with --after ", (await project.RunAsync("runs --last 1")).Output, StringComparison.Ordinal);
        Assert.StartsWith("error SCOUT7361: ", (await project.RunAsync("runs --after yesterday")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rerun_takes_over_what_is_the_same_and_says_why_the_rest_runs()
    {
        using var project = await RunFolder.CreateAsync();
        var earlier = (await project.RunAsync("run desk --no-build --input user_message=Hello --format json")).Expect(ExitCode.Done).Json;
        var id = earlier.GetProperty("run_id").GetString()!;

        var same = (await project.RunAsync($"rerun {id} --format json")).Expect(ExitCode.Done).Json;
        Assert.Equal(["triage", "customer", "place"], TakenFrom(same, id));
        Assert.Equal(earlier.GetProperty("output").GetRawText(), same.GetProperty("output").GetRawText());

        var from = (await project.RunAsync($"rerun {id} --from customer")).Expect(ExitCode.Done).Output;
        Assert.Contains("2 blocks keep what the run ", from, StringComparison.Ordinal);
        Assert.Contains("\n  customer ran again: asked for\n", from, StringComparison.Ordinal);

        var other = (await project.RunAsync($"rerun {id} --input user_message=Bye")).Expect(ExitCode.Done).Output;
        Assert.Contains("\n  customer ran again: it was given something else\n", other, StringComparison.Ordinal);
        Assert.Contains("\n  triage ran again: it was given something else\n", other, StringComparison.Ordinal);
        Assert.Contains("1 block keeps what the run ", other, StringComparison.Ordinal);

        Assert.StartsWith("error SCOUT7369: ", (await project.RunAsync($"rerun {id} --from nothing")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.Matches("= customer", (await project.RunAsync($"logs {same.GetProperty("run_id").GetString()}")).Output);
    }

    [Fact]
    public async Task A_failed_run_runs_again_from_where_it_failed()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run troubles --no-build --input kind=throw")).Expect(ExitCode.RunFailed);

        var again = (await project.RunAsync("rerun " + (await RunsAsync(project))[0].GetProperty("run_id").GetString())).Expect(ExitCode.RunFailed);

        Assert.Contains("trouble ran again: it failed", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_are_compared_block_by_block()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);
        (await project.RunAsync("run desk --no-build --input user_message=Goodbye")).Expect(ExitCode.Done);
        var ids = (await RunsAsync(project)).Select(run => run.GetProperty("run_id").GetString()).ToArray();

        var text = (await project.RunAsync($"logs {ids[1]} --compare {ids[0]}")).Expect(ExitCode.Done).Output;
        var json = (await project.RunAsync($"logs {ids[1]} --compare {ids[0]} --format json")).Expect(ExitCode.Done).Json;

        Assert.Contains("    < in  {\"message\":\"Hello\"}\n    > in  {\"message\":\"Goodbye\"}\n", text, StringComparison.Ordinal);
        Assert.Matches(@"\n= place  ✓ ", text);
        var customer = json.GetProperty("blocks").EnumerateArray().Single(block => block.GetProperty("block").GetString() == "customer");
        // What a text was made of is not recorded: nobody says that it was the same.
        var thanks = json.GetProperty("blocks").EnumerateArray().Single(block => block.GetProperty("block").GetString() == "thank");
        Assert.False(thanks.TryGetProperty("same_input", out _));
        Assert.Equal((false, false), (customer.GetProperty("same_input").GetBoolean(), customer.GetProperty("same_output").GetBoolean()));
    }

    [Fact]
    public async Task Usage_is_added_up_by_what_is_asked_for()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);
        (await project.RunAsync("run desk --no-build --input user_message=Goodbye")).Expect(ExitCode.Done);
        (await project.RunAsync("run troubles --no-build --input kind=throw")).Expect(ExitCode.RunFailed);

        // The most tokens come first, then the most time, and which one took it is the machine's affair.
        var lines = (await project.RunAsync("usage --format json")).Expect(ExitCode.Done).Json.GetProperty("usage").EnumerateArray().Select(line => line.GetProperty("elapsed_ms").GetDouble()).ToArray();
        Assert.Equal(lines.OrderDescending(), lines);
        Assert.Equal([("desk", 2, 2), ("troubles", 1, 0)], (await UsageAsync(project, "")).Order());
        Assert.Equal([("development", 3, 2)], await UsageAsync(project, "--by environment"));
        Assert.Contains(("desk/customer", 2, 2), await UsageAsync(project, "--by block"));
        Assert.Equal([("fast", 2, 2)], await UsageAsync(project, "--by model"));
        Assert.Empty(await UsageAsync(project, "--by block --since 2999-01-01"));
        Assert.Matches(@"^workflow\s+runs\s+times\s+tokens in\s+out\s+cost\s+time\n", (await project.RunAsync("usage")).Expect(ExitCode.Done).Output);
    }

    [Fact]
    public async Task What_models_used_is_told_with_what_it_cost_and_paid_once()
    {
        using var project = await RunFolder.CreateAsync(width: 120);
        await File.WriteAllTextAsync(project.Folder.File("scout.json"), """{ "models": { "fast": { "provider": "script", "replies": "replies.json", "price": { "input": 10, "cachedInput": 1, "output": 100 } } }, "variables": { "brand": "Acme" } }""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(project.Folder.File("replies.json"), """{ "replies": [{ "block": "triage", "reply": { "category": "other", "urgent": false }, "tokens": { "input": 1000, "cached": 400, "output": 10 } }, { "reply": "x", "tokens": { "input": 100, "output": 1 } }] }""", TestContext.Current.CancellationToken);

        Assert.Matches(@"\nCompleted in [\d.]+ m?s, cost 0\.0074\n", (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done).Output);
        var run = (await RunsAsync(project))[0];
        var again = (await project.RunAsync($"rerun {run.GetProperty("run_id").GetString()} --format json")).Expect(ExitCode.Done).Json;

        Assert.Equal((1000, 400, 10, 0.0074m), (run.GetProperty("input_tokens").GetInt32(), run.GetProperty("cached_tokens").GetInt32(), run.GetProperty("output_tokens").GetInt32(), run.GetProperty("cost").GetDecimal()));
        Assert.False(again.TryGetProperty("used", out _));
        Assert.Matches(@"triage  llm  [\d.]+ m?s  1000 > 10 tokens, cost 0\.0074", (await project.RunAsync($"logs {run.GetProperty("run_id").GetString()}")).Output);
        Assert.Contains("1000 > 10 tokens, cost 0.0074", (await project.RunAsync($"logs {run.GetProperty("run_id").GetString()} --waterfall")).Output, StringComparison.Ordinal);
        foreach (var by in new[] { "workflow", "environment", "block", "model" })
        {
            var lines = (await project.RunAsync($"usage --by {by} --format json")).Json.GetProperty("usage").EnumerateArray().ToArray();
            Assert.Equal(0.0074m, lines.Sum(line => line.TryGetProperty("cost", out var cost) ? cost.GetDecimal() : 0));
        }
    }

    [Fact]
    public async Task A_waterfall_shows_each_block_where_it_was_in_time()
    {
        using var project = await RunFolder.CreateAsync(width: 100);
        (await project.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);

        var lines = (await project.RunAsync("logs --waterfall")).Expect(ExitCode.Done).Output.Split('\n');

        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.Matches("^✓ customer  +█+ +[\\d.]+ m?s$", lines.Single(line => line.StartsWith("✓ customer", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_run_whose_worker_died_is_resumed_and_one_that_ended_is_not()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run troubles --no-build --input kind=exit")).Expect(ExitCode.RunFailed);
        Assert.Equal("interrupted", (await RunsAsync(project))[0].GetProperty("status").GetString());

        var again = (await project.RunAsync("resume")).Expect(ExitCode.RunFailed);
        Assert.Contains("dotnet scout resume ", again.Error, StringComparison.Ordinal);
        var run = Assert.Single(await RunsAsync(project));
        var records = RunStore.Open(ScoutProject.Find(project.Folder.Path)).Records(run.GetProperty("run_id").GetString()!);
        Assert.Equal(["RunStarted", "BlockStarted", "RunResumed", "BlockStarted"], records.Select(record => record.GetType().Name));

        Assert.StartsWith("error SCOUT7363: ", (await project.RunAsync("resume --again")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.StartsWith("error SCOUT6220: ", (await project.RunAsync("resume --again --fail")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.StartsWith("error SCOUT6221: ", (await project.RunAsync("resume --skip --output {")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);

        var canceled = (await project.RunAsync($"cancel {run.GetProperty("run_id").GetString()} --format json")).Expect(ExitCode.Done).Json;
        Assert.Equal("canceled", canceled.GetProperty("status").GetString());
        Assert.StartsWith("error SCOUT7365: ", (await project.RunAsync($"cancel {run.GetProperty("run_id").GetString()}")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.StartsWith("error SCOUT7365: ", (await project.RunAsync($"resume {run.GetProperty("run_id").GetString()}")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.StartsWith("error SCOUT6219: ", (await project.RunAsync("resume")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_canceled_from_another_terminal_and_refuses_to_be_resumed_while_it_is_under_way()
    {
        using var project = await RunFolder.CreateAsync();
        var begun = new TaskCompletionSource();
        var running = project.Folder.RunUntilAsync(["run", "troubles", "--no-build", "--input", "kind=wait"], TestContext.Current.CancellationToken, new WatchedWriter("\nrun ", begun.SetResult));
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        var id = (await RunsAsync(project))[0].GetProperty("run_id").GetString();

        Assert.StartsWith("error SCOUT7366: ", (await project.RunAsync($"resume {id}")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.Matches("– .*troubles", (await project.RunAsync($"cancel {id}")).Expect(ExitCode.Done).Output);
        (await running).Expect(ExitCode.Interrupted);
    }

    [Fact]
    public async Task A_run_in_the_project_s_own_process_is_running_for_as_long_as_that_lives()
    {
        using var project = await RunFolder.CreateAsync();
        var start = new HostCommand(BuiltWorkflows.Output).StartInfo("run", "troubles", "--input", "kind=wait");
        start.WorkingDirectory = project.Folder.Path;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        JsonElement[] found = [];
        while (found.Length == 0)
        {
            found = await RunsAsync(project);
        }

        var id = found[0].GetProperty("run_id").GetString();
        for (var look = 0; look < 3; look++)
        {
            var running = (await RunsAsync(project))[0];
            Assert.Equal((id, "running", "project"), (running.GetProperty("run_id").GetString(), running.GetProperty("status").GetString(), running.GetProperty("trigger").GetString()));
        }

        Assert.StartsWith("error SCOUT7366: ", (await project.RunAsync($"resume {id}")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.StartsWith("error SCOUT7368: ", (await project.RunAsync($"cancel {id}")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(project.Folder.File(".scout/runs/inbox")));

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("interrupted", (await RunsAsync(project))[0].GetProperty("status").GetString());
        Assert.Empty(Directory.GetFiles(project.Folder.File(".scout/runs/inbox")));
    }

    [Fact]
    public async Task A_store_that_is_none_is_told_and_what_environments_point_at_is_shown_all_the_same()
    {
        using var project = await RunFolder.CreateAsync();
        var store = project.Folder.File(".scout/runs/runs.db");
        Directory.CreateDirectory(store);
        Assert.StartsWith("error SCOUT7371: ", (await project.RunAsync("runs")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.Contains("is a folder, a named pipe or a device, where a file of the run store is expected", (await project.RunAsync("check")).Expect(ExitCode.Error).Output, StringComparison.Ordinal);

        Directory.Delete(store);
        await File.WriteAllTextAsync(store, new string('x', 10_000), TestContext.Current.CancellationToken);
        Assert.StartsWith("error SCOUT7352: ", (await project.RunAsync("runs")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        var status = (await project.RunAsync("status")).Expect(ExitCode.Done);
        Assert.StartsWith("warning SCOUT7352: ", status.Error, StringComparison.Ordinal);
        Assert.Contains("desk", status.Output, StringComparison.Ordinal);

        Directory.Delete(project.Folder.File(".scout/runs"), recursive: true);
        await File.WriteAllTextAsync(project.Folder.File(".scout/runs"), "", TestContext.Current.CancellationToken);
        Assert.StartsWith("error SCOUT7372: ", (await project.RunAsync("runs")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_meant_by_the_beginning_of_what_is_shown_of_its_id_and_by_nothing_less_than_a_letter()
    {
        using var project = await RunFolder.CreateAsync();
        (await project.RunAsync("run troubles --no-build --input kind=first")).Expect(ExitCode.Done);
        var id = (await RunsAsync(project))[0].GetProperty("run_id").GetString()!;

        Assert.Contains(id, (await project.RunAsync($"logs {id[16..20]}")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
        Assert.StartsWith("error SCOUT7354: ", (await project.RunAsync(["cancel", ""])).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.StartsWith("error SCOUT6201: ", (await project.RunAsync("runs --last 0")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    private static async Task<JsonElement[]> RunsAsync(RunFolder project, params string[] filters) =>
        [.. (await project.RunAsync(["runs", "--format", "json", .. filters])).Expect(ExitCode.Done).Json.GetProperty("runs").EnumerateArray()];

    private static IEnumerable<string> TakenFrom(JsonElement run, string earlier) =>
        run.GetProperty("blocks").EnumerateObject().Where(block => block.Value.TryGetProperty("taken_from", out var from) && from.GetString() == earlier).Select(block => block.Name).OrderBy(name => name == "triage" ? 0 : name == "customer" ? 1 : 2);

    private static async Task<IEnumerable<(string?, int, int)>> UsageAsync(RunFolder project, string options) =>
        (await project.RunAsync($"usage {options} --format json")).Expect(ExitCode.Done).Json.GetProperty("usage").EnumerateArray()
            .Select(line => (line.GetProperty("name").GetString(), line.GetProperty("runs").GetInt32(), line.GetProperty("times").GetInt32()));
}
