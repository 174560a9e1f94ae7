using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scout.Revisions.Json;

namespace Scout.Revisions.Schemas;

/// <summary>What a schema asks of a text.</summary>
internal static class TextRules
{
    /// <summary>The formats of texts that are checked.</summary>
    public static ImmutableArray<string> Formats { get; } = ["date-time", "date", "time", "duration", "uuid", "uri-reference"];

    // A pattern comes from a schema that anybody may have written.
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    /// <summary>What is wrong with a text, or <see langword="null"/>.</summary>
    public static string? Problem(JsonElement schema, string text)
    {
        var length = text.EnumerateRunes().Count();
        if (schema.TryGetProperty("minLength", out var least) && length < least.GetInt32())
        {
            return $"at least {least} characters are expected, not {length}";
        }

        if (schema.TryGetProperty("maxLength", out var most) && length > most.GetInt32())
        {
            return $"at most {most} characters are expected, not {length}";
        }

        if (schema.TryGetProperty("pattern", out var pattern) && Pattern(pattern.GetString()!, text) is { } misfit)
        {
            return misfit;
        }

        if (schema.TryGetProperty("contentEncoding", out var encoding) && encoding.GetString() == "base64" && !System.Buffers.Text.Base64.IsValid(text))
        {
            return "base64 is expected";
        }

        return schema.TryGetProperty("format", out var format) ? Format(format.GetString()!, text) : null;
    }

    private static string? Pattern(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, PatternLimit) ? null : $"the text does not match the pattern {pattern}";
        }
        catch (RegexMatchTimeoutException)
        {
            return $"whether the text matches the pattern {pattern} took longer than a second to tell; write it without repetitions inside repetitions";
        }
    }

    private static string? Format(string format, string text)
    {
        var element = PlainJson.Of(text);
        return format switch
        {
            "date-time" when !element.TryGetDateTimeOffset(out _) => Expected("a date and time such as 2026-11-01T12:00:00Z", text),
            "date" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => Expected("a date such as 2026-11-01", text),
            "time" when !IsTime(element) => Expected("a time such as 12:00:00", text),
            "duration" when !IsoDurationConverter.TryParse(text, out _) => Expected("a duration such as PT1M30S", text),
            "uuid" when !element.TryGetGuid(out _) => Expected("a UUID such as 00000000-0000-0000-0000-000000000000", text),
            "uri-reference" when !Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _) => Expected("a URI", text),
            _ => null,
        };
    }

    // Exactly what the engine will read.
    private static bool IsTime(JsonElement text)
    {
        try
        {
            text.Deserialize(PlainJsonContext.Default.TimeOnly);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Expected(string what, string text) => $"{what} is expected, not {SchemaWords.Shown(PlainJson.Of(text))}";
}
