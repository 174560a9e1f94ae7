using System.Globalization;

namespace Scout.Revisions.Rules;

/// <summary>The longest timeout that an environment lets in, as <c>scout.json</c> writes it.</summary>
internal static class TimeoutLimit
{
    private static readonly string[] Forms = [@"hh\:mm\:ss", @"hh\:mm\:ss\.fff", @"d\.hh\:mm\:ss"];

    /// <summary>The limit; null where the text is none: a time over 0, at most 1 day.</summary>
    public static TimeSpan? Parse(string? text) =>
        TimeSpan.TryParseExact(text, Forms, CultureInfo.InvariantCulture, out var limit) && limit > TimeSpan.Zero && limit <= Ranges.MaxDuration ? limit : null;

    /// <summary>Times as <c>scout.json</c> writes them.</summary>
    public static string Text(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);
}
