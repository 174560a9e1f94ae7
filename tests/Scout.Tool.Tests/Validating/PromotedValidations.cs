using System.Text.Json;
using Scout.Environments.Projects;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Validating;

/// <summary>What environments point at is validated, by the bundle that they run, and what happens around that: a pointer that moves, a process that is killed, a store that cannot be written, two at once.</summary>
public sealed class PromotedValidations
{
    private const string Environments = """
        { "models": { "fast": { "provider": "script", "replies": "replies.json" } }, "variables": { "brand": "Acme" },
          "environments": { "staging": { "requires": ["development"], "allow": ["script"] }, "production": { "requires": ["staging"], "allow": ["script"], "validation": { "suites": ["parrot"], "level": 0.1 } } } }
        """;

    private const string Polly = """
        workflow: parrot
        repeat: 5
        cases:
          - name: says it
            inputs: { text: polly }
            expect: [{ equals: { value: polly } }]
        """;

    // Its blocks wait for a file.
    private const string Payments = """
        workflow: payments
        allow: [effects]
        cases:
          - name: pays
            inputs: { log: LOG, names: [ada] }
        """;

    [Fact]
    public async Task What_staging_runs_is_validated_beside_production_and_may_go_there_when_it_passed()
    {
        using var folder = await ProjectAsync("parrot", Polly);
        await folder.PublishAsync("parrot");
        (await folder.RunAsync("promote --to staging")).Expect(ExitCode.Done);

        Assert.Contains("suite 'parrot' has not validated it yet", (await folder.RunAsync("promote --to production")).Expect(ExitCode.Refused).Error, StringComparison.Ordinal);
        Assert.False((await ValidateAsync(folder, ExitCode.Done)).TryGetProperty("comparison", out _));
        (await folder.RunAsync("promote --to production")).Expect(ExitCode.Done);

        // Another revision that does the same, and one that does not.
        await folder.PublishAsync("parrot", await folder.BuildOnAsync("parrot", revision => revision["blocks"]!["said"]!["timeout_ms"] = 60_000));
        (await folder.RunAsync("promote --to staging")).Expect(ExitCode.Done);
        var comparison = (await ValidateAsync(folder, ExitCode.Done)).GetProperty("comparison");
        Assert.Equal((5, "not_worse", 0.1), (comparison.GetProperty("pairs").GetInt32(), comparison.GetProperty("verdict").GetString(), comparison.GetProperty("level").GetDouble()));
        Assert.All(Runs(folder).List(new() { Trigger = RunTrigger.Validation }).Runs.Take(10), run => Assert.Equal("staging", run.Environment));
        (await folder.RunAsync("promote --to production")).Expect(ExitCode.Done);

        await folder.PublishAsync("parrot", await folder.BuildOnAsync("parrot", revision => revision["blocks"]!["heard"]!["config"]!["template"] = "quiet"));
        (await folder.RunAsync("promote --to staging")).Expect(ExitCode.Done);
        Assert.Equal("worse", (await ValidateAsync(folder, ExitCode.NotValid)).GetProperty("comparison").GetProperty("verdict").GetString());
        Assert.Contains("it failed (0 of 1 case passed)", (await folder.RunAsync("promote --to production")).Expect(ExitCode.Refused).Error, StringComparison.Ordinal);
        (await folder.RunAsync("check")).Expect(ExitCode.Done);
    }

    [Fact]
    public async Task A_result_is_void_where_the_pointer_moved_meanwhile()
    {
        using var folder = await ProjectAsync("payments", Payments);
        await folder.PublishAsync("payments");
        (await folder.RunAsync("promote --to staging")).Expect(ExitCode.Done);
        var validating = folder.RunAsync("validate --environment staging --format json");
        await BegunAsync(folder, validating);
        await folder.PublishAsync("payments", await folder.BuildOnAsync("payments", revision => revision["blocks"]!["all"]!["config"]!["concurrency"] = 2));
        (await folder.RunAsync("promote --to staging")).Expect(ExitCode.Done);
        await File.WriteAllTextAsync(folder.Folder.File("log/go"), "", TestContext.Current.CancellationToken);

        var suite = (await validating).Expect(ExitCode.NotValid).Json.GetProperty("suites")[0];

        Assert.Equal(("stale", "passed", false), (suite.GetProperty("verdict").GetString(), suite.GetProperty("cases")[0].GetProperty("verdict").GetString(), suite.TryGetProperty("evidence", out _)));
        Assert.Contains("staging was moved to", suite.GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Folder.File(".scout/evidence")));
    }

    [Fact]
    public async Task What_a_killed_validation_leaves_has_an_end_and_is_offered_to_nobody()
    {
        using var folder = await ProjectAsync("payments", Payments);
        using var tool = System.Diagnostics.Process.Start(ToolProcess.Start(folder.Folder.Path, "validate", "--no-build"))!;
        await BegunAsync(folder, tool.WaitForExitAsync(TestContext.Current.CancellationToken));
        tool.Kill(entireProcessTree: true);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);

        RunStatus status;
        while ((status = Runs(folder).List().Runs[0].Status) == RunStatus.Running)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(RunStatus.Canceled, status);
        var run = Runs(folder).List().Runs[0].RunId;
        Assert.Empty(Runs(folder).Unfinished());
        Assert.IsType<RunCanceled>(Runs(folder).Records(run)[^1]);
        Assert.Contains("SCOUT6219", (await folder.RunAsync("resume")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.Contains("SCOUT7386", (await folder.RunAsync($"resume {run}")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.Contains("has ended (canceled)", (await folder.RunAsync($"cancel {run}")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_found_is_shown_though_it_cannot_be_recorded()
    {
        using var folder = await ProjectAsync("parrot", Polly);
        await File.WriteAllTextAsync(folder.Folder.File(".scout/evidence"), "in the way", TestContext.Current.CancellationToken);

        var run = (await folder.RunAsync("validate --no-build")).Expect(ExitCode.Error);

        Assert.Contains("✓ parrot: passed", run.Output, StringComparison.Ordinal);
        Assert.Contains("evidence", run.Error, StringComparison.Ordinal);
        Assert.Equal("in the way", await File.ReadAllTextAsync(folder.Folder.File(".scout/evidence"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_at_once_are_both_recorded()
    {
        using var folder = await ProjectAsync("parrot", Polly);

        var both = await Task.WhenAll(folder.RunAsync("validate --no-build"), folder.RunAsync("validate --no-build"));

        Assert.All(both, run => run.Expect(ExitCode.Done));
        Assert.Equal(2, Directory.GetFiles(folder.Folder.File(".scout/evidence"), "*.json", SearchOption.AllDirectories).Length);
        (await folder.RunAsync("check")).Expect(ExitCode.Done);
    }

    private static async Task<RunFolder> ProjectAsync(string workflow, string suite)
    {
        var folder = await RunFolder.CreateAsync(workflows: workflow);
        Directory.CreateDirectory(folder.Folder.File("suites"));
        Directory.CreateDirectory(folder.Folder.File("log"));
        await File.WriteAllTextAsync(folder.Folder.File("scout.json"), Environments, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.Folder.File($"suites/{workflow}.yaml"), suite.Replace("LOG", JsonSerializer.Serialize(folder.Folder.File("log")), StringComparison.Ordinal), TestContext.Current.CancellationToken);
        return folder;
    }

    private static async Task<JsonElement> ValidateAsync(RunFolder folder, ExitCode code) =>
        (await folder.RunAsync("validate --environment staging --format json")).Expect(code).Json.GetProperty("suites")[0];

    // Its block works, and waits for the file.
    private static async Task BegunAsync(RunFolder folder, Task running)
    {
        while (!Directory.EnumerateFileSystemEntries(folder.Folder.File("log")).Any())
        {
            Assert.False(running.IsCompleted, "it has ended already");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static RunStore Runs(RunFolder folder) => RunStore.Open(ScoutProject.Find(folder.Folder.Path));
}
