using System.Globalization;
using Scout.Revisions.Text;

namespace Scout.Server.Requests;

/// <summary>Reads query parameters; one that is there and wrong is told.</summary>
internal static class Queries
{
    /// <summary>A text, or none.</summary>
    public static string? Text(this IQueryCollection query, string name) => query[name] is [{ Length: > 0 } text, ..] ? text : null;

    /// <summary>A text that must be there.</summary>
    /// <exception cref="ApiException">It is not.</exception>
    public static string Required(this IQueryCollection query, string name) => query.Text(name) ?? throw ApiException.Wrong("missing", $"{name} is required.", "query", name);

    /// <summary>A number within bounds.</summary>
    /// <exception cref="ApiException">It is none.</exception>
    public static int Number(this IQueryCollection query, string name, int otherwise, int least, int most) => query.Text(name) switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        _ => throw ApiException.Wrong("int_parsing", $"{name} must be a number from {least} to {most}.", "query", name),
    };

    /// <summary>True or false.</summary>
    /// <exception cref="ApiException">It is neither.</exception>
    public static bool Flag(this IQueryCollection query, string name) => query.Text(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw ApiException.Wrong("bool_parsing", $"{name} must be true or false.", "query", name),
    };

    /// <summary>A time, UTC: <c>2026-11-28</c> or <c>2026-11-28T09:30:00Z</c>.</summary>
    /// <param name="query">The query.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="isEnd">Whether a day stands for its end.</param>
    /// <exception cref="ApiException">It is none.</exception>
    public static DateTimeOffset? Time(this IQueryCollection query, string name, bool isEnd = false)
    {
        if (query.Text(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && !(isEnd && day == DateOnly.MaxValue))
        {
            return new DateTimeOffset(isEnd ? day.AddDays(1) : day, TimeOnly.MinValue, TimeSpan.Zero);
        }

        return IsoMoments.TryRead(text, out var time, out _)
            ? time
            : throw ApiException.Wrong("datetime_parsing", $"{name} must be a day or a time, such as 2026-11-28 or 2026-11-28T09:30:00Z.", "query", name);
    }
}
