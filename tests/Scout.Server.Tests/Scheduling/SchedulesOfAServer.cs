using System.Text.RegularExpressions;
using Scout.Environments.Projects;
using Scout.Revisions.Runs;
using Scout.Runs;
using Scout.Runs.Queries;
using Scout.Runs.Scheduling;
using Scout.Server.Tests.Life;

namespace Scout.Server.Tests.Scheduling;

public sealed partial class SchedulesOfAServer
{
    private const string EverySecond = "* * * * * *";
    private const string Polly = "\"inputs\": { \"text\": \"polly\" }";

    [Fact]
    public async Task Runs_start_by_themselves_as_scout_json_says_now_also_on_a_server_that_moves_nothing()
    {
        await using var served = await Served.CreateAsync(["parrot"]);
        await served.StartAsync(settings => settings with { ReadOnly = true });
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        Assert.Empty(served.Runs.List().Runs);

        await WriteAsync(served, "often", "parrot", EverySecond, Polly);
        var runs = await UntilAsync(() => served.Runs.List(new() { Status = RunStatus.Completed }).Runs, found => found.Length >= 3);

        Assert.All(runs, run => Assert.Equal(("parrot", "development", "schedule", "often"), (run.Workflow, run.Environment, run.Trigger, run.TriggerName)));
        var named = SseText.Of((await served.GetAsync("/v2/run_logs?workflow_id=parrot&trigger=schedule:often&limit=2")).Expect(200).Body);
        Assert.Equal(3, named.Length);
        Assert.Single(SseText.Of((await served.GetAsync("/v2/run_logs?workflow_id=parrot&trigger=schedule:other")).Expect(200).Body));
        Assert.Single(SseText.Of((await served.GetAsync("/v2/run_logs?workflow_id=parrot&trigger=api")).Expect(200).Body));
    }

    [Theory]
    [InlineData("parrot", "\"inputs\": { \"txt\": \"polly\" }", "did you mean text?")]
    [InlineData("nobody", Polly, "SCOUT6018")]
    public async Task What_is_refused_stays_to_be_seen(string workflow, string inputs, string why)
    {
        await using var served = await Served.CreateAsync(["parrot"]);
        await WriteAsync(served, "odd", workflow, EverySecond, inputs);
        await served.StartAsync();

        var last = (await UntilAsync(() => Statuses(served), found => found[0].Last?.State == FiringState.Refused))[0].Last!;

        Assert.Contains(why, last.Reason, StringComparison.Ordinal);
        Assert.Empty(served.Runs.List().Runs);
    }

    [Fact]
    public async Task A_time_at_which_a_run_still_waits_is_skipped_and_one_waits_where_it_is_queued()
    {
        await using var served = await Served.CreateAsync(["refund"]);
        const string Inputs = "\"inputs\": { \"order\": \"o-1\", \"amount\": 12.5, \"cooling\": \"PT0.1S\" }";
        await WriteAsync(served, "often", "refund", EverySecond, Inputs);
        await served.StartAsync();
        var first = (await UntilAsync(() => served.Runs.List().Runs, found => found.Length > 0))[0];
        await UntilAsync(() => Statuses(served), found => found[0].Last?.State == FiringState.Skipped);
        Assert.Single(served.Runs.List().Runs);

        await WriteAsync(served, "often", "refund", EverySecond, $"{Inputs}, \"overlap\": \"queue\"");
        await UntilAsync(() => served.Runs.Schedules().Firings, found => found.Any(firing => firing.State == FiringState.Queued) && found[^1].State == FiringState.Skipped);
        Assert.Single(served.Runs.List().Runs);
        await served.UntilAsync(first.RunId, answer => answer["status"].GetString() == "waiting" && answer["waits"][0].GetProperty("kind").GetString() == "approval");
        (await served.PostAsync($"/v2/runs/{first.RunId}/approve", new { approved = false, reason = "no" })).Expect(202);

        await UntilAsync(() => served.Runs.List().Runs, found => found.Length == 2);
    }

    [Fact]
    public async Task A_server_that_is_killed_again_and_again_starts_each_time_once()
    {
        await using var served = await Served.CreateAsync(["parrot"]);
        await WriteAsync(served, "often", "parrot", EverySecond, $"{Polly}, \"overlap\": \"allow\"");
        var log = "";
        for (var life = 0; life < 3; life++)
        {
            using var server = ServerProcess.Start(served.Root);
            var begun = Listed(served).Length;
            await UntilAsync(() => Listed(served).Length, count => count >= begun + 2);
            await Task.Delay(Random.Shared.Next(1000), TestContext.Current.CancellationToken);
            await server.KillAsync();
            log += server.Log;
        }

        using var last = ServerProcess.Start(served.Root);
        await UntilAsync(() => Listed(served), found => found.Length >= 7 && found.All(run => run.Status is RunStatus.Completed or RunStatus.Running));
        Assert.True(await last.StopAsync() == 0, last.Log);
        // What died before it said so is said by the next.
        var said = Said().Matches(log + last.Log).Select(match => (Run: match.Groups["run"].Value, Time: match.Groups["time"].Value)).Distinct().ToArray();
        Assert.Equal(said.Length, said.Select(one => one.Time).Distinct().Count());
        Assert.Equal(said.Select(one => one.Run).Order(), Listed(served).Select(run => run.RunId).Order());
    }

    [Fact]
    public async Task A_scout_json_that_cannot_be_read_stops_schedules_until_it_can()
    {
        await using var served = await Served.CreateAsync(["parrot"]);
        await WriteAsync(served, "often", "parrot", EverySecond, Polly);
        await served.StartAsync();
        await UntilAsync(() => served.Runs.List().Runs, found => found.Length >= 1);

        var good = await File.ReadAllTextAsync(SettingsOf(served), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(SettingsOf(served), "{", TestContext.Current.CancellationToken);
        // For two seconds it may be half of one that is being written.
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        var before = served.Runs.List().Runs.Length;
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.Equal(before, served.Runs.List().Runs.Length);

        await File.WriteAllTextAsync(SettingsOf(served), good, TestContext.Current.CancellationToken);
        await UntilAsync(() => served.Runs.List().Runs, found => found.Length > before);
    }

    private static string SettingsOf(Served served) => Path.Combine(served.Root, "scout.json");

    private static Task WriteAsync(Served served, string name, string workflow, string cron, string more) => File.WriteAllTextAsync(
        SettingsOf(served),
        $$"""
        {
          "models": { "fast": { "provider": "script", "replies": "replies.json" } },
          "variables": { "brand": "Acme" },
          "environments": { "development": { "schedules": [{ "name": "{{name}}", "workflow": "{{workflow}}", "cron": "{{cron}}", {{more}} }] } }
        }
        """,
        TestContext.Current.CancellationToken);

    private static ScheduleStatus[] Statuses(Served served) => [.. served.Runs.ScheduleStatuses(ScoutProject.Find(served.Root).Environments, DateTimeOffset.UtcNow)];

    private static RunEntry[] Listed(Served served) => [.. RunStore.Open(ScoutProject.Find(served.Root)).List(limit: 1000).Runs];

    private static async Task<T> UntilAsync<T>(Func<T> ask, Func<T, bool> isSo)
    {
        var until = DateTime.UtcNow.AddSeconds(60);
        T found;
        while (!isSo(found = ask()))
        {
            Assert.True(DateTime.UtcNow < until, $"It did not come to that: {found}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return found;
    }

    [GeneratedRegex("has started the run (?<run>[^ ]+) for (?<time>[^\"]+Z)")]
    private static partial Regex Said();
}
