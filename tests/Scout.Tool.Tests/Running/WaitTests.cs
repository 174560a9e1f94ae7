using System.Diagnostics;
using System.Text.Json;
using Scout.Environments.Workers;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Running;

/// <summary>A run that waits, as whoever runs it, is asked, and tells it something sees it.</summary>
public sealed class WaitTests
{
    private const string Request = "run refund --no-build --no-wait --input order=A1 --input amount=12.5 --input cooling=PT0S";

    [Fact]
    public async Task It_is_left_asked_for_approved_signaled_and_completed()
    {
        using var project = await RunFolder.CreateAsync(width: 200, workflows: "refund");

        var left = (await project.RunAsync(Request)).Expect(ExitCode.Waiting);
        Assert.Contains("waits for a decision: Refund 12.5 for order A1?: dotnet scout approve", left.Error, StringComparison.Ordinal);
        var listed = (await project.RunAsync("runs --status waiting --format json")).Json.GetProperty("runs")[0];
        var id = listed.GetProperty("run_id").GetString()!;
        Assert.Equal(("waiting", "approval", "allow"), (listed.GetProperty("status").GetString(), listed.GetProperty("waits")[0].GetProperty("wait").GetProperty("kind").GetString(), listed.GetProperty("waits")[0].GetProperty("block").GetString()));
        Assert.Contains("waits for a decision", (await project.RunAsync("runs")).Output, StringComparison.Ordinal);
        Assert.Contains("dotnet scout approve", (await project.RunAsync("logs")).Output, StringComparison.Ordinal);

        // Early: kept for the block that will wait for it.
        (await project.RunAsync(["signal", id, "payment", "--data", """{"receipt":"R7","amount":12.5}""", "--no-wait"])).Expect(ExitCode.Done);
        var approved = (await project.RunAsync(["approve", id, "--reason", "checked", "--format", "json"])).Expect(ExitCode.Done).Json;

        Assert.Equal("completed", approved.GetProperty("status").GetString());
        Assert.StartsWith("12.5 were refunded (R7), allowed by", approved.GetProperty("output").GetString(), StringComparison.Ordinal);
        Assert.Contains("has ended (completed)", (await project.RunAsync(["approve", id, "--reason", "again"])).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_denied_with_a_reason_and_says_so()
    {
        using var project = await RunFolder.CreateAsync(workflows: "refund");
        (await project.RunAsync(Request)).Expect(ExitCode.Waiting);
        var id = (await project.RunAsync("runs --format json")).Json.GetProperty("runs")[0].GetProperty("run_id").GetString()!;

        Assert.Contains("SCOUT6222", (await project.RunAsync(["approve", id, "--deny", "--reason", " "])).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        var denied = (await project.RunAsync(["approve", id, "--deny", "--reason", "over the limit", "--format", "json"])).Expect(ExitCode.Done).Json;

        Assert.Equal("Not refunded: over the limit", denied.GetProperty("output").GetString());
        Assert.False(denied.GetProperty("blocks").GetProperty("allow").GetProperty("output").GetProperty("approved").GetBoolean());
    }

    [Fact]
    public async Task One_in_the_projects_own_process_ends_that_and_is_gone_on_with_by_whoever_decides()
    {
        using var project = await RunFolder.CreateAsync(workflows: "refund");
        var start = new HostCommand(BuiltWorkflows.Output).StartInfo("run", "refund", "--input", "order=A1", "--input", "amount=12.5", "--input", "cooling=PT0S");
        start.WorkingDirectory = project.Folder.Path;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 8, $"{process.ExitCode}: {said}");
        Assert.Contains("allow waits for a decision: Refund 12.5 for order A1?", said, StringComparison.Ordinal);
        var run = (await project.RunAsync("runs --format json")).Json.GetProperty("runs")[0];
        Assert.Equal("waiting", run.GetProperty("status").GetString());
        var denied = (await project.RunAsync(["approve", run.GetProperty("run_id").GetString()!, "--deny", "--reason", "no", "--format", "json"])).Expect(ExitCode.Done).Json;
        Assert.Equal("Not refunded: no", denied.GetProperty("output").GetString());
    }

    [Fact]
    public async Task Whoever_started_it_stays_and_sees_its_end_when_another_terminal_decides()
    {
        using var project = await RunFolder.CreateAsync(workflows: "refund");
        var running = project.Folder.RunUntilAsync(Request.Replace(" --no-wait", "", StringComparison.Ordinal).Split(' '), TestContext.Current.CancellationToken);
        var id = await WaitingAsync(project);

        Assert.Contains("SCOUT7366", (await project.RunAsync($"resume {id}")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        var told = (await project.RunAsync(["approve", id, "--deny", "--reason", "over the limit"])).Expect(ExitCode.Done).Output;

        var ended = (await running).Expect(ExitCode.Done);
        Assert.Contains("waits for a decision: Refund 12.5 for order A1?", ended.Error, StringComparison.Ordinal);
        Assert.Contains("Not refunded: over the limit", ended.Output, StringComparison.Ordinal);
        Assert.Contains("is told, and goes on where it is under way", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_interrupted_while_it_waits_leaves_it_and_resume_stays_with_it_again()
    {
        using var project = await RunFolder.CreateAsync(workflows: "refund");
        using var first = new CancellationTokenSource();
        var running = project.Folder.RunUntilAsync(Request.Replace(" --no-wait", "", StringComparison.Ordinal).Split(' '), first.Token);
        var id = await WaitingAsync(project);
        await first.CancelAsync();
        Assert.Contains("dotnet scout approve", (await running).Expect(ExitCode.Waiting).Error, StringComparison.Ordinal);
        Assert.Equal(id, await WaitingAsync(project));

        using var second = new CancellationTokenSource();
        var resumed = project.Folder.RunUntilAsync(["resume", id], second.Token);
        while (!(await project.RunAsync($"resume {id} --no-wait")).Error.Contains("SCOUT7366", StringComparison.Ordinal))
        {
        }

        await second.CancelAsync();
        (await resumed).Expect(ExitCode.Waiting);
        Assert.Equal(id, await WaitingAsync(project));
    }

    [Fact]
    public async Task One_whose_time_has_come_is_gone_on_with_from_cron_until_it_waits_again()
    {
        using var project = await RunFolder.CreateAsync(workflows: "refund");
        (await project.RunAsync(Request)).Expect(ExitCode.Waiting);
        var id = await WaitingAsync(project);
        Assert.Equal("No run on this machine is due.\n", (await project.RunAsync("resume --due")).Expect(ExitCode.Done).Output);

        (await project.RunAsync(["approve", id, "--reason", "checked", "--no-wait"])).Expect(ExitCode.Done);
        var waits = Assert.Single((await project.RunAsync("resume --due --format json")).Expect(ExitCode.Done).Json.GetProperty("runs").EnumerateArray());
        Assert.Equal("payment", Assert.Single(waits.GetProperty("waits").EnumerateArray()).GetProperty("wait").GetProperty("event").GetString());

        (await project.RunAsync(["signal", id, "payment", "--data", """{"receipt":"R7","amount":12.5}""", "--no-wait"])).Expect(ExitCode.Done);
        Assert.Matches("^✓ .*refund@", (await project.RunAsync("resume --due")).Expect(ExitCode.Done).Output);
        Assert.Contains("SCOUT6223", (await project.RunAsync($"resume {id} --due")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_decision_counts_and_another_is_refused()
    {
        using var project = await RunFolder.CreateAsync(workflows: "refund");
        (await project.RunAsync(Request)).Expect(ExitCode.Waiting);
        var id = await WaitingAsync(project);

        (await project.RunAsync(["approve", id, "--deny", "--reason", "first", "--no-wait"])).Expect(ExitCode.Done);
        Assert.Contains("SCOUT7383", (await project.RunAsync(["approve", id, "--reason", "second", "--no-wait"])).Expect(ExitCode.Error).Error, StringComparison.Ordinal);

        Assert.Contains("Not refunded: first", (await project.RunAsync($"resume {id}")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_decide_at_once_are_both_told_what_became_of_it()
    {
        using var project = await RunFolder.CreateAsync(workflows: "refund");
        (await project.RunAsync(Request)).Expect(ExitCode.Waiting);
        var id = await WaitingAsync(project);

        var both = await Task.WhenAll(project.RunAsync(["approve", id, "--deny", "--reason", "one"]), project.RunAsync(["approve", id, "--deny", "--reason", "other"]));

        Assert.Contains(both, said => said.Code == ExitCode.Done && said.Output.Contains("Not refunded: ", StringComparison.Ordinal));
        Assert.All(both, said => Assert.True(said.Code == ExitCode.Done || said.Error.Contains("SCOUT7383", StringComparison.Ordinal) || said.Error.Contains("SCOUT7379", StringComparison.Ordinal) || said.Error.Contains("has ended", StringComparison.Ordinal), said.Error));
        Assert.Single(JsonElement.Parse((await project.RunAsync($"logs {id} --format json")).Output).GetProperty("blocks").EnumerateObject(), block => block.Name == "allow");
    }

    [Theory]
    [InlineData("signal RUN paymnt", "SCOUT7376: The run's revision of refund waits for no event 'paymnt'. Did you mean 'payment'?")]
    [InlineData("signal RUN payment", "SCOUT7378")]
    [InlineData("signal RUN payment --data {", "SCOUT6221: --data is no JSON")]
    [InlineData("approve RUN --reason x --block paid", "SCOUT7380")]
    [InlineData("approve nope --reason x", "SCOUT7354")]
    public async Task What_cannot_be_told_is_refused_and_nothing_changes(string command, string says)
    {
        using var project = await RunFolder.CreateAsync(workflows: "refund");
        (await project.RunAsync(Request)).Expect(ExitCode.Waiting);
        var run = (await project.RunAsync("runs --format json")).Json.GetProperty("runs")[0];

        Assert.Contains(says, (await project.RunAsync(command.Replace("RUN", run.GetProperty("run_id").GetString(), StringComparison.Ordinal))).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
        Assert.Equal(run.GetRawText(), (await project.RunAsync("runs --format json")).Json.GetProperty("runs")[0].GetRawText());
    }

    [Fact]
    public async Task Its_records_say_what_it_waited_for_and_who_told_it()
    {
        using var project = await RunFolder.CreateAsync(workflows: "refund");
        (await project.RunAsync(Request)).Expect(ExitCode.Waiting);
        var id = (await project.RunAsync("runs --format json")).Json.GetProperty("runs")[0].GetProperty("run_id").GetString()!;
        (await project.RunAsync(["approve", id, "--deny", "--reason", "no"])).Expect(ExitCode.Done);

        var records = (await project.RunAsync($"logs {id} --follow --format json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToArray();

        Assert.Subset(records.Select(record => record.GetProperty("event").GetString()).ToHashSet(), new HashSet<string?> { "block_waiting", "run_waiting", "run_resumed", "run_signaled" });
        Assert.Equal("allow", records.Single(record => record.GetProperty("event").GetString() == "run_signaled").GetProperty("taken_by").GetString());
    }

    private static async Task<string> WaitingAsync(RunFolder project)
    {
        while (true)
        {
            if ((await project.RunAsync("runs --status waiting --format json")).Json.GetProperty("runs").EnumerateArray().ToArray() is [var run])
            {
                return run.GetProperty("run_id").GetString()!;
            }
        }
    }
}
