using System.Text.Json;
using Scout.Revisions.Schemas;

namespace Scout.Web.Running.Forms;

/// <summary>What a schema asks of a value, in words beside its field. Whether a value fits is the check's to say.</summary>
internal static class FieldWords
{
    /// <summary>The words; none where there is nothing to say beyond what the field shows.</summary>
    public static string? Of(SchemaView wanted, InputKind kind)
    {
        var words = Words(wanted, kind).ToArray();
        return words.Length > 0 ? string.Join(", ", words) : null;
    }

    private static IEnumerable<string> Words(SchemaView wanted, InputKind kind)
    {
        if (Kind(wanted, kind) is { } what)
        {
            yield return what;
        }

        foreach (var (keyword, word) in Bounds)
        {
            if (wanted.Keyword(keyword) is { ValueKind: JsonValueKind.Number } bound)
            {
                yield return string.Format(System.Globalization.CultureInfo.InvariantCulture, word, bound.GetRawText());
            }
        }

        if (wanted.Text("pattern") is { } pattern)
        {
            yield return $"matching {pattern}";
        }
    }

    private static readonly (string Keyword, string Word)[] Bounds =
    [
        ("minimum", "at least {0}"),
        ("exclusiveMinimum", "more than {0}"),
        ("maximum", "at most {0}"),
        ("exclusiveMaximum", "less than {0}"),
        ("minLength", "at least {0} characters"),
        ("maxLength", "at most {0} characters"),
        ("minItems", "at least {0} items"),
        ("maxItems", "at most {0} items"),
    ];

    private static string? Kind(SchemaView wanted, InputKind kind) => (kind, wanted.Text("format")) switch
    {
        (InputKind.Number, _) => wanted.Type == "integer" ? "a whole number" : "a number, such as 12.5",
        (_, "date-time") => "a date and time, such as 2026-11-01T12:00:00Z",
        (_, "time") => "a time, such as 12:00:00",
        (_, "duration") => "a duration, such as PT1M30S",
        (_, "uuid") => "a UUID",
        (_, "uri-reference" or "uri") => "an address, such as https://example.com",
        (InputKind.Json, _) => "as JSON",
        _ => null,
    };
}
