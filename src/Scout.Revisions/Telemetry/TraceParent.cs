using System.Diagnostics;
using System.Globalization;

namespace Scout.Revisions.Telemetry;

/// <summary>A place in a trace as W3C writes it down.</summary>
internal static class TraceParent
{
    /// <summary>Of what started this process: <c>TRACEPARENT</c> and <c>TRACESTATE</c>. What is none is as if it were not there.</summary>
    public static ActivityContext OfEnvironment() => Read(Environment.GetEnvironmentVariable("TRACEPARENT"), Environment.GetEnvironmentVariable("TRACESTATE"));

    /// <summary>Reads one.</summary>
    public static ActivityContext Read(string? parent, string? state) => ActivityContext.TryParse(parent, state, isRemote: true, out var read) ? read : default;

    /// <summary>Writes one; none where there is no trace.</summary>
    public static string? Write(ActivityContext context) => context == default ? null
        : string.Create(CultureInfo.InvariantCulture, $"00-{context.TraceId.ToHexString()}-{context.SpanId.ToHexString()}-{(int)context.TraceFlags:x2}");
}
