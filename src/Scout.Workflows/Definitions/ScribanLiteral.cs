using System.Text.Json;
using Scout.Revisions.Rules;
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

    /// <summary>Whether all of its numbers are doubles, as those of a revision's JSON are.</summary>
    public static bool IsExactInJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => ExactNumber.Parse(json.GetRawText()) is { IsDouble: true },
        JsonValueKind.Array => json.EnumerateArray().All(IsExactInJson),
        JsonValueKind.Object => json.EnumerateObject().All(member => IsExactInJson(member.Value)),
        _ => true,
    };

    public static string Of(string text) => ScribanText.Quoted(text);
}
