using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scout.Client;

/// <summary>One workflow of a server, with inputs and outputs as JSON.</summary>
public sealed class WorkflowClient
{
    private readonly Caller _caller;
    private readonly ExecuteOptions _options;
    private readonly string _path;

    internal WorkflowClient(Caller caller, string id, ExecuteOptions options)
    {
        (_caller, Id, _options) = (caller, id, options);
        _path = $"/v2/workflows/{Paths.Part(id)}";
    }

    /// <summary>The workflow's id.</summary>
    public string Id { get; }

    /// <summary>Runs it to its end. A run that failed is a result, too.</summary>
    /// <param name="inputs">The inputs, by name: <c>new JsonObject { ["user_message"] = "..." }</c>.</param>
    /// <param name="options">What of it runs; what is not said here is as the workflow was asked for.</param>
    /// <param name="cancellation">Ends the waiting, not the run.</param>
    /// <exception cref="AnswerNotKeptException">It ran before, and what it yielded is not kept.</exception>
    /// <exception cref="ScoutApiException">The server refused it: nothing ran.</exception>
    public Task<RunResult> RunAsync(JsonObject inputs, ExecuteOptions? options = null, CancellationToken cancellation = default) => RunAsync(inputs.Written, options, cancellation);

    /// <summary>Runs it, and tells what happens as it does: texts piece by piece. The last event is a <see cref="RunCompletedEvent"/> or a <see cref="RunFailedEvent"/>.</summary>
    /// <remarks>Where the connection breaks the stream goes on over another, which needs a key that may also read.</remarks>
    /// <param name="inputs">The inputs, by name.</param>
    /// <param name="options">What of it runs.</param>
    /// <param name="cancellation">Ends the reading, not the run.</param>
    public IAsyncEnumerable<RunEvent> StreamAsync(JsonObject inputs, ExecuteOptions? options = null, CancellationToken cancellation = default) => StreamAsync(inputs.Written, options, cancellation);

    /// <summary>Starts a run, without waiting for its end.</summary>
    /// <param name="inputs">The inputs, by name.</param>
    /// <param name="options">What of it runs.</param>
    /// <param name="cancellation">Ends the waiting, not the run.</param>
    public Task<RunClient> StartAsync(JsonObject inputs, ExecuteOptions? options = null, CancellationToken cancellation = default) => StartAsync(inputs.Written, options, cancellation);

    /// <summary>Its newest revision.</summary>
    public async Task<WorkflowRevision> GetAsync(CancellationToken cancellation = default) =>
        (await _caller.ReadAsync(new(HttpMethod.Get, _path), ClientJson.Default.WorkflowAnswer, cancellation).ConfigureAwait(false)).Data;

    /// <summary>Its revisions, newest first.</summary>
    public async Task<IReadOnlyList<WorkflowRevision>> RevisionsAsync(CancellationToken cancellation = default) =>
        (await _caller.ReadAsync(new(HttpMethod.Get, _path + "/revisions"), ClientJson.Default.WorkflowPage, cancellation).ConfigureAwait(false)).Data;

    /// <summary>The environments, and where each points.</summary>
    public async Task<IReadOnlyList<WorkflowEnvironment>> EnvironmentsAsync(CancellationToken cancellation = default) =>
        (await _caller.ReadAsync(new(HttpMethod.Get, _path + "/environments"), ClientJson.Default.EnvironmentList, cancellation).ConfigureAwait(false)).Data;

    /// <summary>Moves an environment to a revision, if every gate lets it.</summary>
    /// <param name="revision">The revision's id, or its beginning.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="expected">The revision that the environment must be at now.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The revision that the environment is at.</returns>
    /// <exception cref="ScoutApiException">403, with every gate that refuses (<see cref="ScoutApiException.Refusals"/>); 409 where the environment is elsewhere.</exception>
    public async Task<WorkflowRevision> PromoteAsync(string revision, string environment, string reason, string? expected = null, CancellationToken cancellation = default)
    {
        var path = Paths.Of($"{_path}/revisions/{Paths.Part(revision)}/promote", ("environment", environment), ("reason", reason), ("expect", expected));
        return (await _caller.ReadAsync(new(HttpMethod.Put, path), ClientJson.Default.WorkflowAnswer, cancellation).ConfigureAwait(false)).Data;
    }

    /// <summary>Moves an environment back.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="reason">Why, for whoever looks at it next.</param>
    /// <param name="to">A promotion's id or a revision. Default: what it stood on before.</param>
    /// <param name="expected">The revision that the environment must be at now.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The revision that the environment is at.</returns>
    public async Task<WorkflowRevision> RollbackAsync(string environment, string reason, string? to = null, string? expected = null, CancellationToken cancellation = default)
    {
        var body = new RollbackBody { Environment = environment, Reason = reason, To = to, Expect = expected };
        var ask = new Ask(HttpMethod.Post, _path + "/rollback", writer => JsonSerializer.Serialize(writer, body, ClientJson.Default.RollbackBody));
        return (await _caller.ReadAsync(ask, ClientJson.Default.WorkflowAnswer, cancellation).ConfigureAwait(false)).Data;
    }

    /// <summary>Its runs, newest first, page by page.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public IAsyncEnumerable<RunLog> LogsAsync(LogFilter? filter = null, CancellationToken cancellation = default) => Logs.ReadAsync(_caller, Id, filter ?? new(), cancellation);

    internal async Task<RunResult> RunAsync(Action<Utf8JsonWriter> inputs, ExecuteOptions? options, CancellationToken cancellation)
    {
        var ask = Execute(inputs, options, isStreaming: false);
        return (await _caller.ReadAsync(ask, ClientJson.Default.ExecutionAnswer, cancellation).ConfigureAwait(false)).Result();
    }

    internal async IAsyncEnumerable<RunEvent> StreamAsync(Action<Utf8JsonWriter> inputs, ExecuteOptions? options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var response = await _caller.OpenAsync(Execute(inputs, options, isStreaming: true), cancellation).ConfigureAwait(false);
        var run = new RunClient(_caller, response.Headers.TryGetValues(Refusals.RunId, out var id) ? id.Single() : throw new NotSupportedException($"The server, or what stands before it, does not say which run it is: the answer has no header {Refusals.RunId}."));
        await foreach (var one in run.EventsAsync(response, null, cancellation).ConfigureAwait(false))
        {
            yield return one;
        }
    }

    internal async Task<RunClient> StartAsync(Action<Utf8JsonWriter> inputs, ExecuteOptions? options, CancellationToken cancellation)
    {
        var ask = Execute(inputs, options, isStreaming: false, ("Prefer", "respond-async"));
        var isWhole = false;
        var run = await _caller.ReadAsync(ask, ClientJson.Default.RunInfo, response => isWhole = response.StatusCode != HttpStatusCode.Accepted, cancellation).ConfigureAwait(false);
        return isWhole ? throw new NotSupportedException("The server waited for the run: it is none that starts runs without doing so.") : new(_caller, run.RunId);
    }

    private Ask Execute(Action<Utf8JsonWriter> inputs, ExecuteOptions? options, bool isStreaming, params (string Name, string Value)[] headers)
    {
        var said = options?.Or(_options) ?? _options;
        var path = Paths.Of(_path + "/execute", ("environment", said.Environment), ("revision_id", said.RevisionId), ("session_id", said.SessionId));
        var ask = new Ask(HttpMethod.Post, path, writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("inputs");
            inputs(writer);
            writer.WriteBoolean("streaming", isStreaming);
            writer.WriteEndObject();
        })
        {
            // With a key of its own it is one run however often it is sent.
            MayBeRepeated = true,
            Headers =
            {
                ["Idempotency-Key"] = said.IdempotencyKey ?? Guid.NewGuid().ToString("N"),
                ["Scout-Expect-Revision"] = said.ExpectedRevision,
                ["Scout-Expect-Contract"] = said.Contract,
                ["Scout-Callback"] = said.Callback?.AbsoluteUri,
            },
        };
        foreach (var (name, value) in headers)
        {
            ask.Headers[name] = value;
        }

        return ask;
    }
}
