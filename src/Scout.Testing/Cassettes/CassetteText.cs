using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Revisions.Json;

namespace Scout.Testing.Cassettes;

/// <summary>Cassettes as people read them: indented, members and recordings in an order of their own, texts of several lines as lists of lines.</summary>
internal static partial class CassetteText
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = ReadableEncoder.Instance, NewLine = "\n" };

    /// <summary>A cassette.</summary>
    public static string Of(IEnumerable<Recording> recordings) => Text(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("format", 1);
        writer.WriteStartArray("recordings");
        foreach (var recording in recordings.OrderBy(recording => Order(recording.Block), StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("block", recording.Block);
            writer.WritePropertyName("request");
            Write(writer, recording.Request, isSorted: true);
            writer.WritePropertyName("answer");
            Write(writer, recording.Answer, isSorted: false);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>A request: equal requests have equal texts.</summary>
    public static string Of(JsonElement request) => Text(writer => Write(writer, request, isSorted: true));

    /// <summary>The recordings of a cassette.</summary>
    /// <exception cref="JsonException">It is no cassette.</exception>
    public static ImmutableArray<Recording> Read(string text)
    {
        var cassette = JsonElement.Parse(text);
        try
        {
            return cassette.GetProperty("format").GetInt32() != 1 ? throw new JsonException("its format is another one.")
                : [.. cassette.GetProperty("recordings").EnumerateArray().Select(recording => new Recording(recording.GetProperty("block").GetString()!, recording.GetProperty("request"), recording.GetProperty("answer")))];
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("it has not the members of a cassette.", exception);
        }
    }

    /// <summary>A text as it stands in a cassette.</summary>
    public static JsonElement Lines(string text) => text.Contains('\n', StringComparison.Ordinal) ? PlainJson.List(text.Split('\n').Select(PlainJson.Of)) : PlainJson.Of(text);

    /// <summary>The text that stands in a cassette.</summary>
    public static string Text(JsonElement lines) => lines.ValueKind == JsonValueKind.Array ? string.Join('\n', lines.EnumerateArray().Select(line => line.GetString())) : lines.GetString()!;

    private static void Write(Utf8JsonWriter writer, JsonElement json, bool isSorted)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in isSorted ? json.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal) : json.EnumerateObject().AsEnumerable())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, isSorted);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(writer, item, isSorted);
                }

                writer.WriteEndArray();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    // The tenth round of a loop comes after the ninth.
    private static string Order(string block) => Place.Replace(block, place => place.Value.PadLeft(10, '0'));

    [GeneratedRegex(@"\d+(?=\])")]
    private static partial Regex Place { get; }
}
