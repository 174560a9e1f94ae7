using System.Text.Json;
using Scout.Revisions.Schemas;
using Scout.Tool.Output;

namespace Scout.Tool.Reviewing.Graphs;

/// <summary>A schema for people: <c>user_message string, locale string = "en", note? string</c>.</summary>
internal static class SchemaText
{
    /// <summary>An object's members, or the type of anything else.</summary>
    public static string Of(JsonElement schema)
    {
        var whole = SchemaView.Of(schema);
        if (!whole.NamesMembers)
        {
            return Type(whole);
        }

        var required = whole.Required;
        return string.Join(", ", whole.Members.Select(member =>
            $"{member.Name}{(required.Contains(member.Name) || member.Schema.Default is not null ? "" : "?")} {Type(member.Schema)}{(member.Schema.Default is { } value ? $" = {JsonSerializer.Serialize(value, ToolJson.Plain.Line)}" : "")}"));
    }

    // A type's name: string, integer[], string or null, a|b|c.
    private static string Type(SchemaView schema) =>
        schema.Keyword("enum") is { } values ? string.Join('|', values.EnumerateArray().Select(value => value.ToString()))
        : schema.Choices is { IsEmpty: false } choices ? string.Join(" or ", choices.Select(Type))
        : schema.Types is { IsEmpty: false } types ? string.Join(" or ", types.Select(name => name == "array" && schema.Items is { } items ? $"{Type(items)}[]" : name))
        : schema.Reference?.Split('/')[^1] ?? "any";
}
