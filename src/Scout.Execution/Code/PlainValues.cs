using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Scout.Revisions.Json;

namespace Scout.Execution.Code;

/// <summary>The commonest values, from JSON and back: what the serializer makes of them, without it. Wherever it would say more, it has the word.</summary>
internal static class PlainValues
{
    // Numbers that long lose nothing in a double or a decimal.
    private const int Short = 15;

    /// <summary>What reads a type; each gives null where the serializer is to read. None where it always is.</summary>
    public static Func<JsonElement, object?>? Reader(Type type) =>
        type == typeof(string) ? Text
        : type == typeof(int) ? json => json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var number) ? number : null
        : type == typeof(long) ? json => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number) ? number : null
        : type == typeof(double) ? json => IsShort(json) && json.TryGetDouble(out var number) ? number : null
        : type == typeof(decimal) ? json => IsShort(json) && json.TryGetDecimal(out var number) ? number : null
        : type == typeof(bool) ? json => json.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null }
        : null;

    /// <summary>What writes a type; each gives nothing where the serializer is to write. None where it always is.</summary>
    public static Func<object, JsonElement?>? Writer(Type type) =>
        type == typeof(string) ? value => UnicodeText.IsWhole((string)value) ? PlainJson.Of((string)value) : null
        : type == typeof(int) ? value => PlainJson.Of((int)value)
        : type == typeof(long) ? value => PlainJson.Of((long)value)
        : type == typeof(decimal) ? value => PlainJson.Of((decimal)value)
        : type == typeof(double) ? value => double.IsFinite((double)value) ? PlainJson.Of((double)value) : null
        : type == typeof(bool) ? value => PlainJson.Of((bool)value)
        : null;

    // Half of a character can only stand there as an escape.
    private static string? Text(JsonElement json) =>
        json.ValueKind == JsonValueKind.String && JsonMarshal.GetRawUtf8Value(json) is var text && text.IndexOf("\\u"u8) < 0 && Utf8.IsValid(text) ? json.GetString() : null;

    private static bool IsShort(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && JsonMarshal.GetRawUtf8Value(json) is { Length: <= Short } text && !text.ContainsAny((byte)'e', (byte)'E');
}
