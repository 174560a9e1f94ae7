using System.Diagnostics;
using System.Text.Json;
using Scout.Environments.Workers;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Running;

/// <summary>Runs whose models have limits, and runs that may use so much.</summary>
public sealed class LimitTests
{
    private const string Priced = "\"concurrency\": 1, \"price\": { \"input\": 1000, \"output\": 1000 }";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_for_a_place_at_a_model_is_shown_where_it_runs_and_from_elsewhere()
    {
        using var project = await PierAsync("\"concurrency\": 1");
        var going = project.RunAsync(Run(project, "late1", "late2"));

        var queued = default(JsonElement);
        while (queued.ValueKind == JsonValueKind.Undefined)
        {
            await Task.Delay(50, Cancellation);
            var runs = (await project.RunAsync("runs --format json")).Expect(ExitCode.Done).Json.GetProperty("runs").EnumerateArray().ToArray();
            queued = runs is [var only] && only.TryGetProperty("queued", out var found) ? found : default;
        }

        var wait = Assert.Single(queued.EnumerateArray());
        Assert.Equal(["block", "model", "limit", "used", "most", "since"], wait.EnumerateObject().Select(member => member.Name));
        // Which of the two was first nobody can say.
        var block = wait.GetProperty("block").GetString()!;
        Assert.Matches(@"^ships\[[01]\]/moor$", block);
        Assert.Equal(("pier", "concurrency", 1, 1), (wait.GetProperty("model").GetString(), wait.GetProperty("limit").GetString(), wait.GetProperty("used").GetInt32(), wait.GetProperty("most").GetInt32()));
        Assert.Contains("waits for a place at model 'pier': 1 of 1 requests under way", (await project.RunAsync("runs")).Output, StringComparison.Ordinal);
        Assert.Contains("waits for a place at model 'pier': 1 of 1 requests under way", (await project.RunAsync("logs")).Output, StringComparison.Ordinal);
        var log = (await project.RunAsync("logs --format json")).Json;
        Assert.Equal(("running", 1), (log.GetProperty("status").GetString(), log.GetProperty("queued").GetArrayLength()));

        await File.WriteAllTextAsync(project.Folder.File("go"), "", Cancellation);
        var run = (await going).Expect(ExitCode.Done);
        Assert.Single(run.Error.Split('\n'), $"{block} waits for a place at model 'pier': 1 of 1 requests under way");
        Assert.DoesNotContain("waits", (await project.RunAsync("runs")).Output, StringComparison.Ordinal);
        Assert.False((await project.RunAsync("logs --format json")).Json.TryGetProperty("queued", out _));
    }

    [Fact]
    public async Task A_run_that_has_used_up_its_budget_says_so_with_a_code_of_its_own_and_goes_on_when_it_is_raised()
    {
        using var project = await PierAsync(Priced, """{ "cost": 0.2 }""");

        var run = (await project.RunAsync([.. Run(project, "a", "b", "c"), "--format", "json"])).Expect(ExitCode.BudgetExceeded);
        Assert.Equal(("budget_exceeded", "SCOUT7430", 0.2m), (run.Json.GetProperty("status").GetString(), run.Json.GetProperty("error").GetProperty("code").GetString(), run.Json.GetProperty("used").GetProperty("cost").GetDecimal()));
        var id = run.Json.GetProperty("run_id").GetString()!;
        Assert.Matches($"^error SCOUT7430: The run's budget is used up: its models have cost 0.2, and may cost 0.2. .*Raise \"cost\" in the \"limits\" of development in scout.json, then go on with it: dotnet scout resume {id[16..]}\n$", run.Error);

        Assert.Contains("SCOUT7430", (await project.RunAsync("runs --status budget_exceeded")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
        var log = (await project.RunAsync("logs")).Expect(ExitCode.Done).Output;
        Assert.Contains("Budget exceeded after", log, StringComparison.Ordinal);
        Assert.Contains("dotnet scout resume", log, StringComparison.Ordinal);
        Assert.Contains("SCOUT7430", (await project.RunAsync("logs --follow")).Expect(ExitCode.Done).Error, StringComparison.Ordinal);
        Assert.Equal(0.2m, Assert.Single((await project.RunAsync("usage --by workflow --format json")).Json.GetProperty("usage").EnumerateArray()).GetProperty("cost").GetDecimal());
        Assert.Equal(1, (await project.RunAsync("status --format json")).Json.GetProperty("workflows")[0].GetProperty("environments")[0].GetProperty("health").GetProperty("failed").GetInt32());

        (await project.RunAsync($"resume {id}")).Expect(ExitCode.BudgetExceeded);
        await WriteAsync(project, Priced, """{ "cost": 1 }""");
        var resumed = (await project.RunAsync($"resume {id} --format json")).Expect(ExitCode.Done).Json;

        Assert.Equal(("completed", 0.3m), (resumed.GetProperty("status").GetString(), resumed.GetProperty("used").GetProperty("cost").GetDecimal()));
        Assert.False(resumed.TryGetProperty("error", out _));
        Assert.Equal(3, (await File.ReadAllLinesAsync(project.Folder.File("log"), Cancellation)).Count(line => line.StartsWith("begin", StringComparison.Ordinal)));
        Assert.Contains("No run on this machine fits.", (await project.RunAsync("runs --status budget_exceeded")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_without_a_price_is_refused_where_runs_may_cost_so_much()
    {
        using var project = await PierAsync("\"concurrency\": 1", """{ "cost": 0.2 }""");

        var run = (await project.RunAsync(Run(project, "a"))).Expect(ExitCode.Error);

        Assert.StartsWith("error SCOUT7431: The runs of development have a budget of \"cost\", and of the model 'pier' it is not known what it costs.", run.Error, StringComparison.Ordinal);
        Assert.Contains("No run on this machine fits.", (await project.RunAsync("runs")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_budget_of_a_workflow_that_is_not_there_is_told_by_check()
    {
        using var project = await PierAsync("\"concurrency\": 1", "{}");
        await File.WriteAllTextAsync(project.Folder.File("scout.json"), """{ "environments": { "development": { "workflows": { "peer": { "limits": { "cost": 1 } } } } } }""", Cancellation);

        var check = (await project.RunAsync("check")).Output;

        Assert.Contains("development has a budget for a workflow 'peer' that is not there. Did you mean 'pier'?", check.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_project_s_own_process_keeps_limits_by_itself_and_what_it_leaves_goes_on_in_a_worker()
    {
        using var project = await PierAsync(Priced, """{ "cost": 0.2 }""");
        var start = new HostCommand(BuiltWorkflows.Output).StartInfo("run", Run(project, "late1", "late2", "late3") is [_, var workflow, _, .. var inputs] ? [workflow, .. inputs] : []);
        start.WorkingDirectory = project.Folder.Path;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var told = new List<string>();
        while (await process.StandardError.ReadLineAsync(Cancellation) is { } line)
        {
            told.Add(line);
            if (line.Contains("waits for a place", StringComparison.Ordinal))
            {
                await File.WriteAllTextAsync(project.Folder.File("go"), "", Cancellation);
            }
        }

        await process.WaitForExitAsync(Cancellation);
        Assert.Equal((int)ExitCode.BudgetExceeded, process.ExitCode);
        Assert.Contains(told, line => line.EndsWith("/moor waits for a place at model 'pier': 1 of 1 requests under way", StringComparison.Ordinal));
        Assert.StartsWith("error SCOUT7430: ", told[^1], StringComparison.Ordinal);

        var run = Assert.Single((await project.RunAsync("runs --format json")).Json.GetProperty("runs").EnumerateArray());
        Assert.Equal(("budget_exceeded", "project"), (run.GetProperty("status").GetString(), run.GetProperty("trigger").GetString()));
        await WriteAsync(project, Priced, """{ "cost": 1 }""");
        (await project.RunAsync($"resume {run.GetProperty("run_id").GetString()}")).Expect(ExitCode.Done);
        Assert.Equal(3, (await File.ReadAllLinesAsync(project.Folder.File("log"), Cancellation)).Count(line => line.StartsWith("begin", StringComparison.Ordinal)));
    }

    private static async Task<RunFolder> PierAsync(string limits, string budget = "{}")
    {
        var project = await RunFolder.CreateAsync(width: 220, workflows: "pier");
        await WriteAsync(project, limits, budget);
        return project;
    }

    private static Task WriteAsync(RunFolder project, string limits, string budget) => File.WriteAllTextAsync(
        project.Folder.File("scout.json"),
        $$"""{ "models": { "pier": { "provider": "services", {{limits}} } }, "environments": { "development": { "limits": {{budget}} } } }""",
        Cancellation);

    private static string[] Run(RunFolder project, params string[] ships) =>
        ["run", "pier", "--no-build", "--input", $"log={project.Folder.File("log")}", "--input", $"ships={JsonSerializer.Serialize(ships)}"];
}
