using System.Collections.Concurrent;
using System.Diagnostics;

namespace Scout.Execution.Tests.Telemetry;

/// <summary>Gathers the spans of one trace of this process, from our source and from .NET's HTTP.</summary>
internal sealed class Trace : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    public Trace()
    {
        Around = new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        _listener = new()
        {
            ShouldListenTo = source => source.Name is "Scout.Build" or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.TraceId == Around.TraceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>What all of it is part of.</summary>
    public ActivityContext Around { get; }

    /// <summary>Those that have ended.</summary>
    public IReadOnlyList<Activity> Spans => [.. _spans];

    /// <summary>The only one of a name.</summary>
    public Activity One(string name) => Assert.Single(_spans, span => span.DisplayName == name);

    public IEnumerable<Activity> Inside(Activity around) => _spans.Where(span => span.ParentSpanId == around.SpanId);

    public void Dispose() => _listener.Dispose();
}
