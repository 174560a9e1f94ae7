using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Revisions.Json;

namespace Scout.Revisions.Schemas;

/// <summary>How a value that was checked is written again.</summary>
internal static class FilledJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static JsonDocumentOptions Reading => new() { MaxDepth = CanonicalJson.MaxDepth };

    public static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions { Encoder = ReadableEncoder.Instance, MaxDepth = CanonicalJson.MaxDepth, TypeInfoResolver = PlainJsonContext.Default };
        options.MakeReadOnly();
        return options;
    }
}
