using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scout.Client;

/// <summary>One run: how it stands, what happens in it, and what can be told to it.</summary>
public sealed class RunClient
{
    private readonly Caller _caller;
    private readonly string _path;

    internal RunClient(Caller caller, string id) => (_caller, Id, _path) = (caller, id, $"/v2/runs/{Paths.Part(id)}");

    /// <summary>The run's id.</summary>
    public string Id { get; }

    /// <summary>How it stands.</summary>
    public Task<RunInfo> GetAsync(CancellationToken cancellation = default) => _caller.ReadAsync(new(HttpMethod.Get, _path), ClientJson.Default.RunInfo, cancellation);

    /// <summary>
    /// What happened in it, from its start or from behind an event, and what happens, to its end: the last is a <see cref="RunCompletedEvent"/> or a <see cref="RunFailedEvent"/>, also where the run is
    /// only left for a while (<see cref="RunFailedEvent.Status"/>). Where the connection breaks it goes on over another, behind the last event that has an id.
    /// </summary>
    /// <param name="after">The <see cref="RunEvent.Id"/> behind which it begins. Default: the start.</param>
    /// <param name="cancellation">Ends the reading, not the run.</param>
    public IAsyncEnumerable<RunEvent> EventsAsync(string? after = null, CancellationToken cancellation = default) => EventsAsync(null, after, cancellation);

    /// <summary>Ends it.</summary>
    public Task<RunInfo> CancelAsync(CancellationToken cancellation = default) => TellAsync("/cancel", null, cancellation);

    /// <summary>Tells it that an event has come that it waits for.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="data">The event's data.</param>
    /// <param name="block">The block that it is for, by path, where several wait for such an event.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<RunInfo> SendEventAsync(string name, JsonNode? data = null, string? block = null, CancellationToken cancellation = default) =>
        TellAsync(Paths.Of($"/events/{Paths.Part(name)}", ("block", block)), data is null ? null : writer => data.WriteTo(writer), cancellation);

    /// <summary>Decides what it asks.</summary>
    /// <param name="reason">Why, for whoever asks later.</param>
    /// <param name="approved">Whether it is approved.</param>
    /// <param name="block">The block that asks, where several do.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<RunInfo> ApproveAsync(string reason, bool approved = true, string? block = null, CancellationToken cancellation = default)
    {
        var body = new DecisionBody { Approved = approved, Reason = reason, Block = block };
        return TellAsync("/approve", writer => JsonSerializer.Serialize(writer, body, ClientJson.Default.DecisionBody), cancellation);
    }

    /// <summary>Says what it was worth.</summary>
    /// <param name="score">From -1, bad, to 1, good.</param>
    /// <param name="comment">In words.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<RunInfo> FeedbackAsync(double? score = null, string? comment = null, CancellationToken cancellation = default)
    {
        var body = new FeedbackBody { Score = score, Comment = comment };
        return TellAsync("/feedback", writer => JsonSerializer.Serialize(writer, body, ClientJson.Default.FeedbackBody), cancellation);
    }

    internal async IAsyncEnumerable<RunEvent> EventsAsync(HttpResponseMessage? first, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var next = first;
        for (var broken = 0; ;)
        {
            using var response = next ?? await _caller.OpenAsync(new(HttpMethod.Get, _path + "/events") { Headers = { ["Last-Event-ID"] = after } }, cancellation).ConfigureAwait(false);
            next = null;
            var stream = new EventStream(response);
            await using var held = stream.ConfigureAwait(false);
            while (await stream.NextAsync(cancellation).ConfigureAwait(false) is { } one)
            {
                (broken, after) = (0, one.Id ?? after);
                yield return one;
                if (one.IsLast)
                {
                    yield break;
                }
            }

            // It ended without an end: the connection broke, or the server did.
            if (++broken > _caller.Options.Reconnects)
            {
                throw new IOException(string.Format(CultureInfo.InvariantCulture, "The events of the run {0} break off: {1} connections brought none. The run itself may go on; ask for it later.", Id, broken), stream.Broken);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250 << Math.Min(broken, 5)), cancellation).ConfigureAwait(false);
        }
    }

    private Task<RunInfo> TellAsync(string what, Action<Utf8JsonWriter>? write, CancellationToken cancellation) =>
        _caller.ReadAsync(new(HttpMethod.Post, _path + what, write), ClientJson.Default.RunInfo, cancellation);
}
