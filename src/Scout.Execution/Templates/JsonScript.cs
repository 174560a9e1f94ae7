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

    // Twice that while it is written, and once more as it is read.
    private const int MostBytes = 16_000_000;

    /// <summary>Converts a value; members of objects when they are read.</summary>
    public static object? ToScript(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new GivenObject(json) { IsReadOnly = true },
        JsonValueKind.Array => GivenArray.Of(json),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => ToNumber(json),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>Converts a template's value; <see langword="false"/> with what it is where JSON has no such value.</summary>
    /// <param name="value">The value: small ones may hold each other so often that their JSON is not.</param>
    /// <param name="pay">Pays for each value in it, before it is written.</param>
    /// <param name="json">Its JSON.</param>
    /// <param name="what">What it is.</param>
    /// <exception cref="ScoutException">It is too large.</exception>
    public static bool TryToJson(object? value, Action<long> pay, out JsonElement json, out string what)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { MaxDepth = DeepestJson }))
        {
            if (Write(writer, value, pay, 0) is { } refused)
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
        IDictionary<string, object?> or KeyValuePair<string, object?> => "an object",
        IFormattable => "a number",
        _ => "something else",
    };

    /// <summary>The member of an object that a loop goes through, as an object of its own.</summary>
    public static ScriptObject Members(KeyValuePair<string, object?> pair) => new() { ["key"] = pair.Key, ["value"] = pair.Value };

    /// <summary>A member, or null. The library's own indexer makes a whole context for each.</summary>
    public static object? Member(ScriptObject members, string name) => members.TryGetValue(null!, default, name, out var value) ? value : null;

    private static object ToNumber(JsonElement json) =>
        json.TryGetInt32(out var small) && small != int.MinValue ? small : TemplateNumber.Read(json.GetRawText());

    private static string? Write(Utf8JsonWriter writer, object? value, Action<long> pay, int depth)
    {
        pay(1);
        if (writer.BytesCommitted + writer.BytesPending > MostBytes)
        {
            throw TemplateErrors.LimitReached(string.Create(CultureInfo.InvariantCulture, $"{MostBytes} bytes of JSON"));
        }

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
                return depth >= DeepestJson ? "an object nested too deep" : WriteObject(writer, members, pay, depth);
            case KeyValuePair<string, object?> pair:
                return Write(writer, Members(pair), pay, depth);
            case IEnumerable items:
                return depth >= DeepestJson ? "a list nested too deep" : WriteArray(writer, items, pay, depth);
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

    private static string? WriteObject(Utf8JsonWriter writer, IDictionary<string, object?> members, Action<long> pay, int depth)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in members)
        {
            if (!UnicodeText.IsWhole(name))
            {
                return "a member's name that was cut in the middle of a character";
            }

            writer.WritePropertyName(name);
            if (Write(writer, member, pay, depth + 1) is { } refused)
            {
                return refused;
            }
        }

        writer.WriteEndObject();
        return null;
    }

    private static string? WriteArray(Utf8JsonWriter writer, IEnumerable items, Action<long> pay, int depth)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            if (Write(writer, item, pay, depth + 1) is { } refused)
            {
                return refused;
            }
        }

        writer.WriteEndArray();
        return null;
    }
}
