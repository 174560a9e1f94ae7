using Scout.Revisions.Runs;
using Scout.Server.Options;
using Scout.Server.Requests;
using Scout.Server.Running;
using Scout.Server.Wire.Contract;
using Scout.Server.Wire.Definitions;
using Scout.Server.Wire.Streaming;

namespace Scout.Server.Api;

/// <summary>Streams of server-sent events: flushed one by one, never compressed, padded where nothing happens, closed after the last.</summary>
internal sealed class Streams(RunHub hub, TimeProvider time, ScoutServerOptions options)
{
    /// <summary>Begins a stream.</summary>
    public static void Begin(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>Streams a run from its start, or from where a reader is, to its end.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="session">The session that it belongs to.</param>
    /// <param name="definitions">What its revision does, or none.</param>
    /// <param name="after">The last record that the reader has, or none.</param>
    /// <param name="cancellation">Ends the stream, not the run.</param>
    public async Task RunAsync(HttpResponse response, string runId, string session, BlockDefinitions? definitions, long? after, CancellationToken cancellation)
    {
        Begin(response);
        RequestSlot.Leave(response.HttpContext);
        var events = new SseEvents(definitions, session, RunLookup.Organization, after);
        RunSummary? run = null;
        await using var heard = hub.ReadAsync(runId, cancellation).GetAsyncEnumerator(cancellation);
        await response.Body.FlushAsync(cancellation).ConfigureAwait(false);
        while (await NextAsync(heard, response, cancellation).ConfigureAwait(false))
        {
            foreach (var record in heard.Current.Records)
            {
                run = record is RunStarted started ? RunSummary.Of(started) : run?.With(record);
                await WriteAsync(response, events.Next(record), cancellation).ConfigureAwait(false);
            }

            foreach (var (block, text) in heard.Current.Saying)
            {
                await WriteAsync(response, events.Said(block, text, time.GetUtcNow()), cancellation).ConfigureAwait(false);
            }
        }

        if (!events.HasEnded && run is not null)
        {
            var end = hub.Live(runId) is { End.IsCompletedSuccessfully: true } live ? await live.End.ConfigureAwait(false) : hub.Runs.Has(runId) ? hub.Runs.Read(runId) : run;
            await WriteAsync(response, events.End(end, time.GetUtcNow()), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for what comes next, with padding where that takes long.</summary>
    private async Task<bool> NextAsync(IAsyncEnumerator<Heard> heard, HttpResponse response, CancellationToken cancellation)
    {
        var next = heard.MoveNextAsync().AsTask();
        while (await Task.WhenAny(next, Task.Delay(options.Silence, time, cancellation)).ConfigureAwait(false) != next)
        {
            cancellation.ThrowIfCancellationRequested();
            await response.Body.WriteAsync(SseFrame.Padding, cancellation).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellation).ConfigureAwait(false);
        }

        return await next.ConfigureAwait(false);
    }

    private static async Task WriteAsync(HttpResponse response, IReadOnlyCollection<WireEnvelope> events, CancellationToken cancellation)
    {
        foreach (var one in events)
        {
            await response.Body.WriteAsync(SseFrame.Of(one), cancellation).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellation).ConfigureAwait(false);
        }
    }
}
