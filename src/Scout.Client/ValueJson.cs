using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace Scout.Client;

/// <summary>How values of a caller's types are written and read, in agreement with workflows.</summary>
#if NET
[System.Diagnostics.CodeAnalysis.RequiresDynamicCode("Enums are read by reflection.")]
#endif
internal static class ValueJson
{
    private static JsonSerializerOptions? _options;

    /// <summary>The options, shared.</summary>
    public static JsonSerializerOptions Options => _options ??= new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 512,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false), new DurationConverter() },
    };

    // The framework's own form of durations is its alone.
    private sealed class DurationConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return XmlConvert.ToTimeSpan(reader.GetString()!);
            }
            catch (FormatException exception)
            {
                throw new JsonException("a duration such as PT1M30S is expected", exception);
            }
        }

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(XmlConvert.ToString(value));
    }
}
