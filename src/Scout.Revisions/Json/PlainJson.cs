using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Scout.Revisions.Json;

/// <summary>Makes small JSON values by hand: no project's switches can turn this off, as they can turn off reflection.</summary>
internal static class PlainJson
{
    /// <summary>The value null.</summary>
    public static JsonElement Null { get; } = JsonElement.Parse("null"u8);

    private static readonly JsonElement True = JsonElement.Parse("true"u8);
    private static readonly JsonElement False = JsonElement.Parse("false"u8);

    // The serialiser keeps a writer and a buffer for each thread; a text is what blocks give most.
    private static readonly JsonTypeInfo<string> Written = new PlainJsonContext(new() { Encoder = ReadableEncoder.Instance }).String;

    public static JsonElement Of(string text) => JsonSerializer.SerializeToElement(text, Written);

    public static JsonElement Of(long number) => Made(writer => writer.WriteNumberValue(number));

    public static JsonElement Of(decimal number) => Made(writer => writer.WriteNumberValue(number));

    public static JsonElement Of(float number) => Made(writer => writer.WriteNumberValue(number));

    public static JsonElement Of(double number) => Made(writer => writer.WriteNumberValue(number));

    public static JsonElement Of(bool truth) => truth ? True : False;

    public static JsonElement List(IEnumerable<JsonElement> items) => Made(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    });

    public static JsonElement Object(IEnumerable<KeyValuePair<string, JsonElement>> members) => Made(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    /// <summary>An object without the members that have no value.</summary>
    public static JsonElement Object(params IEnumerable<(string Name, JsonElement? Value)> members) =>
        Object(members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Name, member.Value!.Value)));

    /// <summary>A value that was written before.</summary>
    public static JsonElement Parsed(ReadOnlySpan<byte> json) => JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = 2 * CanonicalJson.MaxDepth });

    private static JsonElement Made(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = ReadableEncoder.Instance }))
        {
            write(writer);
        }

        return Parsed(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}

/// <summary>How JSON that is a value already is written with options of ours.</summary>
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(TimeOnly))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonElement?))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonArray))]
[JsonSerializable(typeof(JsonValue))]
internal sealed partial class PlainJsonContext : JsonSerializerContext
{
    /// <summary>The options, shared and read-only.</summary>
    public static JsonSerializerOptions Written { get; } = SnakeCaseJson.For(new PlainJsonContext());
}
