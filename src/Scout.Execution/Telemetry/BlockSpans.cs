using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Scout.Execution.Blocks;
using Scout.Execution.Runs;
using Scout.Revisions.Runs;
using Scout.Revisions.Telemetry;

namespace Scout.Execution.Telemetry;

/// <summary>
/// A span for each attempt at a block of one run, inside that of the block around it, and its time as a metric. The run's loop owns it. There is none where
/// nobody listens, so that a run without telemetry pays for none.
/// </summary>
internal sealed class BlockSpans
{
    private static readonly Histogram<double> Duration = Spans.Meter.CreateHistogram(
        TelemetryNames.BlockDuration,
        "s",
        "Attempts at blocks, by how they ended, and how long they took; for a block around others, with these.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600] });

    private static readonly Histogram<double> Queued = Spans.Meter.CreateHistogram(
        TelemetryNames.BlockQueueDuration,
        "s",
        "How long attempts that do something waited until what came before them was kept and a thread was free.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5] });

    private readonly RunContext _run;
    private readonly string _workflow;
    private readonly ActivityContext _around;
    private readonly Dictionary<(Frame Frame, int Slot), Begun> _begun = [];

    private BlockSpans(RunContext run, string workflow, ActivityContext around) => (_run, _workflow, _around) = (run, workflow, around);

    /// <summary>For a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="workflow">Its workflow.</param>
    /// <param name="around">The span that its blocks are part of.</param>
    /// <returns>None where nobody listens.</returns>
    public static BlockSpans? For(RunContext run, string workflow, ActivityContext around) =>
        Spans.Source.HasListeners() || Duration.Enabled ? new(run, workflow, around) : null;

    /// <summary>An attempt begins, or goes on in another process.</summary>
    public void Begin(Frame frame, int slot, int attempt)
    {
        var block = frame.Block(slot);
        var span = Spans.Source.HasListeners() ? Spans.Start(
            $"{block.Kind.Type} {block.Id}",
            Around(frame),
            [
                new(TelemetryNames.BlockPath, frame.Path(slot)),
                new(TelemetryNames.BlockKind, block.Kind.Type),
                new(TelemetryNames.Attempt, attempt),
                new(TelemetryNames.Run, _run.RunId),
            ]) : null;
        if (span is not null)
        {
            Spans.Hide(span, _run.Secrets.Redact);
        }

        _begun[(frame, slot)] = new(span, Stopwatch.GetTimestamp(), null);
    }

    /// <summary>What an attempt does, as a part of its span: whatever it tells of itself belongs there.</summary>
    public IBlockCode Inside(Frame frame, int slot, IBlockCode code) => new SpannedCode(code, _begun.GetValueOrDefault((frame, slot)).Span, Tags(frame, slot));

    /// <summary>An attempt failed. Where its OnError takes over, what that does is still inside the attempt.</summary>
    public void Failed(Frame frame, int slot, RunError error, BlockEnd end)
    {
        if (!_begun.TryGetValue((frame, slot), out var begun))
        {
            return;
        }

        if (begun.Span is { } span)
        {
            span.SetTag(TelemetryNames.Error, error.Code);
            // What is wrong may repeat what a block was given: it stands in the run's record, and only there.
            span.SetStatus(ActivityStatusCode.Error, _run.TellsContent
                ? _run.Secrets.Redact($"{error.Code}: {error.Message}")
                : string.Create(CultureInfo.InvariantCulture, $"{error.Code}: see `dotnet scout logs {RunIds.ShortOf(_run.RunId)}`"));
        }

        _begun[(frame, slot)] = begun with { Error = error.Code };
        if (end != BlockEnd.Recovered)
        {
            End(frame, slot, end);
        }
    }

    /// <summary>A block has its output.</summary>
    public void Completed(Frame frame, int slot) => End(frame, slot, _begun.GetValueOrDefault((frame, slot)).Error is null ? BlockEnd.Completed : BlockEnd.Recovered);

    /// <summary>An attempt is over.</summary>
    public void End(Frame frame, int slot, BlockEnd end)
    {
        if (!_begun.Remove((frame, slot), out var begun))
        {
            return;
        }

        var status = end.ToString().ToLowerInvariant();
        if (begun.Span is { } span)
        {
            span.SetTag(TelemetryNames.BlockStatus, status);
            Spans.End(span);
        }

        if (end == BlockEnd.Waiting)
        {
            // It goes on, and is counted when it is over.
            return;
        }

        var tags = Tags(frame, slot);
        tags.Add(TelemetryNames.BlockStatus, status);
        if (begun.Error is { } error)
        {
            tags.Add(TelemetryNames.Error, error);
        }

        Duration.Record(Stopwatch.GetElapsedTime(begun.At).TotalSeconds, tags);
    }

    /// <summary>The worker has no more to do with the run: whatever is open ends.</summary>
    public void EndAll(BlockEnd end)
    {
        foreach (var (frame, slot) in _begun.Keys.ToArray())
        {
            End(frame, slot, end);
        }
    }

    private TagList Tags(Frame frame, int slot) => new()
    {
        { TelemetryNames.Workflow, _workflow },
        { TelemetryNames.Environment, _run.Environment },
        { TelemetryNames.BlockKind, frame.Block(slot).Kind.Type },
    };

    // A block around it may have begun in another process.
    private ActivityContext Around(Frame frame)
    {
        for (var inner = frame; inner.Caller is { } outer; inner = outer)
        {
            if (_begun.TryGetValue((outer, inner.CallerSlot), out var begun) && begun.Span is { } span)
            {
                return span.Context;
            }
        }

        return _around;
    }

    private readonly record struct Begun(Activity? Span, long At, string? Error);

    // Its thread is another than the loop's.
    private sealed class SpannedCode(IBlockCode code, Activity? span, TagList tags) : IBlockCode
    {
        private readonly long _from = Stopwatch.GetTimestamp();

        public ValueTask<System.Text.Json.JsonElement> RunAsync(Attempt attempt)
        {
            Queued.Record(Stopwatch.GetElapsedTime(_from).TotalSeconds, tags);
            // It flows with the attempt, which leaves nothing behind on the thread.
            Activity.Current = span;
            return code.RunAsync(attempt);
        }
    }
}

/// <summary>How an attempt at a block ended.</summary>
internal enum BlockEnd
{
    /// <summary>It has its output.</summary>
    Completed,

    /// <summary>It failed, and its OnError gave an output.</summary>
    Recovered,

    /// <summary>It failed, and another attempt follows.</summary>
    Retried,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>Nobody waits for it any more.</summary>
    Stopped,

    /// <summary>The worker let go of the run, which only waits.</summary>
    Waiting,
}
