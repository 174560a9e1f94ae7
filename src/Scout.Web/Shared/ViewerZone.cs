using System.Globalization;

namespace Scout.Web.Shared;

/// <summary>The time zone that somebody looks at pages in: UTC until their browser has said so, or where this machine does not know it.</summary>
internal sealed class ViewerZone
{
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    /// <summary>Takes what the browser says.</summary>
    /// <returns>Whether that is another zone than before.</returns>
    public bool Take(string? id)
    {
        if (id is not { Length: > 0 and < 80 } || !TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) || zone.Id == _zone.Id)
        {
            return false;
        }

        _zone = zone;
        return true;
    }

    /// <summary>A time as a clock on the wall says it: <c>2026-11-28 14:05</c>.</summary>
    public string Minutes(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, _zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The same to the second, with the zone, and in UTC.</summary>
    public string Whole(DateTimeOffset time)
    {
        var utc = $"{time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC";
        return _zone.Id == TimeZoneInfo.Utc.Id ? utc : $"{TimeZoneInfo.ConvertTime(time, _zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} {_zone.Id}, {utc}";
    }
}
