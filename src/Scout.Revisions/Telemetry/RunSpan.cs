using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Scout.Revisions.Telemetry;

/// <summary>What telemetry says of a run.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Workflow">Its workflow.</param>
/// <param name="RevisionId">The revision's whole id.</param>
/// <param name="Environment">The environment.</param>
/// <param name="PromotionId">The promotion, or none.</param>
/// <param name="RerunOf">The run that it makes again, or none.</param>
internal sealed record RunLabels(string RunId, string Workflow, string RevisionId, string Environment, string? PromotionId, string? RerunOf)
{
    /// <summary>As attributes of a span.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Tags
    {
        get
        {
            yield return new(TelemetryNames.Workflow, Workflow);
            yield return new(TelemetryNames.Revision, RevisionId);
            yield return new(TelemetryNames.Environment, Environment);
            yield return new(TelemetryNames.Run, RunId);
            if (PromotionId is not null)
            {
                yield return new(TelemetryNames.Promotion, PromotionId);
            }

            if (RerunOf is not null)
            {
                yield return new(TelemetryNames.RerunOf, RerunOf);
            }
        }
    }
}

/// <summary>A run, or the part of one that somebody sees, as a span.</summary>
internal sealed class RunSpan
{
    private readonly ActivityContext _parent;
    private readonly Activity? _span;

    private RunSpan(Activity? span, ActivityContext parent) => (_span, _parent) = (span, parent);

    /// <summary>Where in a trace what happens in it belongs: in its parent, where nobody listens here.</summary>
    public ActivityContext Context => _span?.Context ?? _parent;

    /// <summary>Begins it.</summary>
    /// <param name="what"><c>run</c> for whoever owns it, <c>work</c> for a worker.</param>
    /// <param name="run">The run.</param>
    /// <param name="parent">What it is part of; none: it begins a trace.</param>
    /// <param name="earlier">What was done of the run before; none: it is a new one.</param>
    public static RunSpan Begin(string what, RunLabels run, ActivityContext parent, ActivityContext earlier = default) => new(
        Spans.Source.HasListeners() ? Spans.Start($"{what} {run.Workflow}", parent, run.Tags, earlier == default ? null : [new(earlier)]) : null,
        parent);

    /// <summary>Ends it. Ended once, it stays so.</summary>
    /// <param name="status">How the run ended, or where it stands.</param>
    /// <param name="error">The code of the error that it ended with, or none.</param>
    public void End(string status, string? error)
    {
        if (_span is null)
        {
            return;
        }

        _span.SetTag(TelemetryNames.RunStatus, status);
        if (error is not null)
        {
            _span.SetTag(TelemetryNames.Error, error);
            _span.SetStatus(ActivityStatusCode.Error, error);
        }

        Spans.End(_span);
    }
}

/// <summary>Counts runs, for whoever owns them.</summary>
internal static class RunCounts
{
    private static readonly Counter<long> Begun = Spans.Meter.CreateCounter<long>(TelemetryNames.RunsStarted, "{run}", "Runs that were started; not those that went on.");

    private static readonly Histogram<double> Duration = Spans.Meter.CreateHistogram(
        TelemetryNames.RunDuration,
        "s",
        "Runs that ended, by how, and how long they took from their start, waits included.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 86400] });

    /// <summary>One was started.</summary>
    public static void Started(RunLabels run) => Begun.Add(1, new(TelemetryNames.Workflow, run.Workflow), new KeyValuePair<string, object?>(TelemetryNames.Environment, run.Environment));

    /// <summary>One has ended, or was interrupted.</summary>
    public static void Ended(RunLabels run, string status, string? error, TimeSpan took)
    {
        var tags = new TagList { { TelemetryNames.Workflow, run.Workflow }, { TelemetryNames.Environment, run.Environment }, { TelemetryNames.RunStatus, status } };
        if (error is not null)
        {
            tags.Add(TelemetryNames.Error, error);
        }

        Duration.Record(took.TotalSeconds, tags);
    }
}
