using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Scout.Environments.Projects;
using Scout.Runs;
using Scout.Runs.Scheduling;
using Scout.Tool.CommandLine;

namespace Scout.Tool.Tests.Serving;

public sealed class SchedulesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-11-29T12:00Z", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Each_schedule_is_listed_with_its_next_time_and_what_became_of_its_last()
    {
        using var folder = await CreateAsync();
        var run = (await folder.RunAsync("runs --format json")).Json.GetProperty("runs")[0].GetProperty("run_id").GetString()!;
        await FireAsync(folder, "nightly", FiringState.Started, run, null);
        await FireAsync(folder, "tidy", FiringState.Skipped, null, "the run before is not over");
        await FireAsync(folder, "odd", FiringState.Refused, null, $"SCOUT6018: there is no workflow '{Output.Hostile.Text}'");

        var listed = (await folder.RunAsync("schedules")).Expect(ExitCode.Done);

        Assert.Empty(Output.Hostile.RawIn(listed.Output));
        Assert.Equal(
            $"""
            staging     nightly  desk  0 6 * * 1-5     Europe/Berlin  next 2026-11-30 05:00 UTC     {run[^10..]} completed, 2026-11-29 11:59 UTC
            staging     tidy     desk  */20 * * * * *  UTC            next 2026-11-29 12:00:20 UTC  skipped 2026-11-29 11:59 UTC: the run before is not over
            production  odd      gone  0 0 29 2 *      UTC            next 2028-02-29 00:00 UTC     refused 2026-11-29 11:59 UTC: SCOUT6018: there is no work
            """,
            string.Join('\n', listed.Output.TrimEnd().Split('\n').Select(line => line.Length > 145 ? line[..145] : line)));
    }

    [Fact]
    public async Task The_schedules_of_one_environment_are_a_document()
    {
        using var folder = await CreateAsync();

        var schedules = (await folder.RunAsync("schedules --environment staging --format json")).Expect(ExitCode.Done).Json.GetProperty("schedules");

        Assert.Equal("""{"environment":"staging","name":"nightly","workflow":"desk","cron":"0 6 * * 1-5","zone":"Europe/Berlin","overlap":"queue","missed":"once","next":"2026-11-30T05:00:00+00:00"}""", System.Text.Json.JsonSerializer.Serialize(schedules[0]).Replace("\\u002B", "+", StringComparison.Ordinal));
        Assert.Equal(2, schedules.GetArrayLength());
        Assert.Contains("SCOUT6005", (await folder.RunAsync("schedules --environment stagin")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_are_none_it_is_said_where_they_belong()
    {
        using var folder = await RunFolder.CreateAsync();

        Assert.Contains("scout.json", (await folder.RunAsync("schedules")).Expect(ExitCode.Done).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schedul", "Did you mean 'schedule'?")]
    [InlineData("cron:nightly", "schedule:nightly")]
    public async Task What_asks_for_no_runs_is_refused_as_a_trigger(string trigger, string remedy)
    {
        using var folder = await RunFolder.CreateAsync();

        Assert.Contains(remedy, (await folder.RunAsync($"runs --trigger {trigger}")).Expect(ExitCode.Error).Error, StringComparison.Ordinal);
    }

    private static async Task<RunFolder> CreateAsync()
    {
        var folder = await RunFolder.CreateAsync(width: 200, time: new FakeTimeProvider(Now));
        var settings = (await File.ReadAllTextAsync(folder.Folder.File("scout.json"))).TrimEnd()[..^1].TrimEnd().TrimEnd(',');
        await File.WriteAllTextAsync(folder.Folder.File("scout.json"), settings + """
            ,
              "environments": {
                "staging": { "schedules": [
                  { "name": "nightly", "workflow": "desk", "cron": "0 6 * * 1-5", "zone": "Europe/Berlin", "overlap": "queue", "missed": "once" },
                  { "name": "tidy", "workflow": "desk", "cron": "*/20 * * * * *" }
                ] },
                "production": { "schedules": [{ "name": "odd", "workflow": "gone", "cron": "0 0 29 2 *" }] }
              }
            }
            """);
        (await folder.RunAsync("run desk --no-build --input user_message=Hello")).Expect(ExitCode.Done);
        return folder;
    }

    private static async Task FireAsync(RunFolder folder, string name, FiringState state, string? run, string? reason)
    {
        await using var runs = RunStore.Open(ScoutProject.Find(folder.Folder.Path));
        var schedule = new ScheduleId(name == "odd" ? "production" : "staging", name);
        await runs.FireAsync(new(schedule, "other times", Now.AddMinutes(-1)), new(schedule, Now.AddMinutes(-1), state) { RunId = run, Reason = reason });
    }
}
