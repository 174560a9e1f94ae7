using System.Globalization;

namespace Scout.Revisions.Text;

/// <summary>Days and times as ISO 8601 writes them: what else a program might understand means something else to somebody.</summary>
internal static class IsoMoments
{
    private const string Day = "yyyy-MM-dd";

    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads <c>2026-11-01</c>, which begins at midnight UTC, or <c>2026-11-01T09:30Z</c>, UTC unless it says otherwise.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="moment">The moment, UTC.</param>
    /// <param name="isDay">Whether it is a day.</param>
    public static bool TryRead(string text, out DateTimeOffset moment, out bool isDay)
    {
        isDay = DateTimeOffset.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
        return isDay || DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);
    }
}
