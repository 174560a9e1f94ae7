using System.Collections.Immutable;
using Scout.Revisions.Runs;
using Scout.Server.Running;

namespace Scout.Web.Watching;

/// <summary>A run that a page watches: as far as it is, and what models are saying.</summary>
internal sealed class WatchedRun
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    /// <summary>How far it is; none before it has begun.</summary>
    public RunSummary? Run { get; private set; }

    /// <summary>Its records so far.</summary>
    public ImmutableList<RunEvent> Records { get; private set; } = [];

    /// <summary>What models are saying, by block.</summary>
    public ImmutableDictionary<string, string> Saying { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Watches a run to its end.</summary>
    /// <param name="hub">The server's runs.</param>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="changed">Told that there is more to show, at most ten times a second.</param>
    /// <param name="cancellation">Ends the watching, not the run.</param>
    public async Task WatchAsync(RunHub hub, string runId, Func<Task> changed, CancellationToken cancellation)
    {
        var shown = DateTime.MinValue;
        await foreach (var heard in hub.ReadAsync(runId, cancellation).ConfigureAwait(false))
        {
            foreach (var record in heard.Records)
            {
                Run = Run is null ? RunSummary.Of((RunStarted)record) : Run.With(record);
                Records = Records.Add(record);
            }

            Saying = heard.Saying.ToImmutableDictionary(StringComparer.Ordinal);
            // A page that is shown for every word would show nothing else.
            if (Beat - (DateTime.UtcNow - shown) is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait, cancellation).ConfigureAwait(false);
            }

            shown = DateTime.UtcNow;
            await changed().ConfigureAwait(false);
        }

        await changed().ConfigureAwait(false);
    }
}
