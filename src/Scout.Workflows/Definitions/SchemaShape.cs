using System.Text.Json;
using Scout.Revisions.Model;
using Scout.Revisions.Rules.Templates;

namespace Scout.Definitions;

/// <summary>What a schema tells about a value that templates read.</summary>
internal static class SchemaShape
{
    public static Shape Of(Schema schema) => Of(schema.Json, schema.Json, depth: 0);

    private static Shape Of(JsonElement schema, JsonElement root, int depth)
    {
        // A type that contains itself is followed as far as anybody writes paths.
        if (depth > 16 || schema.ValueKind != JsonValueKind.Object)
        {
            return Shape.Unknown;
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Of(Definition(root, reference.GetString()!), root, depth + 1);
        }

        if (schema.TryGetProperty("anyOf", out var options))
        {
            JsonElement[] values = [.. options.EnumerateArray().Where(option => Type(option) != "null")];
            return values is [var only] ? Of(only, root, depth + 1) : Shape.Unknown;
        }

        return Type(schema) switch
        {
            "string" => Shape.Text,
            "number" or "integer" => Shape.Number,
            "boolean" => Shape.Boolean,
            "null" => Shape.Null,
            "array" => Shape.List(schema.TryGetProperty("items", out var items) ? Of(items, root, depth + 1) : Shape.Unknown),
            "object" => Object(schema, root, depth),
            _ => Shape.Unknown,
        };
    }

    private static Shape Object(JsonElement schema, JsonElement root, int depth) =>
        schema.TryGetProperty("properties", out var properties) && !schema.TryGetProperty("additionalProperties", out _)
            ? Shape.Object(properties.EnumerateObject().ToDictionary(member => member.Name, member => Of(member.Value, root, depth + 1), StringComparer.Ordinal))
            : Shape.Unknown;

    private static JsonElement Definition(JsonElement root, string reference) =>
        root.TryGetProperty("$defs", out var definitions) && definitions.TryGetProperty(reference[(reference.LastIndexOf('/') + 1)..], out var definition)
            ? definition
            : default;

    private static string? Type(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return null;
        }

        if (type.ValueKind == JsonValueKind.String)
        {
            return type.GetString();
        }

        string[] types = [.. type.EnumerateArray().Select(one => one.GetString()!).Where(one => one != "null")];
        return types is [var only] ? only : null;
    }
}
