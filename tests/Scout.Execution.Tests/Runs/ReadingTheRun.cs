using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Runs;

/// <summary>What a run reads about itself.</summary>
public class ReadingTheRun
{
    private static readonly DateTimeOffset Began = new(2026, 11, 28, 18, 0, 19, 123, TimeSpan.Zero);

    [Fact]
    public async Task Templates_conditions_and_expressions_read_it()
    {
        var run = At(Began);
        var route = Block("route", "if", """{"condition":"run.environment == 'staging' && run.attempt == 1 && run.started_at > '2026-11-28T19:00:19+01:00'"}""", $"\"then\":{Scope(Text("yes", "{{ run.id }} {{ run.attempt }}"), "\"yes\"")},\"otherwise\":{Scope(Text("no", "no"), "\"no\"")}");
        var text = Text("text", "{{ run }} {{ run.started_at | date.in_zone 'Europe/Berlin' | date.format 'd MMMM yyyy HH:mm' }}", "route");
        var outcome = await run.RunAsync(Plan($$"""{{{route}},{{text}}}""", """{"route":"route","text":"text","at":"run.started_at","all":"run","next":"date.add_days run.started_at 1","none":"run.nothing"}"""));

        Assert.Equal(
            $$"""{"all":{"id":"{{run.RunId}}","environment":"staging","started_at":"2026-11-28T18:00:19.123Z","attempt":1},"at":"2026-11-28T18:00:19.123Z","next":"2026-11-29T18:00:19.123Z","none":null,"route":"{{run.RunId}} 1","text":"{\"id\":\"{{run.RunId}}\",\"environment\":\"staging\",\"started_at\":\"2026-11-28T18:00:19.123Z\",\"attempt\":1} 28 November 2026 19:00"}""",
            outcome.Output!.Value.GetRawText());
        Assert.Equal(Began, run.Events[0].Time);
    }

    [Fact]
    public async Task An_attempt_is_that_of_the_block_that_reads_it_and_the_start_stays()
    {
        var run = At(Began);
        run.On = record =>
        {
            if (record is BlockRetrying)
            {
                run.Time.Advance(TimeSpan.FromHours(1));
            }

            return Task.CompletedTask;
        };
        var again = Method("again", "EchoUnless(System.Int32,System.Int32,System.DateTimeOffset)", """["run.attempt",{"$literal":3},"run.started_at"]""", more: ""","retry":{"attempts":3,"delay_ms":0}""");
        var outcome = await run.RunAsync(Plan($$"""{{{again}},{{Text("after", "{{ run.attempt }} {{ run.started_at }}", "again")}}}""", """{"again":"again","after":"after","own":"run.attempt"}"""));

        Assert.Equal("""{"after":"1 2026-11-28T18:00:19.123Z","again":"3 at 2026-11-28T18:00:19","own":1}""", outcome.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task Loops_and_called_workflows_see_the_same_run()
    {
        var inner = Plan($$"""{{{Text("deep", "{{ run.id }} {{ run.started_at }}")}}}""", """{"deep":"deep","at":"run.started_at"}""");
        var loop = Block("each", "foreach", """{"items":"[1, 2]","concurrency":2}""", $"\"body\":{Scope(Text("line", "{{ item }} {{ run.id }} {{ run.attempt }}"), "\"line\"")}");
        var call = Block("call", "call", """{"workflow":"test","inputs":{}}""", "");
        var run = At(Began);
        var outcome = await run.RunAsync(Plan($$"""{{{loop}},{{call}}}""", """{"each":"each","call":"call"}""", $$"""{"test":"sha256:{{new string('0', 64)}}"}""", ("test", inner)));

        Assert.Equal(
            $$"""{"call":{"at":"2026-11-28T18:00:19.123Z","deep":"{{run.RunId}} 2026-11-28T18:00:19.123Z"},"each":["1 {{run.RunId}} 1","2 {{run.RunId}} 1"]}""",
            outcome.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task Code_is_told_when_the_run_began()
    {
        var run = At(Began);
        var outcome = await run.RunAsync(Plan($$"""{{{Method("began", "Began")}}}""", "\"began\""));
        Assert.Equal("\"2026-11-28T18:00:19.123+00:00\"", outcome.Output!.Value.GetRawText());
    }

    private static TestRun At(DateTimeOffset time)
    {
        var run = new TestRun();
        run.Time.SetUtcNow(time);
        return run;
    }
}
