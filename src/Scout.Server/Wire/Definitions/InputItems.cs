using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Schemas;

namespace Scout.Server.Wire.Definitions;

/// <summary>What a caller sends, as the fields of a form.</summary>
internal static class InputItems
{
    private const int ShortText = 256;

    /// <summary>The fields: <c>key</c>, <c>display_name</c>, <c>input_type</c>, <c>is_optional</c>, and a description where there is one.</summary>
    /// <param name="input">The schema of what a caller sends.</param>
    public static JsonElement Of(JsonElement input)
    {
        var schema = SchemaView.Of(input).Target;
        var required = schema.Required;
        return PlainJson.List(schema.Members.Select(member => Item(member.Name, member.Schema, required.Contains(member.Name))));
    }

    private static JsonElement Item(string name, SchemaView field, bool isRequired)
    {
        var wanted = field.Target.Value.Target;
        return PlainJson.Object(
            ("key", PlainJson.Of(name)),
            ("display_name", PlainJson.Of(field.Text("title") ?? DisplayName.Of(name))),
            ("input_type", PlainJson.Of(Type(wanted))),
            ("is_optional", PlainJson.Of(!isRequired || field.Default is not null)),
            ("description", (field.Text("description") ?? wanted.Text("description")) is { } description ? PlainJson.Of(description) : null));
    }

    private static string Type(SchemaView wanted) => wanted.Type switch
    {
        "string" when wanted.Keyword("enum") is not null || wanted.Text("format") is not null => "short_text",
        "string" when wanted.Keyword("maxLength") is { ValueKind: JsonValueKind.Number } most && most.TryGetInt64(out var letters) && letters <= ShortText => "short_text",
        "string" => "long_text",
        "integer" or "number" => "number",
        "boolean" => "boolean",
        null when wanted.Keyword("enum") is { ValueKind: JsonValueKind.Array } => "short_text",
        _ => "json",
    };
}
