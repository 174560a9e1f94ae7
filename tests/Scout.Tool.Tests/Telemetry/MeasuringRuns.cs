namespace Scout.Tool.Tests.Telemetry;

public sealed class MeasuringRuns
{
    [Fact]
    public async Task Runs_blocks_and_models_are_measured_and_no_run_has_a_series_of_its_own()
    {
        await using var collector = Collector.Start();
        using var traced = await TracedRun.CreateAsync();

        await traced.RunAsync([.. TracedRun.To(collector.Url), ("OTEL_TRACES_EXPORTER", "none")], "fail", collector.Url);

        Assert.Empty(collector.Spans);
        var points = collector.Points;
        var started = Assert.Single(points, point => point.Metric == "scout.run.started");
        Assert.Equal((1, "{run}", "traced", "development"), (started.Count, started.Unit, started["scout.workflow"], started["scout.environment"]));
        var ended = Assert.Single(points, point => point.Metric == "scout.run.duration");
        Assert.Equal((1, "s", "failed", "SCOUT7016"), (ended.Count, ended.Unit, ended["scout.run.status"], ended["error.type"]));
        Assert.InRange(ended.Sum, 0.001, 60);
        Assert.Equal([("code", "completed", 2), ("code", "failed", 1), ("code", "recovered", 1), ("code", "retried", 1)], Blocks(points, "code"));
        Assert.Equal([("text", "completed", 4)], Blocks(points, "text"));
        Assert.Contains(points, point => point.Metric == "scout.block.queue.duration" && point["scout.block.kind"] == "llm" && point.Count == 1);
        Assert.Equal([("input", 120), ("output", 30)], points.Where(point => point.Metric == "gen_ai.client.token.usage").Select(point => (point["gen_ai.token.type"], point.Sum)).Order());
        Assert.Equal(1, Assert.Single(points, point => point.Metric == "gen_ai.client.operation.duration").Count);
        Assert.Equal(0.42, Assert.Single(points, point => point.Metric == "scout.model.cost").Sum, 6);
        Assert.Contains(points, point => point.Metric == "http.client.request.duration");
        Assert.DoesNotContain(points, point => point.Attributes.Keys.Any(key => key.Contains("run.id", StringComparison.Ordinal) || key.Contains("path", StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Kind, string Status, double Count)> Blocks(IEnumerable<SentPoint> points, string kind) => points
        .Where(point => point.Metric == "scout.block.duration" && point["scout.block.kind"] == kind)
        .Select(point => (kind, point["scout.block.status"]!, point.Count)).Order();
}
