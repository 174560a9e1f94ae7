using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Scout.Client;

/// <summary>One workflow of a server, with inputs and outputs of types.</summary>
/// <typeparam name="TInput">The inputs.</typeparam>
/// <typeparam name="TOutput">What it yields.</typeparam>
public sealed class WorkflowClient<TInput, TOutput>
{
    private readonly JsonTypeInfo<TInput> _input;
    private readonly JsonTypeInfo<TOutput> _output;

    internal WorkflowClient(WorkflowClient untyped, JsonTypeInfo<TInput> input, JsonTypeInfo<TOutput> output) => (Untyped, _input, _output) = (untyped, input, output);

    /// <summary>The workflow, with inputs and outputs as JSON: its revisions, environments and logs.</summary>
    public WorkflowClient Untyped { get; }

    /// <inheritdoc cref="WorkflowClient.RunAsync(System.Text.Json.Nodes.JsonObject, ExecuteOptions?, CancellationToken)"/>
    public async Task<RunResult<TOutput>> RunAsync(TInput inputs, ExecuteOptions? options = null, CancellationToken cancellation = default)
    {
        var run = await Untyped.RunAsync(Writing(inputs), options, cancellation).ConfigureAwait(false);
        return new(run, run.Succeeded && run.Output is { } output ? Read(output) : default!);
    }

    /// <inheritdoc cref="WorkflowClient.StreamAsync(System.Text.Json.Nodes.JsonObject, ExecuteOptions?, CancellationToken)"/>
    public IAsyncEnumerable<RunEvent> StreamAsync(TInput inputs, ExecuteOptions? options = null, CancellationToken cancellation = default) => Untyped.StreamAsync(Writing(inputs), options, cancellation);

    /// <inheritdoc cref="WorkflowClient.StartAsync(System.Text.Json.Nodes.JsonObject, ExecuteOptions?, CancellationToken)"/>
    public Task<RunClient> StartAsync(TInput inputs, ExecuteOptions? options = null, CancellationToken cancellation = default) => Untyped.StartAsync(Writing(inputs), options, cancellation);

    /// <summary>The output of a run of this workflow: of the last event, of a run that was started, of a log.</summary>
    /// <exception cref="JsonException">It is another's.</exception>
    /// <exception cref="InvalidOperationException">There is none: it is not kept.</exception>
    public TOutput Read(JsonElement output) => output.ValueKind == JsonValueKind.Undefined
        ? throw new InvalidOperationException($"There is no output to be read: the environment keeps none of runs of {Untyped.Id} that have ended (scout.json: \"payloads\"). Redacted says so beforehand.")
        : output.Deserialize(_output)!;

    private Action<Utf8JsonWriter> Writing(TInput inputs) => writer => JsonSerializer.Serialize(writer, inputs, _input);
}
