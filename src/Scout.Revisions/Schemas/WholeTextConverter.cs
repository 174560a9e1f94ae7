using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;

namespace Scout.Revisions.Schemas;

/// <summary>Refuses text with half of a character: the framework writes another character in its place, and reads it only with an exception of its own.</summary>
internal sealed class WholeTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new JsonException("a text is expected");
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException(Half, exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Whole(value));

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(Whole(value));

    private const string Half = "a text holds half of a character (one of a surrogate pair without the other); cut it between characters";

    private static string Whole(string text) => UnicodeText.IsWhole(text) ? text : throw new JsonException(Half);
}
