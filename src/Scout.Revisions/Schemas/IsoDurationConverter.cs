using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace Scout.Revisions.Schemas;

/// <summary>Durations as JSON Schema's format <c>duration</c> has them (ISO 8601, <c>PT1M30S</c>); the framework's own form is its alone.</summary>
internal sealed class IsoDurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && TryParse(reader.GetString()!, out var value))
        {
            return value;
        }

        throw new JsonException("a duration such as PT1M30S is expected");
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(XmlConvert.ToString(value));

    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        try
        {
            value = XmlConvert.ToTimeSpan(text);
            // Months and years have no length.
            return !text.AsSpan()[..(text.IndexOf('T', StringComparison.Ordinal) is var time and >= 0 ? time : text.Length)].ContainsAny('M', 'Y');
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return false;
        }
    }
}
