using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scout.Revisions.Json;

/// <summary>Reads somebody else's JSON as a value only where all of its text is Unicode: half of a character could be read, and never be written again.</summary>
internal sealed class WholeElementConverter : JsonConverter<JsonElement>
{
    /// <inheritdoc/>
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = JsonElement.ParseValue(ref reader);
        // Bytes that are no UTF-8 are refused before: what is left is written as an escape.
        return JsonMarshal.GetRawUtf8Value(value).IndexOf("\\u"u8) < 0 || IsWhole(value) ? value : throw new JsonException("a text holds half of a character");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) => value.WriteTo(writer);

    private static bool IsWhole(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => UnicodeText.IsWhole(value),
        JsonValueKind.Array => value.EnumerateArray().All(IsWhole),
        JsonValueKind.Object => value.EnumerateObject().All(member => UnicodeText.IsWhole(member) && IsWhole(member.Value)),
        _ => true,
    };
}

/// <summary>Reads a number only where there is such a number: one beyond the largest would become infinity, which no JSON can say again.</summary>
internal sealed class FiniteNumberConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDouble() is var number && double.IsFinite(number) ? number : throw new JsonException("a number is too large");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
