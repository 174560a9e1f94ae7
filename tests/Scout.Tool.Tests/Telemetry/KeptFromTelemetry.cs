namespace Scout.Tool.Tests.Telemetry;

/// <summary>What does not leave the machine, unless somebody wants it to.</summary>
public sealed class KeptFromTelemetry
{
    // In JSON, in what a model is asked and answers, and in the errors of code.
    private const string Said = $"{TracedRun.Message} and {TracedRun.Secret} \"quoted\"";

    private static readonly string[] Canaries = [TracedRun.Secret, TracedRun.Message, "canary-answer", "canary-query", "Think about", "asking"];

    [Fact]
    public async Task Neither_secrets_nor_what_is_said_is_sent()
    {
        await using var collector = Collector.Start();
        using var traced = await TracedRun.CreateAsync();

        await traced.RunAsync([.. TracedRun.To(collector.Url), ("OTEL_EXPORTER_OTLP_HEADERS", "api-key=canary-key")], "fail", collector.Url, message: Said);

        Assert.Contains(collector.Spans, span => span.Name == "chat fast");
        Assert.NotEmpty(collector.Points);
        Assert.All(collector.Keys, key => Assert.Equal("canary-key", key));
        Assert.All([.. Canaries, "canary-key"], canary => Assert.DoesNotContain(canary, collector.Bytes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_asks_for_what_is_said_gets_it_without_secrets()
    {
        await using var collector = Collector.Start();
        using var traced = await TracedRun.CreateAsync();

        await traced.RunAsync([.. TracedRun.To(collector.Url), ("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "true")], "fail", collector.Url, message: Said);

        var chat = Assert.Single(collector.Spans, span => span.Name == "chat fast");
        Assert.Equal("""[{"role":"user","parts":[{"type":"text","content":"Think about canary-message and [secret canary] \"quoted\""}]}]""", chat["gen_ai.input.messages"]);
        Assert.Equal("""[{"role":"assistant","parts":[{"type":"text","content":"canary-answer [secret canary]"}]}]""", chat["gen_ai.output.messages"]);
        Assert.Contains("Never with canary-message and [secret canary]", Assert.Single(collector.Spans, span => span.Name == "code later").Description, StringComparison.Ordinal);
        Assert.All([TracedRun.Secret, "canary-query"], canary => Assert.DoesNotContain(canary, collector.Bytes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_collector_nothing_of_it_is_loaded()
    {
        await using var collector = Collector.Start();
        using var traced = await TracedRun.CreateAsync();

        var (_, nothing, _) = await traced.RunAsync([], "loaded", collector.Url);
        var (_, disabled, _) = await traced.RunAsync([.. TracedRun.To(collector.Url), ("OTEL_SDK_DISABLED", "true")], "loaded", collector.Url);
        var (_, none, _) = await traced.RunAsync([.. TracedRun.To(collector.Url), ("OTEL_TRACES_EXPORTER", "none"), ("OTEL_METRICS_EXPORTER", "none")], "loaded", collector.Url);
        Assert.All([nothing, disabled, none], output => Assert.DoesNotContain("Telemetry", output, StringComparison.Ordinal));
        Assert.Equal("", collector.Bytes);

        var (_, wanted, _) = await traced.RunAsync(TracedRun.To(collector.Url), "loaded", collector.Url);
        Assert.Contains("OpenTelemetry.Exporter.OpenTelemetryProtocol", wanted, StringComparison.Ordinal);
    }
}
