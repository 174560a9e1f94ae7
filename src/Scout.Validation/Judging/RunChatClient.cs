using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Scout.Environments.Queries;
using Scout.Revisions;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;
using Scout.Runs.Owning;

namespace Scout.Validation.Judging;

/// <summary>
/// A model of an environment, asked as a block of a run asks it: in the worker, by its alias, with its key, its limits and its price. What is asked is data of the run: nothing in it is read as a template.
/// </summary>
/// <param name="owner">Starts the run.</param>
/// <param name="target">Whose worker and settings count.</param>
/// <param name="alias">The model's alias.</param>
/// <param name="suite">The suite that asks.</param>
internal sealed class RunChatClient(RunOwner owner, RunTarget target, string alias, string suite) : IChatClient
{
    private const string Block = "judge";

    /// <summary>What was used so far.</summary>
    public ModelUsage Used { get; private set; } = ModelUsage.None;

    /// <summary>How the model that answered last calls itself; none: none did.</summary>
    public string? Model { get; private set; }

    /// <summary>The code of why it could not be asked last; none: it could.</summary>
    public string? Refused { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="ScoutException">It could not be asked, or gave no answer that fits.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var all = messages.ToArray();
        var inputs = PlainJson.Object(
            ("system", PlainJson.Of(string.Join('\n', all.Where(message => message.Role == ChatRole.System).Select(message => message.Text)))),
            ("prompt", PlainJson.Of(string.Join('\n', all.Where(message => message.Role != ChatRole.System).Select(message => message.Text)))));
        var run = await owner.StartAsync(Asking(options), inputs, new Asked { Trigger = new(RunTrigger.Validation, suite) }, cancellationToken).ConfigureAwait(false);
        if (!run.Refusals.IsEmpty)
        {
            Refused = run.Refusals[0].Code;
            throw JudgeErrors.NotAsked(alias, string.Join(" ", run.Refusals.Select(refusal => refusal.Message)));
        }

        await using var interruption = cancellationToken.Register(() => _ = run.CancelAsync()).ConfigureAwait(false);
        await foreach (var _ in run.ReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            // Each is kept before it is told.
        }

        var end = await run.End.ConfigureAwait(false);
        Used += end.Used;
        if (end.Output is not { } output)
        {
            Refused = end.Error?.Code;
            throw JudgeErrors.NotAsked(alias, end.Error?.Message ?? "it was stopped.");
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

    // A workflow of one block: nobody wrote it, and no store has it.
    private RunTarget Asking(ChatOptions? options)
    {
        var text = JsonElement.Parse("""{"type":"string"}""");
        var schema = (options?.ResponseFormat as ChatResponseFormatJson)?.Schema;
        var config = PlainJson.Object(
            ("model", PlainJson.Of(alias)),
            ("prompt", PlainJson.Of("{{ inputs.prompt }}")),
            ("system", PlainJson.Of("{{ inputs.system }}")),
            ("temperature", options?.Temperature is { } temperature ? PlainJson.Of((double)temperature) : null),
            ("structured", schema is null ? null : PlainJson.Of(true)));
        var block = PlainJson.Object(
            ("type", PlainJson.Of("llm")),
            ("needs", JsonElement.Parse("""["inputs"]""")),
            ("config", config),
            ("output", schema ?? text),
            ("retry", JsonElement.Parse("""{"attempts":3,"delay_ms":1000,"exponential":true}""")),
            ("timeout_ms", PlainJson.Of(120_000)));
        var stored = StoredRevision.Of(CanonicalJson.Write(PlainJson.Object(
            ("format", PlainJson.Of(1)),
            ("workflow", PlainJson.Of(target.Workflow)),
            ("input", JsonElement.Parse("""{"type":"object","properties":{"prompt":{"type":"string"},"system":{"type":"string"}},"required":["prompt","system"]}""")),
            ("output", schema ?? text),
            ("blocks", PlainJson.Object((Block, (JsonElement?)block))),
            ("result", PlainJson.Of(Block)))));
        return target with { Revision = stored, RevisionId = stored.Id, Calls = ImmutableSortedDictionary.Create<string, StoredRevision>(StringComparer.Ordinal) };
    }
}
