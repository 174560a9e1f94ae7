using System.Diagnostics;
using System.Text.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Owning;
using Scout.Runs.Reruns;

namespace Scout.Runs.Tests;

/// <summary>Blocks that must not run twice and were under way when their worker was killed: several at once, each decided on its own.</summary>
public class DecidingBlocks
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_decided_and_the_run_goes_on_when_all_are()
    {
        using var folder = await RunsFolder.CreateAsync("payments");
        await using var runs = folder.Open();
        var log = Directory.CreateDirectory(folder.File("done")).FullName;
        var id = await KilledAsync(folder, runs, log);
        Assert.Equal(RunStatus.NeedsDecision, runs.Entry(id).Status);
        await File.WriteAllTextAsync(Path.Combine(log, "go"), "", Cancellation);

        // Nothing that does not fit is kept, and nothing is done meanwhile.
        Assert.Contains("3 blocks", (await RefusedAsync(null, "SCOUT7364")).Message, StringComparison.Ordinal);
        await RefusedAsync(new(BlockDecision.Skip, null, null), "SCOUT7373");
        Assert.Contains("output: a text is expected", (await RefusedAsync(new(BlockDecision.Skip, "all[0]/charge", JsonElement.Parse("42")), "SCOUT7374")).Message, StringComparison.Ordinal);
        await RefusedAsync(new(BlockDecision.Skip, "all[0]/charge", null), "SCOUT7374");
        await RefusedAsync(new(BlockDecision.Again, "elsewhere", null), "SCOUT7363");
        Assert.Equal(RunStatus.NeedsDecision, runs.Entry(id).Status);

        // A decision is kept although more are needed.
        Assert.Contains("2 blocks", (await RefusedAsync(new(BlockDecision.Skip, "all[0]/charge", JsonElement.Parse("\"given\"")), "SCOUT7364")).Message, StringComparison.Ordinal);
        Assert.Equal(["all[1]/charge", "all[2]/charge"], runs.Read(id).Undecided.Order());
        Assert.Equal(3, Charged(log).Length);

        await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);
        var end = await (await owner.ResumeAsync(await folder.TargetAsync("payments"), id, new(BlockDecision.Again, null, null), Cancellation)).End;
        Assert.Equal((RunStatus.Completed, """["given","b","c"]"""), (end.Status, end.Output!.Value.GetRawText()));
        Assert.Equal(["all[0]/charge", "all[1]/charge", "all[1]/charge", "all[2]/charge", "all[2]/charge"], Charged(log).Order());

        async Task<ScoutException> RefusedAsync(Decision? said, string code)
        {
            await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System);
            var target = await folder.TargetAsync("payments");
            var refused = await Assert.ThrowsAsync<ScoutException>(() => owner.ResumeAsync(target, id, said, Cancellation));
            Assert.Equal(code, refused.Code);
            return refused;
        }
    }

    [Fact]
    public async Task A_rerun_does_not_make_it_again_unless_it_is_told_to()
    {
        using var folder = await RunsFolder.CreateAsync("payments");
        await using var runs = folder.Open();
        var id = await KilledAsync(folder, runs, Directory.CreateDirectory(folder.File("done")).FullName);
        var target = await folder.TargetAsync("payments");
        var blocks = RevisionBlocks.Of(target.Revision, target.Calls);

        Assert.Equal("SCOUT7375", Assert.Throws<ScoutException>(() => RerunPlan.Of(runs.Read(id), blocks, blocks, null)).Code);
        Assert.Equal(3, RerunPlan.Of(runs.Read(id), blocks, blocks, "charge").Again.Count);
    }

    // All three wait for a file that is not there: nothing more is reported, and the worker is killed in the middle of them.
    private static async Task<string> KilledAsync(RunsFolder folder, RunStore runs, string log)
    {
        var worker = 0;
        await using var owner = RunOwner.Open(runs, new() { Idle = TimeSpan.Zero }, TimeProvider.System, (_, process, _) => worker = process);
        var run = await owner.StartAsync(await folder.TargetAsync("payments"), RunsFolder.Inputs(new { log, names = new[] { "a", "b", "c" } }), Cancellation);
        while (Charged(log).Length < 3)
        {
            await Task.Delay(10, Cancellation);
        }

        using (var process = Process.GetProcessById(worker))
        {
            process.Kill();
        }

        return (await run.End).RunId;
    }

    private static string[] Charged(string log) => [.. Directory.GetFiles(log, "*charge*").Select(file => Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(file)))];
}
