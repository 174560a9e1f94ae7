using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scout.Revisions.Inputs;

/// <summary>What somebody means by the value in <c>--input name=value</c>: the input's schema says.</summary>
internal static class InputValue
{
    /// <summary>The value. What cannot be what the schema says stays text, so that the worker lists it with every other problem.</summary>
    public static JsonNode? Of(string text, JsonElement schema, string name)
    {
        var types = TypesOf(schema, name);
        if (types.Contains("string"))
        {
            return JsonValue.Create(text);
        }

        return Parse(text) is { } parsed && (types.Count == 0 || types.Contains(TypeOf(parsed)))
            ? parsed.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(parsed.GetRawText())
            : JsonValue.Create(text);
    }

    // No types: the schema does not say, or has no such input.
    private static HashSet<string> TypesOf(JsonElement schema, string name)
    {
        if (schema.ValueKind != JsonValueKind.Object
            || !schema.TryGetProperty("properties", out var properties)
            || !properties.TryGetProperty(name, out var property))
        {
            return [];
        }

        property = Follow(schema, property);
        var types = !property.TryGetProperty("type", out var type) ? []
            : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(each => each.GetString()!).ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>(StringComparer.Ordinal) { type.GetString()! };
        if (types.Contains("number"))
        {
            types.Add("integer");
        }

        return types;
    }

    private static JsonElement Follow(JsonElement schema, JsonElement property)
    {
        const string Definitions = "#/$defs/";
        return property.TryGetProperty("$ref", out var reference)
            && reference.GetString() is { } path
            && path.StartsWith(Definitions, StringComparison.Ordinal)
            && schema.TryGetProperty("$defs", out var definitions)
            && definitions.TryGetProperty(path[Definitions.Length..], out var definition)
            ? definition
            : property;
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text, new() { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.TryGetDecimal(out var number) && decimal.IsInteger(number) ? "integer" : "number",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.Null => "null",
        _ => "string",
    };
}
