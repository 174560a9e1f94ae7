using System.Globalization;

namespace Scout.Revisions.Text;

/// <summary>How times, durations, sizes and numbers of things are put into words.</summary>
internal static class Measures
{
    /// <summary><c>just now</c>, <c>3 min ago</c>, <c>5 h ago</c>, <c>2 d ago</c>, then the date.</summary>
    public static string Ago(DateTimeOffset time, DateTimeOffset now)
    {
        var age = now - time;
        return age.TotalDays >= 30 ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : age.TotalDays >= 1 ? Count(age.TotalDays, "d ago")
            : age.TotalHours >= 1 ? Count(age.TotalHours, "h ago")
            : age.TotalMinutes >= 1 ? Count(age.TotalMinutes, "min ago")
            : "just now";
    }

    /// <summary>As <see cref="Ago"/>; a time to come: <c>in 3 min</c>, <c>in 5 h</c>, <c>in 2 d</c>, then the date.</summary>
    public static string Away(DateTimeOffset time, DateTimeOffset now)
    {
        var left = time - now;
        return left <= TimeSpan.Zero ? Ago(time, now)
            : left.TotalDays >= 30 ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : left.TotalDays >= 1 ? $"in {Count(left.TotalDays, "d")}"
            : left.TotalHours >= 1 ? $"in {Count(left.TotalHours, "h")}"
            : left.TotalMinutes >= 1 ? $"in {Count(left.TotalMinutes, "min")}"
            : "soon";
    }

    /// <summary><c>0.4 ms</c>, <c>12 ms</c>, <c>1.24 s</c>, <c>3 min 5 s</c>.</summary>
    public static string Duration(double milliseconds) => milliseconds switch
    {
        < 10 => Invariant($"{milliseconds:0.#} ms"),
        < 1000 => Invariant($"{milliseconds:0} ms"),
        < 60_000 => Invariant($"{milliseconds / 1000:0.##} s"),
        < 3_600_000 => Invariant($"{Math.Floor(milliseconds / 60_000):0} min {Math.Floor(milliseconds / 1000) % 60:0} s"),
        < 86_400_000 => Invariant($"{Math.Floor(milliseconds / 3_600_000):0} h {Math.Floor(milliseconds / 60_000) % 60:0} min"),
        _ => Invariant($"{Math.Floor(milliseconds / 86_400_000):0} d {Math.Floor(milliseconds / 3_600_000) % 24:0} h"),
    };

    /// <summary><c>512 B</c>, <c>1.5 KB</c>, <c>3 MB</c>; 1 KB is 1024 bytes.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => Invariant($"{bytes} B"),
        < 1024 * 1024 => Invariant($"{bytes / 1024.0:0.#} KB"),
        < 1024L * 1024 * 1024 => Invariant($"{bytes / (1024.0 * 1024):0.#} MB"),
        _ => Invariant($"{bytes / (1024.0 * 1024 * 1024):0.#} GB"),
    };

    /// <summary><c>1 file</c>, <c>3 files</c>.</summary>
    public static string Several(long count, string one, string many) => Invariant($"{count} {(count == 1 ? one : many)}");

    private static string Count(double number, string unit) => Invariant($"{Math.Floor(number):0} {unit}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
