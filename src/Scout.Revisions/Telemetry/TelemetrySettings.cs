namespace Scout.Revisions.Telemetry;

/// <summary>Where telemetry of this process goes, as the variables of OpenTelemetry say.</summary>
/// <param name="Traces">Where spans go; none: nowhere.</param>
/// <param name="Metrics">Where metrics go; none: nowhere.</param>
/// <param name="Patience">How long a process waits at its end for a collector that does not answer.</param>
internal sealed record TelemetrySettings(TelemetryTarget? Traces, TelemetryTarget? Metrics, TimeSpan Patience)
{
    private const int UsualPatience = 2000;

    // A worker that takes longer to end is killed.
    private const int MostPatience = 4000;

    // The port that OTLP over HTTP has, where that over gRPC has 4317.
    private const int HttpPort = 4318;

    /// <summary>Reads them.</summary>
    /// <param name="variable">The value of a variable, or none.</param>
    /// <param name="problem">What is wrong with them; nothing is exported then.</param>
    /// <returns>The settings; none where nothing is to be exported.</returns>
    public static TelemetrySettings? Read(Func<string, string?> variable, out ScoutException? problem)
    {
        problem = null;
        if (string.Equals(variable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            var settings = new TelemetrySettings(Target("TRACES", "v1/traces", variable), Target("METRICS", "v1/metrics", variable), PatienceOf(variable("OTEL_EXPORTER_OTLP_TIMEOUT")));
            return settings is { Traces: null, Metrics: null } ? null : settings;
        }
        catch (ScoutException exception)
        {
            problem = exception;
            return null;
        }
    }

    private static TelemetryTarget? Target(string signal, string path, Func<string, string?> variable)
    {
        (string Name, string Value)? Of(string what)
        {
            var (own, common) = ($"OTEL_EXPORTER_OTLP_{signal}_{what}", $"OTEL_EXPORTER_OTLP_{what}");
            return variable(own) is { Length: > 0 } given ? (own, given) : variable(common) is { Length: > 0 } shared ? (common, shared) : null;
        }

        if (Of("ENDPOINT") is not { } endpoint || !IsWanted($"OTEL_{signal}_EXPORTER", variable))
        {
            return null;
        }

        if (!Uri.TryCreate(endpoint.Value, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw TelemetryErrors.EndpointIsNone(endpoint.Name);
        }

        var isGrpc = Of("PROTOCOL") switch
        {
            null => uri.Port != HttpPort,
            { Value: "grpc" } => true,
            { Value: "http/protobuf" } => false,
            { } other => throw TelemetryErrors.UnknownProtocol(other.Name, other.Value),
        };
        // An endpoint of one signal is meant as it is.
        var isWhole = isGrpc || endpoint.Name.Contains(signal, StringComparison.Ordinal);
        return new(isWhole ? uri : new(uri.AbsoluteUri.TrimEnd('/') + "/" + path), isGrpc, Of("HEADERS")?.Value);
    }

    private static TimeSpan PatienceOf(string? timeout) =>
        string.IsNullOrEmpty(timeout) ? TimeSpan.FromMilliseconds(UsualPatience)
        : int.TryParse(timeout, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var given) ? TimeSpan.FromMilliseconds(Math.Min(given, MostPatience))
        : throw TelemetryErrors.TimeoutIsNone(timeout);

    private static bool IsWanted(string name, Func<string, string?> variable) => variable(name) switch
    {
        null or "" or "otlp" => true,
        "none" => false,
        var other => throw TelemetryErrors.UnknownExporter(name, other),
    };
}

/// <summary>Where one kind of telemetry goes.</summary>
/// <param name="Endpoint">The address.</param>
/// <param name="IsGrpc">Whether it speaks gRPC; else protobuf over HTTP.</param>
/// <param name="Headers">Headers of each request, as the variable has them; or none.</param>
internal sealed record TelemetryTarget(Uri Endpoint, bool IsGrpc, string? Headers);
