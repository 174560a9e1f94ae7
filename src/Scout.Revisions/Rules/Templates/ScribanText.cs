using System.Globalization;
using System.Text;

namespace Scout.Revisions.Rules.Templates;

/// <summary>Writes constants as Scriban reads them.</summary>
internal static class ScribanText
{
    /// <summary>A text between quotes.</summary>
    public static string Quoted(string text)
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
                _ when char.IsControl(character) => literal.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => literal.Append(character),
            };
        }

        return literal.Append('\'').ToString();
    }

    /// <summary>A number of JSON. Scriban reads an exponent only after a fraction: 1e-7 is a mistake, 1.0e-7 is not.</summary>
    public static string Number(string json)
    {
        var exponent = json.IndexOfAny(['e', 'E']);
        var fraction = json.LastIndexOf('.');
        return exponent < 0 || fraction >= 0 ? json : json.Insert(exponent, ".0");
    }
}
