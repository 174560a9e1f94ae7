using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Scout.Revisions.Telemetry;

/// <summary>Where spans and metrics come from. Without somebody who listens they cost next to nothing.</summary>
internal static class Spans
{
    private const string Hidden = "scout.hidden";

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

    /// <summary>Says what is to be left out of what a span, and whatever is inside it, tells: .NET's own of a request has the path of its URL, and a project's whatever it likes.</summary>
    /// <param name="span">The span.</param>
    /// <param name="hide">A text without what is not to be told.</param>
    public static void Hide(Activity span, Func<string, string> hide) => span.SetCustomProperty(Hidden, hide);

    /// <summary>Leaves it out of a span that is over.</summary>
    public static void LeaveOut(Activity span)
    {
        Func<string, string>? hide = null;
        for (var around = span; around is not null && hide is null; around = around.Parent)
        {
            hide = around.GetCustomProperty(Hidden) as Func<string, string>;
        }

        if (hide is null)
        {
            return;
        }

        foreach (var (name, value) in span.TagObjects.ToArray())
        {
            if (value is string text && hide(text) is var told && told != text)
            {
                span.SetTag(name, told);
            }
        }

        span.DisplayName = hide(span.DisplayName);
        if (span.StatusDescription is { } status)
        {
            span.SetStatus(span.Status, hide(status));
        }
    }

    /// <summary>Ends a span and leaves what is current as it is.</summary>
    public static void End(Activity span)
    {
        var current = Activity.Current;
        span.Stop();
        Activity.Current = current;
    }
}
