using System.Text;
using Scout.Environments.Projects;
using Scout.Environments.Schedules;
using Scout.Revisions.Project;

namespace Scout.Environments.Tests.Configuration;

public class SchedulesTests
{
    [Fact]
    public void A_schedule_has_what_it_says_and_what_it_leaves_out_is_utc_and_skipped()
    {
        var schedules = Read("""
            [
              { "name": "nightly", "workflow": "desk", "cron": "0 6 * * 1-5", "zone": "Europe/Berlin", "inputs": { "text": "x" }, "overlap": "queue", "missed": "once" },
              { "name": "often", "workflow": "desk", "cron": "*/10 * * * * *" },
            ]
            """).Environments[1].Schedules;

        Assert.Equal(("nightly", "desk", "0 6 * * 1-5", "Europe/Berlin", "x", ScheduleOverlap.Queue, MissedTimes.Once), (schedules[0].Name, schedules[0].Workflow, schedules[0].Cron, schedules[0].Zone, schedules[0].Inputs.GetProperty("text").GetString(), schedules[0].Overlap, schedules[0].Missed));
        Assert.Equal(("UTC", "{}", ScheduleOverlap.Skip, MissedTimes.Skip), (schedules[1].Zone, schedules[1].Inputs.GetRawText(), schedules[1].Overlap, schedules[1].Missed));
    }

    [Theory]
    [InlineData("""{ "name": "n" }""", "$.environments.a.schedules: an object where", "a list of objects")]
    [InlineData("""["n"]""", "$.environments.a.schedules[0]: a string where", "a schedule")]
    [InlineData("""[{ "name": "n", "cron": "* * * * *" }]""", "$.environments.a.schedules[0]: the schedule has no \"workflow\"", "Write at least")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "* * * * *", "crom": 1 }]""", "$.environments.a.schedules[0].crom: unknown member of a schedule", "Did you mean 'cron'?")]
    [InlineData("""[{ "name": "N", "workflow": "w", "cron": "* * * * *" }]""", "$.environments.a.schedules[0].name: 'N' is not the name of a schedule", "[a-z]")]
    [InlineData("""[{ "name": "n", "workflow": "W 1", "cron": "* * * * *" }]""", "$.environments.a.schedules[0].workflow: 'W 1' is not the id of a workflow", "[a-z]")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "* * * * *" }, { "name": "n", "workflow": "v", "cron": "* * * * *" }]""", "$.environments.a.schedules[1].name: there is a schedule 'n' here already", "another name")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "61 * * * *" }]""", "$.environments.a.schedules[0].cron: '61 * * * *' is no cron expression", "between 0 and 59")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "daily" }]""", "$.environments.a.schedules[0].cron: 'daily' is no cron expression", "0 6 * * 1-5")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "H * * * *" }]""", "$.environments.a.schedules[0].cron: 'H * * * *' is no cron expression", "0 6 * * 1-5")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "0 6 * *" }]""", "'0 6 * *' is no cron expression (it ends where more is expected)", "0 6 * * 1-5")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "@" }]""", "'@' is no cron expression (it ends where more is expected)", "0 6 * * 1-5")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "* * * * *\u0000" }]""", "$.environments.a.schedules[0].cron: a cron expression has at most 500 characters", "steps")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "* * * * *", "zone": "posix/UTC" }]""", "$.environments.a.schedules[0].zone: there is no time zone", "IANA")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "* * * * *", "zone": "localtime" }]""", "$.environments.a.schedules[0].zone: there is no time zone", "IANA")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "0 0 30 2 *" }]""", "$.environments.a.schedules[0].cron: '0 0 30 2 *' stands for no time", "day and month")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "* * * * *", "zone": "Europe/Berlim" }]""", "$.environments.a.schedules[0].zone: there is no time zone 'Europe/Berlim'", "Did you mean 'Europe/Berlin'?")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "* * * * *", "zone": "../../etc/passwd" }]""", "$.environments.a.schedules[0].zone: there is no time zone", "IANA")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "* * * * *", "zone": "Europe" }]""", "$.environments.a.schedules[0].zone: there is no time zone", "IANA")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "* * * * *", "overlap": "wait" }]""", "$.environments.a.schedules[0].overlap: 'wait' is not one of skip, queue, allow", "queue")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "* * * * *", "missed": "all" }]""", "$.environments.a.schedules[0].missed: 'all' is not one of skip, once", "once")]
    [InlineData("""[{ "name": "n", "workflow": "w", "cron": "* * * * *", "inputs": [] }]""", "$.environments.a.schedules[0].inputs: a list where", "inputs of each run")]
    public void A_mistake_in_a_schedule_is_told_with_its_place_and_its_remedy(string schedules, string place, string remedy)
    {
        var error = Assert.Throws<ScoutException>(() => Read(schedules));

        Assert.Equal("SCOUT6004", error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, letter => char.IsControl(letter) && letter is not ('\n' or '\r'));
    }

    [Fact]
    public void A_project_whose_schedule_is_wrong_is_not_opened()
    {
        var folder = Directory.CreateTempSubdirectory("scout-schedules-");
        System.IO.File.WriteAllText(Path.Combine(folder.FullName, "scout.json"), File("""[{ "name": "n", "workflow": "w", "cron": "nightly" }]"""));

        Assert.Contains("schedules[0].cron", Assert.Throws<ScoutException>(() => ScoutProject.Find(folder.FullName)).Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Thousands_of_mistakes_are_told_soon()
    {
        var schedules = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $$"""{ "name": "n{{i}}", "workflow": "w", "cron": "0 0 31 2 {{i % 7}}", "zone": "Europa/Berlin-{{i}}" }"""));

        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Throws<ScoutException>(() => Read($"[{schedules}]"));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    private static ProjectFile Read(string schedules) => ProjectFileReader.Read(Encoding.UTF8.GetBytes(File(schedules)), "scout.json", ScheduleRules.Check);

    private static string File(string schedules) => $$"""{ "environments": { "a": { "schedules": {{schedules}} } } }""";

    /// <remarks>It is parsed by a call for each item: a hundred thousand ended the process.</remarks>
    [Fact]
    public void A_long_cron_expression_is_refused_before_it_is_parsed()
    {
        var problem = ScheduleTimes.ProblemOfCron($"{string.Join(',', Enumerable.Repeat('1', 200_000))} * * * *");

        Assert.Contains("at most 500 characters", problem, StringComparison.Ordinal);
        Assert.Null(ScheduleTimes.ProblemOfCron("0,5,10\t* * * *"));
    }
}
