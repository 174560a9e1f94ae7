using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Json;

namespace Scout.Server.Wire.Contract;

/// <summary>Writes values of runs. Half of a character that stands in one as an escape could not be written at all: it becomes U+FFFD, and the rest is told.</summary>
internal sealed class WrittenElementConverter : JsonConverter<JsonElement>
{
    /// <inheritdoc/>
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else if (JsonMarshal.GetRawUtf8Value(value).IndexOf("\\u"u8) < 0)
        {
            value.WriteTo(writer);
        }
        else
        {
            Mended(writer, value);
        }
    }

    private static void Mended(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(UnicodeText.IsWhole(member) ? member.Name : Text(JsonMarshal.GetRawUtf8PropertyName(member)));
                    Mended(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Mended(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when !UnicodeText.IsWhole(value):
                writer.WriteStringValue(Text(JsonMarshal.GetRawUtf8Value(value)[1..^1]));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    // The framework reads no text with half of a character in it, so its escapes are undone by hand.
    private static string Text(ReadOnlySpan<byte> raw)
    {
        var escaped = Encoding.UTF8.GetString(raw);
        var text = new StringBuilder(escaped.Length);
        for (var at = 0; at < escaped.Length; at++)
        {
            if (escaped[at] != '\\')
            {
                text.Append(escaped[at]);
                continue;
            }

            at++;
            text.Append(escaped[at] switch
            {
                'u' => (char)ushort.Parse(escaped.AsSpan(at + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture),
                'b' => '\b',
                't' => '\t',
                'n' => '\n',
                'f' => '\f',
                'r' => '\r',
                var other => other,
            });
            at += escaped[at] == 'u' ? 4 : 0;
        }

        return Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text.ToString()));
    }
}
