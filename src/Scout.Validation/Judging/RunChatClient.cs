using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Validation.Judging;

/// <summary>
/// A model of an environment, asked as a block of a run asks it: in the worker, by its alias, with its key, its limits and its price. What is asked is data of the run: nothing in it is read as a template.
/// </summary>
/// <param name="runs">Runs the block.</param>
/// <param name="alias">The model's alias.</param>
internal sealed class RunChatClient(OneBlockRun runs, string alias) : IChatClient
{
    private const string Block = "judge";

    /// <summary>What was used so far.</summary>
    public ModelUsage Used { get; private set; } = ModelUsage.None;

    /// <summary>How the model that answered last calls itself; none: none did.</summary>
    public string? Model { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="ScoutException">It could not be asked, or gave no answer that fits.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var all = messages.ToArray();
        var inputs = PlainJson.Object(
            ("system", PlainJson.Of(string.Join('\n', all.Where(message => message.Role == ChatRole.System).Select(message => message.Text)))),
            ("prompt", PlainJson.Of(string.Join('\n', all.Where(message => message.Role != ChatRole.System).Select(message => message.Text)))));
        var (end, refusals) = await runs.RunAsync(Block, Asking(options), inputs, cancellationToken).ConfigureAwait(false);
        if (end is null)
        {
            throw JudgeErrors.NotAsked(alias, string.Join(" ", refusals.Select(refusal => refusal.Message)));
        }

        Used += end.Used;
        if (end.Output is not { } output)
        {
            throw JudgeErrors.NotAsked(alias, $"{end.Error?.Message ?? "it was stopped."} dotnet scout logs {RunIds.ShortOf(end.RunId)}");
        }

        Model = end.Blocks[Block].Meta is { ValueKind: JsonValueKind.Object } meta && meta.TryGetProperty("model", out var model) ? model.GetString() : null;
        return new(new ChatMessage(ChatRole.Assistant, output.ValueKind == JsonValueKind.String ? output.GetString() : output.GetRawText())) { ModelId = Model };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType?.IsInstanceOfType(this) == true ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The owner is somebody else's.
    }

    private JsonElement Asking(ChatOptions? options)
    {
        var schema = (options?.ResponseFormat as ChatResponseFormatJson)?.Schema;
        var config = PlainJson.Object(
            ("model", PlainJson.Of(alias)),
            ("prompt", PlainJson.Of("{{ inputs.prompt }}")),
            ("system", PlainJson.Of("{{ inputs.system }}")),
            ("temperature", options?.Temperature is { } temperature ? PlainJson.Of((double)temperature) : null),
            ("structured", schema is null ? null : PlainJson.Of(true)));
        return PlainJson.Object(
            ("type", PlainJson.Of("llm")),
            ("needs", JsonElement.Parse("""["inputs"]""")),
            ("config", config),
            ("output", schema ?? JsonElement.Parse("""{"type":"string"}""")),
            ("retry", JsonElement.Parse("""{"attempts":3,"delay_ms":1000,"exponential":true}""")),
            ("timeout_ms", PlainJson.Of(120_000)));
    }
}
