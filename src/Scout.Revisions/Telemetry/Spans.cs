using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Scout.Revisions.Telemetry;

/// <summary>Where spans and metrics come from. Without somebody who listens they cost next to nothing.</summary>
internal static class Spans
{
    /// <summary>The source of spans.</summary>
    public static ActivitySource Source { get; } = new(TelemetryNames.Source);

    /// <summary>The meter of metrics.</summary>
    public static Meter Meter { get; } = new(TelemetryNames.Source);

    /// <summary>Starts a span and leaves what is current as it is: whoever starts it does not run inside it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parent">What it is part of; none: it begins a trace.</param>
    /// <param name="tags">Its attributes.</param>
    /// <param name="links">What else it has to do with.</param>
    /// <returns>The span; none where nobody listens.</returns>
    public static Activity? Start(string name, ActivityContext parent, IEnumerable<KeyValuePair<string, object?>> tags, IEnumerable<ActivityLink>? links = null)
    {
        var current = Activity.Current;
        // Without a parent it would be part of what is current.
        Activity.Current = null;
        var span = Source.StartActivity(name, ActivityKind.Internal, parent, tags, links);
        Activity.Current = current;
        return span;
    }

    /// <summary>Ends a span and leaves what is current as it is.</summary>
    public static void End(Activity span)
    {
        var current = Activity.Current;
        span.Stop();
        Activity.Current = current;
    }
}
