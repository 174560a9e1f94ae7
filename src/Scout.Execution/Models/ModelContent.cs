using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Scout.Revisions.Json;

namespace Scout.Execution.Models;

/// <summary>What is said between a block and a model, as the conventions for generative AI write it down; for those who ask for it.</summary>
internal static class ModelContent
{
    /// <summary>Messages as JSON.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="hide">Hides secrets: before anything is written as text, where it would be escaped.</param>
    public static string Of(IEnumerable<ChatMessage> messages, Func<JsonElement, JsonElement> hide)
    {
        var said = hide(PlainJson.List(messages.Select(message => PlainJson.Object(
            ("role", PlainJson.Of(message.Role.Value)),
            ("parts", PlainJson.List(message.Contents.Select(Part)))))));
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, new() { Encoder = ReadableEncoder.Instance }))
        {
            said.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static JsonElement Part(AIContent content) => content switch
    {
        TextContent text => PlainJson.Object(("type", PlainJson.Of("text")), ("content", PlainJson.Of(text.Text))),
        TextReasoningContent thought => PlainJson.Object(("type", PlainJson.Of("reasoning")), ("content", PlainJson.Of(thought.Text))),
        FunctionCallContent call => PlainJson.Object(
            ("type", PlainJson.Of("tool_call")),
            ("id", PlainJson.Of(call.CallId)),
            ("name", PlainJson.Of(call.Name)),
            ("arguments", PlainJson.Object((call.Arguments ?? new Dictionary<string, object?>()).Select(argument => KeyValuePair.Create(argument.Key, Value(argument.Value)))))),
        FunctionResultContent result => PlainJson.Object(("type", PlainJson.Of("tool_call_response")), ("id", PlainJson.Of(result.CallId)), ("response", Value(result.Result))),
        _ => PlainJson.Object(("type", PlainJson.Of(content.GetType().Name))),
    };

    private static JsonElement Value(object? value) => value switch
    {
        null => PlainJson.Null,
        JsonElement json => json,
        _ => PlainJson.Of(value.ToString() ?? ""),
    };
}
