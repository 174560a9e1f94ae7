using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;
using Scout.Revisions;
using Scout.Revisions.Channel;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Execution.Models;

/// <summary>
/// Answers of models that were kept, each under what was asked of which model: a file each. For one run; safe for many threads.
/// What cannot be read or written is asked for again: nothing fails for it.
/// </summary>
/// <param name="kept">Where they are.</param>
/// <param name="hide">Takes secrets out of a value: an answer that has one is not kept.</param>
internal sealed class AnswerShelf(KeptAnswers kept, Func<JsonElement, JsonElement> hide)
{
    private const int MostBytes = 1024 * 1024;
    private static readonly JsonTypeInfo<ChatResponse> Written = (JsonTypeInfo<ChatResponse>)AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse));
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);

    /// <summary>The place of the answer to a question. The same question again in the run has another one: an attempt after a failure, an item like another.</summary>
    /// <param name="alias">The model's alias.</param>
    /// <param name="settings">What the alias stands for; none: only the project knows.</param>
    /// <param name="client">What asks the model.</param>
    /// <param name="messages">What it is told.</param>
    /// <param name="options">How it is to answer.</param>
    /// <returns>The file; none where the question has no JSON.</returns>
    public string? Place(string alias, ModelSettings? settings, IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        try
        {
            var question = ContentHash.Of(CanonicalJson.Write(PlainJson.Object(
                ("model", Model(alias, settings, client)),
                ("messages", JsonSerializer.SerializeToElement(new ChatResponse([.. messages]), Written)),
                ("options", Options(options ?? new())),
                ("repetition", PlainJson.Of(kept.Repetition)))));
            var before = _asked.AddOrUpdate(question, 0, static (_, times) => times + 1);
            return Path.Combine(kept.Folder, $"{question}-{before}.json");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException or ArgumentException or ScoutException)
        {
            // A client of the project's may be told what only it knows.
            return null;
        }
    }

    /// <summary>The answer that is kept there; none: the model is to be asked.</summary>
    public ChatResponse? Find(string place)
    {
        try
        {
            var file = new FileInfo(place);
            return kept.IsFresh || !file.Exists || file.Length > MostBytes || file.LastWriteTimeUtc < DateTime.UtcNow - KeptAnswers.Longest ? null
                : JsonSerializer.Deserialize(File.ReadAllBytes(place), Written);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Keeps an answer.</summary>
    public void Keep(string place, ChatResponse answer)
    {
        var draft = $"{place}.{Guid.NewGuid():N}.tmp";
        try
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, Written);
            var json = JsonElement.Parse(bytes);
            if (bytes.Length <= MostBytes && JsonElement.DeepEquals(hide(json), json))
            {
                Directory.CreateDirectory(kept.Folder);
                File.WriteAllBytes(draft, bytes);
                File.Move(draft, place, overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or NotSupportedException or ArgumentException)
        {
            Remove(draft);
        }
    }

    private static void Remove(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever opens the folder next removes it.
        }
    }

    // As it is asked: another alias of the same model is answered the same. What only the project knows is known by its name, and by what its client says of itself.
    private static JsonElement Model(string alias, ModelSettings? settings, IChatClient client)
    {
        var about = settings?.Model is null ? client.GetService<ChatClientMetadata>() : null;
        return PlainJson.Object(
            ("alias", settings?.Model is null ? PlainJson.Of(alias) : null),
            ("provider", (settings?.Provider ?? about?.ProviderName) is { } provider ? PlainJson.Of(provider) : null),
            ("model", (settings?.Model ?? about?.DefaultModelId) is { } model ? PlainJson.Of(model) : null),
            ("endpoint", (settings?.Endpoint ?? about?.ProviderUri?.ToString()) is { } endpoint ? PlainJson.Of(endpoint) : null),
            ("headers", settings?.Headers is { } headers ? PlainJson.Object(headers.Select(header => KeyValuePair.Create(header.Key, PlainJson.Of(header.Value)))) : null));
    }

    private static JsonElement Options(ChatOptions options) => PlainJson.Object(
        ("temperature", options.Temperature is { } temperature ? PlainJson.Of(temperature) : null),
        ("most", options.MaxOutputTokens is { } most ? PlainJson.Of(most) : null),
        ("effort", options.Reasoning?.Effort is { } effort ? PlainJson.Of(effort.ToString()) : null),
        ("format", options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } ? schema : null),
        ("tools", options.Tools is { } tools ? PlainJson.List(tools.Select(Tool)) : null));

    private static JsonElement Tool(AITool tool) => PlainJson.Object(
        ("name", PlainJson.Of(tool.Name)),
        ("description", PlainJson.Of(tool.Description)),
        ("schema", tool is AIFunctionDeclaration function ? function.JsonSchema : null));
}
