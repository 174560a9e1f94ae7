using System.Globalization;
using System.Text;
using Scout.Revisions.Text;

namespace Scout.Tool.Output;

/// <summary>How times, durations, sizes and texts of others are put into words.</summary>
internal static class Words
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

    /// <summary>Text of others, on one line and without anything that a terminal would obey.</summary>
    public static string OneLine(string text) => Safe(text.ReplaceLineEndings(" ").Replace('\t', ' ')).Trim();

    /// <summary>Text of others without anything that a terminal would obey; line ends and tabs stay.</summary>
    public static string Safe(string text) => PlainText.Of(text);

    /// <summary>At most so many columns, the last one an ellipsis where letters are missing.</summary>
    public static string Shorten(string text, int width) => TextWidth.Cut(text, width) == text.Length ? text : $"{text[..TextWidth.Cut(text, width - 1)]}…";

    /// <summary>Lines that fit a width, broken where there is a space; what has none stays whole.</summary>
    public static string Wrap(string text, int width)
    {
        var wrapped = new StringBuilder(text.Length + 8);
        foreach (var (i, line) in text.Split('\n').Index())
        {
            var rest = line;
            wrapped.Append(i == 0 ? "" : "\n");
            while (TextWidth.Cut(rest, width) is var fits && fits < rest.Length && Break(rest, fits) is > 0 and var end)
            {
                wrapped.Append(rest.AsSpan(0, end)).Append('\n');
                rest = rest[(end + 1)..];
            }

            wrapped.Append(rest);
        }

        return wrapped.ToString();
    }

    // The last space that fits, else the first one there is.
    private static int Break(string line, int fits) => line.LastIndexOf(' ', fits) is > 0 and var last ? last : line.IndexOf(' ', fits);

    private static string Count(double number, string unit) => Invariant($"{Math.Floor(number):0} {unit}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
