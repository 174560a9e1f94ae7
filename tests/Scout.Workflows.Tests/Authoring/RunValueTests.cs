using System.Text.Json;

namespace Scout.Workflows.Tests.Authoring;

public sealed class RunValueTests
{
    [Fact]
    public void What_a_run_knows_of_itself_is_a_path() => Assert.Equal(
        "{{ run.id }} {{ run.environment }} {{ run.started_at }} {{ run.attempt }}",
        Text((flow, _) => $"{flow.Run.Id} {flow.Run.Environment} {flow.Run.StartedAt} {flow.Run.Attempt}"));

    [Fact]
    public void Dates_are_reckoned_with_when_the_workflow_runs() => Assert.Equal(
        "{{ date.format run.started_at 'd MMMM yyyy' }}|{{ date.format (date.add_days (date.in_zone run.started_at 'Europe/Berlin') (-7)) 'yyyy-MM-dd' }}|{{ date.add_hours (date.add_minutes (date.add_seconds run.started_at 1.5) 2) 3 }}|{{ date.add_years (date.add_months run.started_at 1) (-1) }}",
        Text((flow, _) => $"{flow.Run.StartedAt:d MMMM yyyy}|{flow.Run.StartedAt.InZone("Europe/Berlin").AddDays(-7):yyyy-MM-dd}|{flow.Run.StartedAt.AddSeconds(1.5).AddMinutes(2).AddHours(3)}|{flow.Run.StartedAt.AddMonths(1).AddYears(-1)}"));

    [Fact]
    public void Dates_of_every_type_have_formats_and_widths() => Assert.Equal(
        "{{ date.format dated.at 'yyyy' }}|{{ date.format dated.local 'HH:mm' }}|{{ date.format dated.day 'dddd' }}|{{ date.format dated.perhaps 'yyyy' }}|{{ string.pad_left (date.format dated.at 'MM') 4 }}",
        Text((flow, _) =>
        {
            var dated = flow.Llm<Dated>("dated", new() { Model = "fast", Prompt = "x" });
            return $"{dated.Get(d => d.At):yyyy}|{dated.Get(d => d.Local):HH:mm}|{dated.Get(d => d.Day):dddd}|{dated.Get(d => d.Perhaps):yyyy}|{dated.Get(d => d.At),4:MM}";
        }));

    [Fact]
    public void A_format_that_the_date_does_not_have_is_refused() => Assert.Equal(
        [
            "SCOUT1016: block 'text' (RunValueTests.cs): has a hole with the format 'HH:mm', which a value of type DateOnly does not have in a template; use one that it has, such as yyyy-MM-dd",
            "SCOUT1016: block 'text' (RunValueTests.cs): has a hole with the format 'Q', which a value of type DateTimeOffset does not have in a template; use one that it has, such as yyyy-MM-dd",
        ],
        Build.Errors<Question, string>((flow, _) =>
        {
            var dated = flow.Llm<Dated>("dated", new() { Model = "fast", Prompt = "x" });
            return flow.Text("text", $"{dated.Get(d => d.Day):HH:mm}{flow.Run.StartedAt:Q}");
        }));

    [Fact]
    public void Conditions_arguments_and_results_read_the_run()
    {
        Assert.Equal("\"run.environment == 'production' && run.attempt > 1\"",
            Build.Json<Question, string>("blocks/route/config/condition", (flow, _) => flow.If("route", flow.Run.Environment == "production" & flow.Run.Attempt > 1, then: _ => "a", otherwise: _ => "b")));
        Assert.Equal("""{"at":"date.in_zone run.started_at 'UTC'","id":"run.id"}""",
            Build.Json<Question, Stamp>("result", (flow, _) => Stamp.Of(flow.Run.Id, flow.Run.StartedAt.InZone("UTC"))));
    }

    [Fact]
    public void Moments_are_compared_as_dates_and_not_as_texts()
    {
        Assert.Equal("run.started_at > dated.at", Condition((flow, dated) => flow.Run.StartedAt > dated.Get(d => d.At)));
        Assert.Equal("dated.at <= (date.add_days run.started_at 7)", Condition((flow, dated) => dated.Get(d => d.At) <= flow.Run.StartedAt.AddDays(7)));
        Assert.Equal("(date.parse dated.at) < dated.other", Condition((_, dated) => dated.Get(d => d.At) < dated.Get(d => d.Other)));
        Assert.Equal("run.started_at >= '2026-11-28T18:00:00+01:00'", Condition((flow, _) => flow.Run.StartedAt >= new DateTimeOffset(2026, 11, 28, 18, 0, 0, TimeSpan.FromHours(1))));
        Assert.Equal("(date.parse dated.at) > '2026-11-28T18:00:00+00:00'", Condition((_, dated) => dated.Get(d => d.At) > new DateTimeOffset(2026, 11, 28, 18, 0, 0, TimeSpan.Zero)));
    }

    private static string Condition(Func<Flow, Value<Dated>, Value<bool>> condition) => JsonSerializer.Deserialize<string>(
        Build.Json<Question, string>("blocks/route/config/condition", (flow, _) =>
        {
            var dated = flow.Llm<Dated>("dated", new() { Model = "fast", Prompt = "x" });
            return flow.If("route", condition(flow, dated), then: _ => "a", otherwise: _ => "b");
        }))!;

    [Fact]
    public void The_run_is_the_same_in_every_scope_and_nothing_waits_for_it() => Assert.Equal(
        """[]""",
        Build.Json<Question, IReadOnlyList<string>>("blocks/each/body/blocks/line/needs", (outer, input) =>
            outer.ForEach("each", input.Get(question => question.Orders), (flow, _) => flow.Text("line", $"{outer.Run.Id}{flow.Run.Id}"))));

    [Theory]
    [InlineData("{{ run.strated_at }}", "SCOUT1012: block 'text' (RunValueTests.cs): template: 'run' has no member 'strated_at'; did you mean 'started_at'?")]
    [InlineData("{{ rnu.id }}", "SCOUT1011: block 'text' (RunValueTests.cs): template reads 'rnu', which does not exist; did you mean 'run'?")]
    [InlineData("{{ run = 1 }}", "SCOUT1019: block 'text' (RunValueTests.cs): template sets 'run', which is the name of something that it can read; use another name")]
    [InlineData("{{ date.now }}", "SCOUT1026: block 'text' (RunValueTests.cs): template: 'date.now' is not available in templates, which read no clock; read 'run.started_at', which is when the run began")]
    [InlineData("{{ run.started_at | date.add_dys 1 }}", "SCOUT1026: block 'text' (RunValueTests.cs): template: 'date' has no function 'add_dys' in templates; did you mean 'add_days'?")]
    [InlineData("{{ timespan.from_days 1 }}", "SCOUT1026: block 'text' (RunValueTests.cs): template: 'timespan' is not available in templates, which give the same on every machine; use a code block")]
    public void A_slip_is_told(string template, string error) => Assert.Equal([error], Build.Errors<Question, string>((flow, _) => flow.Text("text", template)));

    [Fact]
    public void A_condition_that_is_no_condition_is_told() => Assert.Equal(
        ["SCOUT1013: block 'route' (RunValueTests.cs): the condition 'run.attempt' is a number, not true or false; compare it with something"],
        Build.Errors<Question, string>((flow, _) => flow.If("route", "run.attempt", then: _ => "a", otherwise: _ => "b")));

    [Fact]
    public void No_block_is_called_run() => Assert.Equal(
        ["SCOUT1001: block 'run' (RunValueTests.cs): the id is a name that templates already have; write another, such as 'the_run'"],
        Build.Errors<Question, string>((flow, _) => flow.Text("run", "x")));

    private static string Text(Func<Flow, Value<Question>, Template> template) => JsonSerializer.Deserialize<string>(
        Build.Json<Question, string>("blocks/text/config/template", (flow, input) => flow.Text("text", template(flow, input))))!;

    internal sealed record Dated(DateTimeOffset At, DateTime Local, DateOnly Day, DateTimeOffset? Perhaps, DateTimeOffset Other);
}

[Shape]
public sealed record Stamp(string Id, DateTimeOffset At);
