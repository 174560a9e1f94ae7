using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Scout.Definitions;

/// <summary>Writes constants as Scriban reads them.</summary>
internal static class ScribanLiteral
{
    public static string Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Of(json.GetString()!),
        JsonValueKind.Number => Number(json.GetRawText()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => $"[{string.Join(", ", json.EnumerateArray().Select(Of))}]",
        JsonValueKind.Object => $"{{{string.Join(", ", json.EnumerateObject().Select(member => $"{Of(member.Name)}: {Of(member.Value)}"))}}}",
        _ => "null",
    };

    public static string Of(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('\'');
        foreach (var character in text)
        {
            _ = character switch
            {
                '\'' => literal.Append("\\'"),
                '\\' => literal.Append("\\\\"),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                _ when char.IsControl(character) => literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => literal.Append(character),
            };
        }

        return literal.Append('\'').ToString();
    }

    // Scriban reads an exponent only after a fraction: 1e-7 is a mistake, 1.0e-7 is not.
    private static string Number(string json)
    {
        var exponent = json.IndexOfAny(['e', 'E']);
        return exponent < 0 || json.Contains('.', StringComparison.Ordinal) ? json : $"{json[..exponent]}.0{json[exponent..]}";
    }
}
