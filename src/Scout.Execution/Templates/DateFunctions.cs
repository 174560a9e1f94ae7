using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;
using Scout.Revisions.Rules;

namespace Scout.Execution.Templates;

/// <summary>Functions of dates: pure ones, in the invariant culture, with time zones that are the engine's own. None reads a clock.</summary>
internal static class DateFunctions
{
    private const int LongestFormat = 200;

    /// <summary>The date that a text is: ISO 8601, or in a format of .NET. Without an offset it is UTC.</summary>
    public static object? Parse(object? text, string? format = null)
    {
        if (string.IsNullOrEmpty(format) || text is not string written)
        {
            return Date("date.parse", text);
        }

        var moment = Formatted("date.parse", format, () =>
            !DateText.HasYear(format) ? throw Wrong("date.parse", $"the format '{format}' has no year; nothing is taken from a clock.")
            : DateText.TryParse(written, format, out var parsed) ? parsed
            : throw Wrong("date.parse", $"the text '{Head(written)}' is no date in the format '{format}'."));
        return new TemplateDate(moment);
    }

    /// <summary>A date in a format of .NET, by its own offset; ISO 8601 without one.</summary>
    public static string Format(object? date, string? format = null) =>
        Date("date.format", date) is not { Moment: var moment } ? ""
        : string.IsNullOrEmpty(format) ? TemplateDate.Text(moment)
        : Formatted("date.format", format, () => moment.ToString(format, CultureInfo.InvariantCulture));

    public static object? AddSeconds(object? date, double seconds) => Later("date.add_seconds", date, moment => moment.AddSeconds(seconds));

    public static object? AddMinutes(object? date, double minutes) => Later("date.add_minutes", date, moment => moment.AddMinutes(minutes));

    public static object? AddHours(object? date, double hours) => Later("date.add_hours", date, moment => moment.AddHours(hours));

    public static object? AddDays(object? date, double days) => Later("date.add_days", date, moment => moment.AddDays(days));

    public static object? AddMonths(object? date, int months) => Later("date.add_months", date, moment => moment.AddMonths(months));

    public static object? AddYears(object? date, int years) => Later("date.add_years", date, moment => moment.AddYears(years));

    /// <summary>The same moment by the clocks of a zone.</summary>
    public static object? InZone(object? date, string? zone)
    {
        var found = Zone(zone);
        return Later("date.in_zone", date, moment =>
        {
            // Old offsets have seconds, which neither .NET nor ISO 8601 has.
            var offset = found.GetUtcOffset(Instant.FromDateTimeOffset(moment)).Seconds;
            return moment.ToOffset(TimeSpan.FromMinutes(Math.Round(offset / 60.0)));
        });
    }

    private static DateTimeZone Zone(string? name)
    {
        var zones = TzdbDateTimeZoneSource.Default;
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(name ?? "")
            ?? throw Wrong("date.in_zone", $"there is no time zone '{Head(name ?? "")}'. Zones have IANA names, such as 'Europe/Berlin'.{Suggestion.DidYouMean(name ?? "", zones.GetIds())}");
    }

    private static TemplateDate? Later(string function, object? date, Func<DateTimeOffset, DateTimeOffset> later)
    {
        if (Date(function, date) is not { } from)
        {
            return null;
        }

        try
        {
            return new(later(from.Moment));
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            throw Wrong(function, "the result is outside of the years 1 to 9999.");
        }
    }

    private static T Formatted<T>(string function, string format, Func<T> work)
    {
        if (format.Length > LongestFormat)
        {
            throw Wrong(function, $"the format has more than {LongestFormat} characters.");
        }

        try
        {
            return work();
        }
        catch (FormatException)
        {
            throw Wrong(function, $"there is no format '{format}'. Write one of .NET, such as 'yyyy-MM-dd' or 'd MMMM yyyy'.");
        }
    }

    // Null is nothing, as everywhere in templates.
    private static TemplateDate? Date(string function, object? value) => value switch
    {
        null => null,
        TemplateDate date => date,
        string text when DateText.TryParse(text, out var moment) => new(moment),
        string text => throw Wrong(function, $"the text '{Head(text)}' is no date. Write ISO 8601, such as '2026-11-28' or '2026-11-28T18:00:00Z', or name its format: date.parse 'dd.MM.yyyy'."),
        _ => throw Wrong(function, $"it was given {JsonScript.Kind(value)}, not a date."),
    };

    private static string Head(string text) => Scout.Revisions.Json.UnicodeText.Shorten(text, 60);

    private static ScoutException Wrong(string function, string why) => TemplateErrors.BadArgument(function, why);
}
