using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Scout.Revisions.Schemas;

/// <summary>
/// What a schema asks of a value that is no object and no list, where that is nothing but its type: such a value fits at a glance, and stays as it is.
/// Of everything else it says nothing, and <see cref="SchemaCheck"/> tells.
/// </summary>
internal sealed class SimpleSchema
{
    // A number of 15 digits is a double and a decimal whatever the digits are.
    private const int Short = 15;

    // All that the check looks at beside the type; "format" is the number's type where there is one.
    private static readonly ImmutableArray<string> More =
        ["$ref", "anyOf", "enum", "const", "minLength", "maxLength", "pattern", "contentEncoding", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];

    private readonly bool _isText;
    private readonly bool _isTruth;
    private readonly bool _isNull;
    private readonly Number _number;

    private SimpleSchema(SchemaView schema)
    {
        var types = schema.Types;
        var format = schema.Keyword("format") is { } named ? named.ValueKind == JsonValueKind.String ? named.GetString() : "?" : "";
        _isText = format == "" && (types.IsEmpty || types.Contains("string"));
        _isTruth = types.IsEmpty || types.Contains("boolean");
        _isNull = types.IsEmpty || types.Contains("null");
        _number = (types.Contains("integer"), types.IsEmpty || types.Contains("number"), format) switch
        {
            (true, false, "int32") => Number.Int32,
            (true, false, "int64" or "") => Number.Int64,
            (false, true, "decimal" or "") => Number.Short,
            _ => Number.None,
        };
    }

    private SimpleSchema() { }

    private enum Number
    {
        None,
        Int32,
        Int64,
        Short,
    }

    /// <summary>Reads a schema.</summary>
    public static SimpleSchema Of(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && !More.Any(keyword => schema.TryGetProperty(keyword, out _)) ? new(SchemaView.Of(schema)) : new();

    /// <summary>Whether a value surely fits, and is already as <see cref="SchemaCheck"/> would give it back.</summary>
    public bool Fits(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => _isText && IsWhole(JsonMarshal.GetRawUtf8Value(value)),
        JsonValueKind.True or JsonValueKind.False => _isTruth,
        JsonValueKind.Null => _isNull,
        JsonValueKind.Number => _number switch
        {
            Number.Int32 => value.TryGetInt32(out var number) && IsPlain(number, value),
            Number.Int64 => value.TryGetInt64(out var number) && IsPlain(number, value),
            Number.Short => JsonMarshal.GetRawUtf8Value(value) is { Length: <= Short } text && !text.ContainsAny((byte)'e', (byte)'E'),
            _ => false,
        },
        _ => false,
    };

    private static bool IsPlain(long number, JsonElement value) => number != 0 || JsonMarshal.GetRawUtf8Value(value)[0] != (byte)'-';

    // Half of a character can only stand there as an escape.
    private static bool IsWhole(ReadOnlySpan<byte> text) => text.IndexOf("\\u"u8) < 0 && Utf8.IsValid(text);
}
