using System.Globalization;

namespace Scout.Tool.Serving;

/// <summary>Spans of time as people write them.</summary>
internal static class Spans
{
    private const uint Longest = 36_500;

    /// <summary><c>30m</c>, <c>12h</c>, <c>90d</c>.</summary>
    /// <param name="option">The option, for the error.</param>
    /// <param name="text">What was said.</param>
    /// <exception cref="ScoutException">It is none, or longer than a hundred years.</exception>
    public static TimeSpan Parse(string option, string text) =>
        text.Length > 1 && uint.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= Longest
            ? text[^1] switch
            {
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                _ => throw ServingErrors.NoSpan(option, text),
            }
            : throw ServingErrors.NoSpan(option, text);
}
