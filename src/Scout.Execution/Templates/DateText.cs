using System.Globalization;

namespace Scout.Execution.Templates;

/// <summary>Reads texts that are dates. Nothing that a text leaves out is taken from the machine's clock or zone: without an offset it is UTC.</summary>
internal static class DateText
{
    // What .NET keeps of a fraction of a second.
    private const int FractionDigits = 7;

    private static readonly string[] Iso =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>A date of ISO 8601, such as JSON has: a day, or a day with a time, with an offset or without.</summary>
    public static bool TryParse(string text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(Shortened(text.Trim()), Iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);

    /// <summary>A date in a format of .NET.</summary>
    /// <exception cref="FormatException">There is no such format.</exception>
    public static bool TryParse(string text, string format, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);

    /// <summary>Whether a format says the year, so that none has to be taken from the clock.</summary>
    public static bool HasYear(string format)
    {
        if (format.Length == 1)
        {
            return "dDfFgGoOrRsuyY".Contains(format, StringComparison.Ordinal);
        }

        char? quote = null;
        for (var at = 0; at < format.Length; at++)
        {
            var letter = format[at];
            if (letter == '\\')
            {
                at++;
            }
            else if (quote is not null)
            {
                quote = letter == quote ? null : quote;
            }
            else if (letter is '\'' or '"')
            {
                quote = letter;
            }
            else if (letter == 'y')
            {
                return true;
            }
        }

        return false;
    }

    // Other languages write nanoseconds.
    private static string Shortened(string text)
    {
        var begin = text.IndexOf('.', StringComparison.Ordinal) + 1;
        var end = begin;
        while (begin > 0 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - begin > FractionDigits ? text.Remove(begin + FractionDigits, end - begin - FractionDigits) : text;
    }
}
