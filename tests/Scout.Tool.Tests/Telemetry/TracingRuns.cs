using Scout.Environments.Projects;
using Scout.Revisions.Runs;
using Scout.Runs;

namespace Scout.Tool.Tests.Telemetry;

public sealed class TracingRuns
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public async Task A_run_is_one_trace_across_the_tool_and_its_worker_in_the_trace_of_its_caller()
    {
        await using var collector = Collector.Start();
        using var traced = await TracedRun.CreateAsync();

        var (exit, _, error) = await traced.RunAsync([.. TracedRun.To(collector.Url), ("TRACEPARENT", Parent), ("TRACESTATE", "shop=1")], "fine", collector.Url);

        Assert.Equal((0, ""), (exit, error));
        var spans = collector.Spans;
        Assert.All(spans, span => Assert.Equal("0af7651916cd43dd8448eb211c80319c", span.TraceId));
        var run = One(spans, "run traced");
        Assert.Equal(("b7ad6b7169203331", "shop=1", "dotnet-scout"), (run.ParentId, run.TraceState, run.Resource["service.name"]));
        var work = One(spans, "work traced");
        Assert.Equal((run.SpanId, "shop=1", "Scout.Host.Workflows"), (work.ParentId, work.TraceState, work.Resource["service.name"]));
        Assert.All(["llm ask", "code fetch", "foreach each", "code later", "text all", "code last"], name => Assert.Equal(work.SpanId, One(spans, name).ParentId));
        Assert.Equal(["each[0]/line", "each[1]/line"], Inside(spans, One(spans, "foreach each")).Select(line => line["scout.block.path"]).Order(StringComparer.Ordinal));
        Assert.Equal("text instead", Assert.Single(Inside(spans, One(spans, "code later"))).Name);
    }

    [Fact]
    public async Task What_code_does_is_inside_its_block_also_on_the_other_side_of_a_request()
    {
        await using var collector = Collector.Start();
        using var traced = await TracedRun.CreateAsync();

        await traced.RunAsync(TracedRun.To(collector.Url), "fine", collector.Url);

        var own = Assert.Single(Inside(collector.Spans, One(collector.Spans, "code fetch")));
        Assert.Equal(("own work", "Host.Workflows.Own"), (own.Name, own.Source));
        var request = Assert.Single(Inside(collector.Spans, own));
        Assert.Equal(("System.Net.Http", 3UL, $"{collector.Url}/other/hooks/[secret canary]?*"), (request.Source, request.Kind, request["url.full"]));
        Assert.Equal($"00-{request.TraceId}-{request.SpanId}-01", Assert.Single(collector.AskedBy));
    }

    [Fact]
    public async Task Each_attempt_is_a_span_that_says_how_it_ended()
    {
        await using var collector = Collector.Start();
        using var traced = await TracedRun.CreateAsync();

        var (exit, output, _) = await traced.RunAsync(TracedRun.To(collector.Url), "fail", collector.Url);

        Assert.Equal(7, exit);
        var spans = collector.Spans;
        var shaky = spans.Where(span => span.Name == "code shaky").OrderBy(span => span["scout.block.attempt"], StringComparer.Ordinal).ToArray();
        Assert.Equal([("1", "retried", true, "SCOUT7016"), ("2", "completed", false, null)], shaky.Select(span => (span["scout.block.attempt"], span["scout.block.status"], span.IsError, span["error.type"])));
        Assert.Equal(("recovered", true), (One(spans, "code later")["scout.block.status"], One(spans, "code later").IsError));
        var last = One(spans, "code last");
        Assert.Equal(("failed", "SCOUT7016", "code", "last"), (last["scout.block.status"], last["error.type"], last["scout.block.kind"], last["scout.block.path"]));
        var id = System.Text.RegularExpressions.Regex.Match(output, @"run (\d{8}t\d{6}-([0-9a-f]{10}))");
        Assert.Equal($"SCOUT7016: see `dotnet scout logs {id.Groups[2].Value}`", last.Description);
        foreach (var run in new[] { One(spans, "run traced"), One(spans, "work traced") })
        {
            Assert.Equal(("failed", true, "SCOUT7016"), (run["scout.run.status"], run.IsError, run["error.type"]));
            Assert.Equal(("traced", "development", id.Groups[1].Value), (run["scout.workflow"], run["scout.environment"], run["scout.run.id"]));
            Assert.Equal(64, run["scout.revision.id"]!.Length);
        }
    }

    [Fact]
    public async Task A_request_to_a_model_is_told_by_the_conventions()
    {
        await using var collector = Collector.Start();
        using var traced = await TracedRun.CreateAsync();

        await traced.RunAsync(TracedRun.To(collector.Url), "fine", collector.Url);

        var ask = One(collector.Spans, "llm ask");
        Assert.Equal("0.42", ask["scout.cost"]);
        var chat = Assert.Single(Inside(collector.Spans, ask));
        Assert.Equal(("chat fast", 3UL), (chat.Name, chat.Kind));
        Assert.Equal(
            [("gen_ai.operation.name", "chat"), ("gen_ai.provider.name", "script"), ("gen_ai.request.model", "fast"), ("gen_ai.usage.input_tokens", "120"), ("gen_ai.usage.output_tokens", "30"), ("gen_ai.output.type", "text")],
            new[] { "gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model", "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "gen_ai.output.type" }.Select(name => (name, chat[name]!)));
    }

    [Fact]
    public async Task A_run_that_is_taken_up_again_links_to_the_worker_before()
    {
        await using var collector = Collector.Start();
        using var traced = await TracedRun.CreateAsync();

        var (exit, output, _) = await traced.RunAsync(TracedRun.To(collector.Url), "exit", collector.Url, message: "no secret");
        Assert.Equal(7, exit);
        Assert.Equal("interrupted", One(collector.Spans, "run traced")["scout.run.status"]);
        var id = System.Text.RegularExpressions.Regex.Match(output, @"run (\d{8}t\d{6}-[0-9a-f]{10})").Groups[1].Value;
        // The worker was gone before it could send anything; where it was is in the run's record.
        var (again, _, error) = await traced.ToolAsync(TracedRun.To(collector.Url), ["resume", id]);

        Assert.Equal((7, ""), (again, string.Concat(error.Split('\n').Where(line => line.Contains("SCOUT7018", StringComparison.Ordinal)))));
        var store = RunStore.Open(ScoutProject.Find(traced.Project.Folder.Path));
        var first = Assert.IsType<RunStarted>(store.Records(id)[0]).Trace!.Split('-')[2];
        Assert.Equal(first, Assert.Single(Assert.Single(collector.Spans, span => span.Name == "run traced" && span.Links.Count > 0).Links));
    }

    private static SentSpan One(IEnumerable<SentSpan> spans, string name) => Assert.Single(spans, span => span.Name == name);

    private static IEnumerable<SentSpan> Inside(IEnumerable<SentSpan> spans, SentSpan around) => spans.Where(span => span.ParentId == around.SpanId);
}
