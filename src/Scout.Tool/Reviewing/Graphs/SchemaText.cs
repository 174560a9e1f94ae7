using System.Text.Json;
using Scout.Tool.Output;

namespace Scout.Tool.Reviewing.Graphs;

/// <summary>A schema for people: <c>user_message string, locale string = "en", note? string</c>.</summary>
internal static class SchemaText
{
    /// <summary>An object's members, or the type of anything else.</summary>
    public static string Of(JsonElement schema)
    {
        if (!schema.TryGetProperty("properties", out var properties))
        {
            return Type(schema);
        }

        var required = schema.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(r => r.GetString()).ToHashSet(StringComparer.Ordinal) : [];
        return string.Join(", ", properties.EnumerateObject().Select(p =>
            $"{p.Name}{(required.Contains(p.Name) || p.Value.TryGetProperty("default", out _) ? "" : "?")} {Type(p.Value)}{(p.Value.TryGetProperty("default", out var value) ? $" = {JsonSerializer.Serialize(value, ToolJson.Line)}" : "")}"));
    }

    /// <summary>A type's name: <c>string</c>, <c>integer[]</c>, <c>string or null</c>, <c>a|b|c</c>.</summary>
    public static string Type(JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out var values))
        {
            return string.Join('|', values.EnumerateArray().Select(v => v.ToString()));
        }

        if (schema.TryGetProperty("anyOf", out var any))
        {
            return string.Join(" or ", any.EnumerateArray().Select(Type));
        }

        if (!schema.TryGetProperty("type", out var type))
        {
            return schema.TryGetProperty("$ref", out var reference) ? reference.ToString().Split('/')[^1] : "any";
        }

        var names = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];
        return string.Join(" or ", names.Select(name => name == "array" && schema.TryGetProperty("items", out var items) ? $"{Type(items)}[]" : name));
    }
}
