using System.Text.Json;

using Scout.Revisions.Rules.Templates;

namespace Scout.Definitions;

/// <summary>Writes constants as Scriban reads them.</summary>
internal static class ScribanLiteral
{
    public static string Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Of(json.GetString()!),
        JsonValueKind.Number => ScribanText.Number(json.GetRawText()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => $"[{string.Join(", ", json.EnumerateArray().Select(Of))}]",
        JsonValueKind.Object => $"{{{string.Join(", ", json.EnumerateObject().Select(member => $"{Of(member.Name)}: {Of(member.Value)}"))}}}",
        _ => "null",
    };

    public static string Of(string text) => ScribanText.Quoted(text);
}
