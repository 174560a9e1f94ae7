using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Revisions.Json;

namespace Scout.Revisions.Schemas;

/// <summary>The schemas of types that are one value. Frozen: a change would move the ids of revisions.</summary>
internal static class ScalarSchemas
{
    private static readonly FrozenDictionary<Type, Func<JsonMembers>> Known = new Dictionary<Type, Func<JsonMembers>>
    {
        [typeof(string)] = () => Of("string"),
        [typeof(char)] = () => new JsonMembers { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 1 },
        [typeof(bool)] = () => Of("boolean"),
        [typeof(sbyte)] = () => Of("integer", "int8"),
        [typeof(byte)] = () => Of("integer", "uint8"),
        [typeof(short)] = () => Of("integer", "int16"),
        [typeof(ushort)] = () => Of("integer", "uint16"),
        [typeof(int)] = () => Of("integer", "int32"),
        [typeof(uint)] = () => Of("integer", "uint32"),
        [typeof(long)] = () => Of("integer", "int64"),
        [typeof(ulong)] = () => Of("integer", "uint64"),
        [typeof(float)] = () => Of("number", "float"),
        [typeof(double)] = () => Of("number"),
        [typeof(decimal)] = () => Of("number", "decimal"),
        [typeof(DateTime)] = () => Of("string", "date-time"),
        [typeof(DateTimeOffset)] = () => Of("string", "date-time"),
        [typeof(DateOnly)] = () => Of("string", "date"),
        [typeof(TimeOnly)] = () => Of("string", "time"),
        [typeof(TimeSpan)] = () => Of("string", "duration"),
        [typeof(Guid)] = () => Of("string", "uuid"),
        [typeof(Uri)] = () => Of("string", "uri-reference"),
        [typeof(byte[])] = () => new JsonMembers { ["type"] = "string", ["contentEncoding"] = "base64" },
        [typeof(JsonElement)] = () => [],
        [typeof(JsonDocument)] = () => [],
        [typeof(JsonNode)] = () => [],
        [typeof(JsonValue)] = () => [],
        [typeof(JsonObject)] = () => Of("object"),
        [typeof(JsonArray)] = () => Of("array"),
    }.ToFrozenDictionary();

    /// <summary>A new schema, or <see langword="null"/> where the type is no single value.</summary>
    public static JsonMembers? For(Type type) => Known.GetValueOrDefault(type)?.Invoke();

    private static JsonMembers Of(string type, string? format = null)
    {
        var schema = new JsonMembers { ["type"] = type };
        if (format is not null)
        {
            schema["format"] = format;
        }

        return schema;
    }
}
