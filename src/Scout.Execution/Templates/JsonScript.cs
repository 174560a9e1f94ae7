using System.Buffers;
using System.Collections;
using System.Globalization;
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

    /// <summary>A number as JSON writes it.</summary>
    public static string NumberText(object number) => TemplateNumber.Of(number) is IFormattable value ? value.ToString(null, CultureInfo.InvariantCulture) : number.ToString()!;

    /// <summary>What kind of value it is, in the words of JSON.</summary>
    public static string Kind(object? value) => value switch
    {
        null => "null",
        bool => "a boolean",
        string => "a text",
        TemplateDate => "a date",
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
        json.TryGetInt32(out var small) && small != int.MinValue ? small : TemplateNumber.Read(json.GetRawText());

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
            case var _ when TemplateNumber.TryExact(value, out _):
                writer.WriteRawValue(NumberText(value));
                return null;
            case TemplateDate date:
                writer.WriteStringValue(date.ToString());
                return null;
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
        // Utf8JsonWriter would quietly write U+FFFD instead.
        if (!UnicodeText.IsWhole(text))
        {
            return "a text that was cut in the middle of a character";
        }

        writer.WriteStringValue(text);
        return null;
    }

    private static string? WriteObject(Utf8JsonWriter writer, IDictionary<string, object?> members, int depth)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in members)
        {
            if (!UnicodeText.IsWhole(name))
            {
                return "a member's name that was cut in the middle of a character";
            }

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
