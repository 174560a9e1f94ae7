using System.Globalization;
using Spectre.Console;

namespace Scout.Tool.Output;

/// <summary>How wide text is in a terminal: a letter of East Asia or an emoji takes two columns, an accent none.</summary>
internal static class TextWidth
{
    /// <summary>The columns that a text takes.</summary>
    public static int Of(string text) => text.GetCellWidth();

    /// <summary>The columns that markup takes.</summary>
    public static int OfMarkup(string markup) => Of(Markup.Remove(markup));

    /// <summary>A text with spaces after it, as wide as a column.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    /// <summary>The last place where a text can be cut so that what is before it takes no more than so many columns: never inside a character.</summary>
    public static int Cut(string text, int most)
    {
        var (at, width) = (0, 0);
        while (at < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
            width += Of(text.Substring(at, length));
            if (width > most)
            {
                break;
            }

            at += length;
        }

        return at;
    }
}
