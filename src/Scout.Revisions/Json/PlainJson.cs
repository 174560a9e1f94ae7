using System.Globalization;
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

    // What most numbers are: counts, indices, branches. A value of its own would take a hundred times the memory.
    private const int LongestInteger = 20;
    private const int LeastKept = -1;
    private static readonly JsonElement[] Kept = [.. JsonElement.Parse($"[{string.Join(',', Enumerable.Range(LeastKept, 258))}]").EnumerateArray()];

    // The serialiser keeps a writer and a buffer for each thread; a text is what blocks give most.
    private static readonly JsonTypeInfo<string> Written = new PlainJsonContext(new() { Encoder = ReadableEncoder.Instance }).String;


    public static JsonElement Of(string text) => JsonSerializer.SerializeToElement(text, Written);

    public static JsonElement Of(long number)
    {
        if (number >= LeastKept && number < LeastKept + Kept.Length)
        {
            return Kept[number - LeastKept];
        }

        Span<byte> text = stackalloc byte[LongestInteger];
        number.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        return JsonElement.Parse(text[..length]);
    }

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

    private static JsonElement Made(Action<Utf8JsonWriter> write) => JsonSerializer.SerializeToElement(write, MadeByHand.Written);

    private sealed class MadeByHand : JsonConverter<Action<Utf8JsonWriter>>
    {
        public static readonly JsonTypeInfo<Action<Utf8JsonWriter>> Written = JsonMetadataServices.CreateValueInfo<Action<Utf8JsonWriter>>(
            new() { Encoder = ReadableEncoder.Instance, MaxDepth = 2 * CanonicalJson.MaxDepth, TypeInfoResolver = PlainJsonContext.Default }, new MadeByHand());

        public override Action<Utf8JsonWriter> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Action<Utf8JsonWriter> value, JsonSerializerOptions options) => value(writer);
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
