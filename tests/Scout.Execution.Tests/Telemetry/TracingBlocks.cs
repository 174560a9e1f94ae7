using System.Diagnostics;
using Scout.Execution.Tests.Runs;
using Scout.Revisions.Channel;
using Scout.Revisions.Runs;
using static Scout.Execution.Tests.Runs.Revisions;

namespace Scout.Execution.Tests.Telemetry;

public sealed class TracingBlocks
{
    private static readonly string Wait = Block("wait", "waitfor", """{"event":"go"}""", "");
    private static readonly string Loop = "{" + Block("loop", "foreach", """{"items":{"$literal":["a"]}}""", $"\"body\":{Scope(Wait, "\"wait\"")}") + "}";

    [Fact]
    public async Task A_run_that_is_let_go_of_ends_its_spans_and_whoever_goes_on_begins_them_anew()
    {
        using var trace = new Trace();
        var plan = Plan(Loop, "\"loop\"");
        var first = new TestRun { Around = trace.Around, Parking = Parking.Idle };
        await first.RunAsync(plan);

        Assert.Equal([("waitfor wait", "waiting"), ("foreach loop", "waiting")], trace.Spans.Select(Told).Order().Reverse());

        using var later = new Trace();
        var second = new TestRun { Around = later.Around, Journal = [.. first.Events], RunId = first.RunId };
        second.Signal("go", "\"now\"");
        await second.RunAsync(plan);

        Assert.Equal([("waitfor wait", "completed"), ("foreach loop", "completed")], later.Spans.Select(Told));
        Assert.Equal(later.One("foreach loop").SpanId, later.One("waitfor wait").ParentSpanId);
        Assert.Equal("loop[0]/wait", later.One("waitfor wait").GetTagItem("scout.block.path"));
    }

    [Fact]
    public async Task What_is_under_way_when_a_run_is_canceled_is_stopped()
    {
        using var trace = new Trace();
        var run = new TestRun { Around = trace.Around };
        run.On = async happened =>
        {
            if (happened is BlockWaiting)
            {
                await run.Cancellation.CancelAsync();
            }
        };
        await run.RunAsync(Plan("{" + Wait + "}", "\"wait\""));

        Assert.Equal([("waitfor wait", "stopped")], trace.Spans.Select(Told));
    }

    [Fact]
    public async Task A_block_leaves_no_span_behind_for_the_next_on_its_thread()
    {
        using var trace = new Trace();
        var run = new TestRun { Around = trace.Around };
        await run.RunAsync(Plan("{" + Method("one", nameof(Methods.CurrentSpan)) + "," + Method("two", nameof(Methods.CurrentSpan), needs: "one") + "}", "\"two\""));

        Assert.Equal([trace.One("code one").SpanId.ToHexString(), trace.One("code two").SpanId.ToHexString()], new[] { run.Output("one"), run.Output("two") }.Select(output => output.Trim('"')));
        Assert.Null(Activity.Current);
    }

    private static (string, string?) Told(Activity span) => (span.DisplayName, (string?)span.GetTagItem("scout.block.status"));
}
