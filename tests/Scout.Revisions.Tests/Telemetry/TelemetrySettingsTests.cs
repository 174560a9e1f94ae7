using Scout.Revisions.Telemetry;

namespace Scout.Revisions.Tests.Telemetry;

public sealed class TelemetrySettingsTests
{
    [Theory]
    [InlineData("http://collector:4317", null, "http://collector:4317/", true)]
    [InlineData("http://collector:4318", null, "http://collector:4318/v1/traces", false)]
    [InlineData("http://collector:4318/", "grpc", "http://collector:4318/", true)]
    [InlineData("https://api.example.com/otlp/", "http/protobuf", "https://api.example.com/otlp/v1/traces", false)]
    public void Spans_go_where_the_variables_say(string endpoint, string? protocol, string goes, bool isGrpc)
    {
        var settings = Read(out var problem, ("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol), ("OTEL_EXPORTER_OTLP_HEADERS", "a=b"));

        Assert.Null(problem);
        Assert.Equal(new(new(goes), isGrpc, "a=b"), settings!.Traces);
        Assert.Equal(new(new(goes.Replace("traces", "metrics", StringComparison.Ordinal)), isGrpc, "a=b"), settings.Metrics);
    }

    [Fact]
    public void What_is_said_of_one_signal_is_for_that_alone_and_as_it_is()
    {
        var settings = Read(
            out _,
            ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://other:9090/api/otlp"), ("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "http/protobuf"), ("OTEL_EXPORTER_OTLP_METRICS_HEADERS", "c=d"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "a=b"));

        Assert.Equal(new(null, new(new("http://other:9090/api/otlp"), false, "c=d"), TimeSpan.FromSeconds(2)), settings);
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "TRUE")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "")]
    public void Nothing_is_sent_that_nobody_wants(string name, string value)
    {
        Assert.Null(Read(out var problem, ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"), (name, value)));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317", "SCOUT7701")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "ftp://user:hidden@collector", "SCOUT7701")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "http/json", "SCOUT7702")]
    [InlineData("OTEL_METRICS_EXPORTER", "prometheus", "SCOUT7703")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT", "soon", "SCOUT7705")]
    public void A_wrong_value_is_named_and_nothing_is_sent(string name, string value, string code)
    {
        Assert.Null(Read(out var problem, ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"), (name, value)));

        Assert.Equal(code, problem!.Code);
        Assert.StartsWith(name, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500", 500)]
    [InlineData("60000", 4000)]
    [InlineData("", 2000)]
    public void At_the_end_nobody_waits_for_long(string timeout, int milliseconds) => Assert.Equal(
        TimeSpan.FromMilliseconds(milliseconds),
        Read(out _, ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"), ("OTEL_EXPORTER_OTLP_TIMEOUT", timeout))!.Patience);

    private static TelemetrySettings? Read(out ScoutException? problem, params (string Name, string? Value)[] variables) =>
        TelemetrySettings.Read(name => variables.LastOrDefault(variable => variable.Name == name).Value, out problem);
}
