namespace Scout.Revisions.Telemetry;

/// <summary>Why nothing is exported, although somebody wants it. No run fails for that: it is a warning.</summary>
internal static class TelemetryErrors
{
    // An address may have a password in it: it is not repeated.
    public static ScoutException EndpointIsNone(string variable) => new(
        "SCOUT7701",
        $"{variable} is no http or https URL, so no telemetry is sent. Set it to the collector's address: http://localhost:4317.");

    public static ScoutException UnknownProtocol(string variable, string protocol) => new(
        "SCOUT7702",
        $"{variable} is '{protocol}', which is not supported, so no telemetry is sent. Set it to grpc or http/protobuf.");

    public static ScoutException UnknownExporter(string variable, string exporter) => new(
        "SCOUT7703",
        $"{variable} is '{exporter}', which is not supported, so no telemetry is sent. Set it to otlp or none.");

    public static ScoutException TimeoutIsNone(string timeout) => new(
        "SCOUT7705",
        $"OTEL_EXPORTER_OTLP_TIMEOUT is '{timeout}', which is no number of milliseconds, so no telemetry is sent. Set it to one, such as 2000.");

    public static ScoutException DoesNotStart(Exception exception) => new(
        "SCOUT7704",
        $"No telemetry is sent, because the exporter does not start: {exception.Message} Correct the variables OTEL_*, or set OTEL_SDK_DISABLED=true.",
        exception);
}
