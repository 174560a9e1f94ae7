using System.Runtime.CompilerServices;
using Scout.Revisions.Runs;
using Scout.Server.Options;
using Scout.Server.Requests;
using Scout.Server.Running;
using Scout.Server.Wire.Contract;
using Scout.Server.Wire.Definitions;
using Scout.Server.Wire.Streaming;

namespace Scout.Server.Api;

/// <summary>Streams of server-sent events: flushed as soon as there is no more, never compressed, padded where nothing happens, closed after the last.</summary>
internal sealed class Streams(RunHub hub, TimeProvider time, ScoutServerOptions options)
{
    private readonly ConditionalWeakTable<LiveRun, Lazy<RunFrames>> _frames = [];

    /// <summary>Begins a stream: from now on it goes at the pace of whoever reads it, and others have its place.</summary>
    public static void Begin(HttpResponse response)
    {
        RequestSlot.Leave(response.HttpContext);
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>Streams a run from its start, or from where a reader is, to its end.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="runId">The run's whole id.</param>
    /// <param name="live">The run where this server has it, or just had it.</param>
    /// <param name="session">The session that it belongs to.</param>
    /// <param name="definitions">What its revision does, or none.</param>
    /// <param name="after">The last record that the reader has, or none.</param>
    /// <param name="cancellation">Ends the stream, not the run.</param>
    public async Task RunAsync(HttpResponse response, string runId, LiveRun? live, string session, BlockDefinitions? definitions, long? after, CancellationToken cancellation)
    {
        Begin(response);
        await response.Body.FlushAsync(cancellation).ConfigureAwait(false);
        var events = new SseEvents(definitions, session, RunLookup.Organization);
        await (live is not null
            ? ShareAsync(response, _frames.GetOrAdd(live, run => new(() => RunFrames.Of(run, events, time))).Value, new(after), cancellation)
            : FollowAsync(response, runId, events, after, cancellation)).ConfigureAwait(false);
    }

    private async Task ShareAsync(HttpResponse response, RunFrames frames, FramePlace place, CancellationToken cancellation)
    {
        var body = new StreamBody(response, cancellation);
        while (true)
        {
            var (bytes, news) = frames.Next(place);
            await (bytes.Length > 0 ? body.WriteAsync(bytes) : body.FlushAsync()).ConfigureAwait(false);
            if (news is not null)
            {
                await WaitAsync(news, body, cancellation).ConfigureAwait(false);
            }
            else if (bytes.Length == 0)
            {
                return;
            }
        }
    }

    // A run that another process works on, or nobody.
    private async Task FollowAsync(HttpResponse response, string runId, SseEvents events, long? after, CancellationToken cancellation)
    {
        RunSummary? run = null;
        var body = new StreamBody(response, cancellation);
        var heard = hub.ReadAsync(runId, cancellation).GetAsyncEnumerator(cancellation);
        await using var leaving = heard.ConfigureAwait(false);
        while (await NextAsync(heard, body, cancellation).ConfigureAwait(false))
        {
            foreach (var record in heard.Current.Records)
            {
                run = record is RunStarted started ? RunSummary.Of(started) : run?.With(record);
                var told = events.Next(record);
                await WriteAsync(body, record.Sequence <= after ? [] : told).ConfigureAwait(false);
            }
        }

        if (!events.HasEnded && run is not null)
        {
            var end = hub.Live(runId) is { End.IsCompletedSuccessfully: true } live ? await live.End.ConfigureAwait(false) : hub.Runs.Has(runId) ? hub.Runs.Read(runId) : run;
            await WriteAsync(body, events.End(end, time.GetUtcNow())).ConfigureAwait(false);
        }
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<Heard> heard, StreamBody body, CancellationToken cancellation)
    {
        var next = heard.MoveNextAsync().AsTask();
        await WaitAsync(next, body, cancellation).ConfigureAwait(false);
        return await next.ConfigureAwait(false);
    }

    /// <summary>Waits for what comes next, with padding where that takes long.</summary>
    private async Task WaitAsync(Task next, StreamBody body, CancellationToken cancellation)
    {
        while (!await Silences.IsOverAsync(next, options.Silence, time, cancellation).ConfigureAwait(false))
        {
            await body.WriteAsync(SseFrame.Padding).ConfigureAwait(false);
            await body.FlushAsync().ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(StreamBody body, IReadOnlyCollection<WireEnvelope> events)
    {
        foreach (var one in events)
        {
            await body.WriteAsync(SseFrame.Of(one)).ConfigureAwait(false);
        }

        await body.FlushAsync().ConfigureAwait(false);
    }
}
