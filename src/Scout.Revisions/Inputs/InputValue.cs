using System.Text.Json;
using System.Text.Json.Nodes;
using Scout.Revisions.Json;
using Scout.Revisions.Schemas;

namespace Scout.Revisions.Inputs;

/// <summary>What somebody means by the value in <c>--input name=value</c>: the input's schema says.</summary>
internal static class InputValue
{
    /// <summary>The value. What cannot be what the schema says stays text, so that the worker lists it with every other problem.</summary>
    public static JsonNode? Of(string text, JsonElement schema, string name)
    {
        if (SchemaView.Of(schema).Members.FirstOrDefault(member => member.Name == name) is { Name: not null } member && InputFile.Read(text, member.Schema, name) is { } file)
        {
            return file;
        }

        var types = TypesOf(schema, name);
        if (types.Contains("string"))
        {
            return JsonValue.Create(text);
        }

        return Parse(text, name) is { } parsed && (types.Count == 0 || types.Contains(TypeOf(parsed)))
            ? parsed.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(parsed.GetRawText())
            : JsonValue.Create(text);
    }

    // No types: the schema does not say, or has no such input.
    private static HashSet<string> TypesOf(JsonElement schema, string name)
    {
        var types = SchemaView.Of(schema).Members.Where(member => member.Name == name).SelectMany(member => member.Schema.Target.Types).ToHashSet(StringComparer.Ordinal);
        if (types.Contains("number"))
        {
            types.Add("integer");
        }

        return types;
    }

    // What is no JSON may be meant as text; what is JSON and damaged is told.
    private static JsonElement? Parse(string text, string name)
    {
        try
        {
            JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }

        try
        {
            return WrittenJson.Read(text);
        }
        catch (WrittenJsonException exception)
        {
            throw InputErrors.DoNotParse($"--input {name}", exception);
        }
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => NumberRules.AsInteger(value) is not null ? "integer" : "number",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.Null => "null",
        _ => "string",
    };
}
