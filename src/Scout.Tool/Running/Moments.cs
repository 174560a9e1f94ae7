using System.Globalization;

namespace Scout.Tool.Running;

/// <summary>Moments as people write them.</summary>
internal static class Moments
{
    /// <summary><c>30m</c>, <c>2h</c>, <c>7d</c> ago; a day, which begins at midnight UTC; or a time, UTC unless it says otherwise.</summary>
    /// <exception cref="ScoutException">It is none of these.</exception>
    public static DateTimeOffset Parse(string text, DateTimeOffset now)
    {
        var unit = text.Length > 1 ? char.ToLowerInvariant(text[^1]) : ' ';
        if (unit is 's' or 'm' or 'h' or 'd' && uint.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            var age = unit switch
            {
                's' => TimeSpan.FromSeconds(count),
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                _ => TimeSpan.FromDays(count),
            };
            return age > now - DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : now - age;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw RunningErrors.NoMoment(text);
    }
}
