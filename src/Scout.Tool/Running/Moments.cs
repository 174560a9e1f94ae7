using System.Globalization;
using Scout.Revisions.Text;

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
            // As seconds: a span of time cannot be as long as what may be written.
            var age = count * unit switch
            {
                's' => 1d,
                'm' => 60,
                'h' => 60 * 60,
                _ => 24 * 60 * 60,
            };
            return age > (now - DateTimeOffset.UnixEpoch).TotalSeconds ? DateTimeOffset.UnixEpoch : now - TimeSpan.FromSeconds(age);
        }

        return IsoMoments.TryRead(text, out var moment, out _) ? moment : throw RunningErrors.NoMoment(text);
    }
}
