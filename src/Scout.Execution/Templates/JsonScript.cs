using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Scout.Revisions.Json;
using Scriban.Runtime;

namespace Scout.Execution.Templates;

/// <summary>Turns JSON into what Scriban works on, read-only, and back.</summary>
internal static class JsonScript
{
    private const int DeepestJson = 256;

    /// <summary>Converts a value with everything in it.</summary>
    public static object? ToScript(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => ToObject(json),
        JsonValueKind.Array => ToArray(json),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => ToNumber(json),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>Converts a template's value; <see langword="false"/> with what it is where JSON has no such value.</summary>
    public static bool TryToJson(object? value, out JsonElement json, out string what)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { MaxDepth = DeepestJson }))
        {
            if (Write(writer, value, 0) is { } refused)
            {
                json = default;
                what = refused;
                return false;
            }
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan, new() { MaxDepth = DeepestJson });
        json = JsonElement.ParseValue(ref reader);
        what = "";
        return true;
    }

    /// <summary>A number as JavaScript, and so JSON, writes it.</summary>
    public static string NumberText(object number) => number switch
    {
        double value => double.IsFinite(value)
            ? EcmaScriptNumber.Canonical(value.ToString("R", CultureInfo.InvariantCulture)) ?? value.ToString("R", CultureInfo.InvariantCulture)
            : value.ToString(CultureInfo.InvariantCulture),
        float value => NumberText((double)value),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => number.ToString()!,
    };

    /// <summary>What kind of value it is, in the words of JSON.</summary>
    public static string Kind(object? value) => value switch
    {
        null => "null",
        bool => "a boolean",
        string => "a text",
        IScriptCustomFunction => "a function",
        IList => "a list",
        IDictionary<string, object?> => "an object",
        IFormattable => "a number",
        _ => "something else",
    };

    private static ScriptObject ToObject(JsonElement json)
    {
        var result = new ScriptObject();
        foreach (var member in json.EnumerateObject())
        {
            result[member.Name] = ToScript(member.Value);
        }

        result.IsReadOnly = true;
        return result;
    }

    private static ScriptArray ToArray(JsonElement json)
    {
        var result = new ScriptArray(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
        {
            result.Add(ToScript(item));
        }

        result.IsReadOnly = true;
        return result;
    }

    private static object ToNumber(JsonElement json) =>
        json.TryGetInt32(out var small) ? small : json.TryGetInt64(out var large) ? large : json.GetDouble();

    private static string? Write(Utf8JsonWriter writer, object? value, int depth)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return null;
            case string text:
                return WriteText(writer, text);
            case bool truth:
                writer.WriteBooleanValue(truth);
                return null;
            case double number when !double.IsFinite(number):
                return "a number that is not finite";
            case BigInteger or int or long or uint or ulong or short or ushort or byte or sbyte or double or float or decimal:
                return WriteNumber(writer, value);
            case IScriptCustomFunction:
                return "a function";
            case IDictionary<string, object?> members:
                return depth >= DeepestJson ? "an object nested too deep" : WriteObject(writer, members, depth);
            case IEnumerable items:
                return depth >= DeepestJson ? "a list nested too deep" : WriteArray(writer, items, depth);
            default:
                return $"a value of type {value.GetType().Name}";
        }
    }

    private static string? WriteText(Utf8JsonWriter writer, string text)
    {
        // A cut in the middle of a surrogate pair; Utf8JsonWriter would quietly write U+FFFD instead.
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && (!Rune.TryGetRuneAt(text, at, out var rune) || rune.Utf16SequenceLength != 2 || ++at < 0))
            {
                return "a text that was cut in the middle of a character";
            }
        }

        writer.WriteStringValue(text);
        return null;
    }

    private static string? WriteNumber(Utf8JsonWriter writer, object number)
    {
        var text = EcmaScriptNumber.Canonical(NumberText(number));
        if (text is null)
        {
            return "a number with more digits than JSON keeps";
        }

        writer.WriteRawValue(text);
        return null;
    }

    private static string? WriteObject(Utf8JsonWriter writer, IDictionary<string, object?> members, int depth)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in members)
        {
            writer.WritePropertyName(name);
            if (Write(writer, member, depth + 1) is { } refused)
            {
                return refused;
            }
        }

        writer.WriteEndObject();
        return null;
    }

    private static string? WriteArray(Utf8JsonWriter writer, IEnumerable items, int depth)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            if (Write(writer, item, depth + 1) is { } refused)
            {
                return refused;
            }
        }

        writer.WriteEndArray();
        return null;
    }
}
