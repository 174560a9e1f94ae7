using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Scout.Revisions.Telemetry;

namespace Scout.Telemetry;

/// <summary>Sends what happens in this process to a collector. It is loaded only where somebody wants that.</summary>
internal sealed class TelemetryExport
{
    // What the runtime itself measures is left to those who ask for it; what it says of HTTP is part of what a block does.
    private const string Http = "System.Net.Http";

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;
    private readonly int _patience;

    private TelemetryExport(TracerProvider? traces, MeterProvider? metrics, TimeSpan patience) => (_traces, _metrics, _patience) = (traces, metrics, (int)patience.TotalMilliseconds);

    /// <summary>Begins.</summary>
    /// <param name="settings">Where it goes.</param>
    /// <param name="service">What this process is called, where the variables say nothing.</param>
    /// <param name="version">Its version.</param>
    /// <exception cref="ScoutException">A variable of the library's own is wrong.</exception>
    public static TelemetryExport Start(TelemetrySettings settings, string service, string version)
    {
        // What the variables say comes last, and wins.
        var resource = ResourceBuilder.CreateEmpty().AddService(service, serviceVersion: version).AddTelemetrySdk().AddEnvironmentVariableDetector();
        try
        {
            return new(
                settings.Traces is { } traces ? Traces(traces, resource) : null,
                settings.Metrics is { } metrics ? Metrics(metrics, resource) : null,
                settings.Patience);
        }
        catch (Exception exception)
        {
            throw TelemetryErrors.DoesNotStart(exception);
        }
    }

    /// <summary>Sends what is left, but does not wait for long.</summary>
    public Task EndAsync()
    {
        // Each waits on its thread.
        var all = Task.WhenAll(Task.Run(() => _traces?.Shutdown(_patience)), Task.Run(() => _metrics?.Shutdown(_patience)));
        return Task.WhenAny(all, Task.Delay(_patience));
    }

    // Whatever code of a block tells of itself is a part of that block.
    private static TracerProvider Traces(TelemetryTarget target, ResourceBuilder resource) => Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(resource)
        .AddSource("*")
        .AddProcessor(new ConnectionsLeftOut())
        .AddProcessor(new SecretsLeftOut())
        .AddOtlpExporter(options => Set(options, target))
        .Build();

    private static MeterProvider Metrics(TelemetryTarget target, ResourceBuilder resource) => Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(resource)
        .AddMeter("*")
        .AddView(instrument => IsLeftOut(instrument) ? MetricStreamConfiguration.Drop : null)
        .AddOtlpExporter((exporter, _) => Set(exporter, target))
        .Build();

    // What the exporter measures of itself is nobody's run.
    private static bool IsLeftOut(Instrument instrument) =>
        instrument.Name.StartsWith("otel.", StringComparison.Ordinal) || (instrument.Meter.Name.StartsWith("System.", StringComparison.Ordinal) && instrument.Meter.Name != Http);

    private static void Set(OtlpExporterOptions options, TelemetryTarget target)
    {
        options.Endpoint = target.Endpoint;
        options.Protocol = target.IsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        if (target.Headers is not null)
        {
            options.Headers = target.Headers;
        }
    }

    private sealed class SecretsLeftOut : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => Spans.LeaveOut(data);
    }

    // Name servers, sockets and handshakes are spans of the runtime too: experiments of it, and traces of their own.
    private sealed class ConnectionsLeftOut : BaseProcessor<Activity>
    {
        public override void OnStart(Activity data)
        {
            if (data.Source.Name.StartsWith("Experimental.System.Net.", StringComparison.Ordinal))
            {
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
                data.IsAllDataRequested = false;
            }
        }
    }
}
