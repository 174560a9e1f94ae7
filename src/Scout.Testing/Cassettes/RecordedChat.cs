using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Scout.Revisions.Json;
using Scout.Revisions.Schemas;

namespace Scout.Testing.Cassettes;

/// <summary>What models are asked and answer, as it stands in cassettes.</summary>
internal static class RecordedChat
{
    /// <summary>What a model is asked.</summary>
    public static JsonElement Request(string alias, IEnumerable<ChatMessage> messages, ChatOptions? options) => PlainJson.Object(
        ("model", PlainJson.Of(alias)),
        ("messages", PlainJson.List(messages.Select(message => PlainJson.Object(("role", PlainJson.Of(message.Role.Value)), ("content", Contents(message.Contents)))))),
        ("temperature", options?.Temperature is { } temperature ? PlainJson.Of(temperature) : null),
        ("max_tokens", options?.MaxOutputTokens is { } most ? PlainJson.Of(most) : null),
        ("reasoning", options?.Reasoning?.Effort is { } effort ? PlainJson.Of(effort.ToString()) : null),
        ("schema", (options?.ResponseFormat as ChatResponseFormatJson)?.Schema),
        ("tools", options?.Tools is { Count: > 0 } tools ? PlainJson.List(tools.OfType<AIFunctionDeclaration>().Select(tool => PlainJson.Object(("name", PlainJson.Of(tool.Name)), ("description", CassetteText.Lines(tool.Description)), ("input", tool.JsonSchema)))) : null));

    /// <summary>What a model answered.</summary>
    public static JsonElement Answer(ChatResponse response, bool isJson) => PlainJson.Object(
        ("content", isJson && Json(response.Text) is { } json ? PlainJson.Object(("json", json)) : Contents(response.Messages.SelectMany(message => message.Contents))),
        ("finish", response.FinishReason is { } finish ? PlainJson.Of(finish.Value) : null),
        ("tokens", response.Usage is not { } used ? null : PlainJson.Object(
            ("input", Number(used.InputTokenCount)), ("cached", Number(used.CachedInputTokenCount)), ("output", Number(used.OutputTokenCount)))));

    /// <summary>The answer that stands in a cassette.</summary>
    public static ChatResponse Response(JsonElement answer)
    {
        var content = answer.GetProperty("content");
        var contents = content.ValueKind == JsonValueKind.Object && content.TryGetProperty("json", out var json) ? [new TextContent(json.GetRawText())]
            : content.ValueKind == JsonValueKind.Array && content.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object) ? content.EnumerateArray().Select(Content).ToList()
            : (List<AIContent>)[new TextContent(CassetteText.Text(content))];
        return new(new ChatMessage(ChatRole.Assistant, contents))
        {
            FinishReason = answer.TryGetProperty("finish", out var finish) ? new(finish.GetString()!) : null,
            Usage = answer.TryGetProperty("tokens", out var tokens) ? new() { InputTokenCount = Count(tokens, "input"), CachedInputTokenCount = Count(tokens, "cached"), OutputTokenCount = Count(tokens, "output") } : null,
        };
    }

    // A text alone is what there mostly is: it stands there as it is.
    private static JsonElement Contents(IEnumerable<AIContent> contents)
    {
        var said = contents.Where(content => content is not (TextReasoningContent or UsageContent)).ToArray();
        return said.All(content => content is TextContent)
            ? CassetteText.Lines(string.Concat(said.Cast<TextContent>().Select(text => text.Text)))
            : PlainJson.List(said.Select(Written));
    }

    private static JsonElement Written(AIContent content) => content switch
    {
        TextContent text => PlainJson.Object(("text", CassetteText.Lines(text.Text))),
        FunctionCallContent call => PlainJson.Object(("call", PlainJson.Of(call.Name)), ("id", PlainJson.Of(call.CallId)), ("arguments", JsonSerializer.SerializeToElement(call.Arguments ?? new Dictionary<string, object?>(), JsonShape.Options))),
        FunctionResultContent result => PlainJson.Object(("result_of", PlainJson.Of(result.CallId)), ("result", JsonSerializer.SerializeToElement(result.Result, JsonShape.Options))),
        // What it is shows by its hash: an image is nothing to read.
        DataContent data => PlainJson.Object(("data", PlainJson.Of($"sha256:{Convert.ToHexStringLower(SHA256.HashData(data.Data.Span))}")), ("media_type", PlainJson.Of(data.MediaType))),
        UriContent uri => PlainJson.Object(("uri", PlainJson.Of(uri.Uri.AbsoluteUri)), ("media_type", PlainJson.Of(uri.MediaType))),
        ErrorContent error => PlainJson.Object(("error", PlainJson.Of(error.Message)), ("code", error.ErrorCode is { } code ? PlainJson.Of(code) : null)),
        _ => PlainJson.Object(("other", PlainJson.Of(content.GetType().Name))),
    };

    private static AIContent Content(JsonElement content) =>
        content.TryGetProperty("text", out var text) ? new TextContent(CassetteText.Text(text))
        : content.TryGetProperty("call", out var call) ? new FunctionCallContent(content.GetProperty("id").GetString()!, call.GetString()!, content.GetProperty("arguments").EnumerateObject().ToDictionary(argument => argument.Name, object? (argument) => argument.Value, StringComparer.Ordinal))
        : content.TryGetProperty("error", out var error) ? new ErrorContent(error.GetString()) { ErrorCode = content.TryGetProperty("code", out var code) ? code.GetString() : null }
        : throw new InvalidOperationException($"A cassette has no such answer: {content.GetRawText()}");

    private static JsonElement? Json(string text)
    {
        try
        {
            return JsonElement.Parse(text, new() { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Number(long? number) => number is { } count ? PlainJson.Of(count) : null;

    private static long? Count(JsonElement tokens, string name) => tokens.TryGetProperty(name, out var count) ? count.GetInt64() : null;
}
