using System.Text.Json;
using Scout.Revisions.Json;

namespace Scout.Revisions.Schemas;

/// <summary>Schemas, values and places in the words of a message.</summary>
internal static class SchemaWords
{
    /// <summary>What a schema expects: <c>a text</c>, <c>a whole number or null</c>.</summary>
    public static string Expected(SchemaView schema)
    {
        var words = schema.Types.Select(Word).ToArray();
        return words.Length == 0 ? "a value" : string.Join(" or ", words);
    }

    /// <summary>A value in a message, shortened: <c>the text "abc"</c>.</summary>
    public static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "the text " + Short(value.GetRawText()),
        JsonValueKind.Number => "the number " + Short(value.GetRawText()),
        _ => value.GetRawText(),
    };

    /// <summary>A member's path: <c>inputs.name</c>, <c>inputs["user-id"]</c>.</summary>
    public static string Member(string path, string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? $"{path}.{name}"
            : $"{path}[{JsonSerializer.Serialize(name, FilledJson.Options)}]";

    private static string Short(string text) => UnicodeText.Shorten(text, 60);

    private static string Word(string type) => type switch
    {
        "object" => "an object",
        "array" => "a list",
        "string" => "a text",
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        _ => type,
    };
}
