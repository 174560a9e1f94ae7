using System.Collections.Immutable;
using System.Diagnostics;
using Scout.Revisions.Runs;

namespace Scout.Revisions.Telemetry;

/// <summary>Where the last worker of a run that is taken up again told of it.</summary>
internal static class EarlierLife
{
    /// <summary>Its place in a trace; none where there is none.</summary>
    public static ActivityContext Of(ImmutableArray<RunEvent> journal) => TraceParent.Read(
        journal.Select(record => record switch
        {
            RunStarted started => started.Trace,
            RunResumed resumed => resumed.Trace,
            _ => null,
        }).LastOrDefault(trace => trace is not null),
        null);
}
