using System.Text;
using Scout.Revisions.Text;

namespace Scout.Tool.Output;

/// <summary>How texts of others are shown.</summary>
internal static class Words
{
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
}
