using System.Buffers;
using System.Globalization;
using System.Text;

namespace Scout.Revisions.Text;

/// <summary>
/// Text of others as it may leave a process: every character in it is one that is shown. What a terminal, an editor or a reader of lines would obey instead, or what nobody sees, is written as
/// <c>\u001b</c>: in JSON that is the same value. Newlines and tabs stay.
/// </summary>
internal static class PlainText
{
    private static readonly SearchValues<char> Usual =
        SearchValues.Create("\t\n !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>The text, with what is not shown written as <c>\uXXXX</c>; a carriage return before a newline is left out.</summary>
    public static string Of(string text)
    {
        var first = NextHidden(text, 0, out var length);
        if (first < 0)
        {
            return text;
        }

        var plain = new StringBuilder(text.Length + 16);
        var from = 0;
        for (var at = first; at >= 0; at = NextHidden(text, from, out length))
        {
            plain.Append(text, from, at - from);
            from = at + length;
            if (text[at] == '\r' && from < text.Length && text[from] == '\n')
            {
                continue;
            }

            foreach (var unit in text.AsSpan(at, length))
            {
                plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }
        }

        return plain.Append(text, from, text.Length - from).ToString();
    }

    private static int NextHidden(string text, int from, out int length)
    {
        length = 1;
        while (from < text.Length && text.AsSpan(from).IndexOfAnyExcept(Usual) is >= 0 and var unusual)
        {
            from += unusual;
            // Half of a character is none that can be shown.
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(from), out var rune, out length) == OperationStatus.Done;
            if (!isWhole || IsHidden(rune.Value, text, from, from + length))
            {
                return from;
            }

            from += length;
        }

        return -1;
    }

    private static bool IsHidden(int value, string text, int at, int end) => value switch
    {
        < 0xA0 => value is not ('\n' or '\t') && value is < ' ' or >= 0x7F,
        // Joiners and variation selectors belong to some writing and to emoji; anywhere else they only hide.
        0x200C or 0x200D => !IsJoined(Before(text, at), After(text, end)),
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => !HasVariants(Before(text, at)),
        // What Unicode calls ignorable, and is no format character.
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2065 or 0x3164 or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or 0xFFFE or 0xFFFF or (>= 0xE0000 and <= 0xE0FFF) => true,
        _ => CharUnicodeInfo.GetUnicodeCategory(value) switch
        {
            UnicodeCategory.Format => !IsShown(value),
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
            _ => false,
        },
    };

    // Format characters with a shape of their own: signs of numbers and verses.
    private static bool IsShown(int value) =>
        value is (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD or (>= 0x13430 and <= 0x1343F);

    private static bool IsJoined(int before, int after) =>
        (IsOfJoiningScript(before) && IsOfJoiningScript(after))
        || (before is 0xFE0F or (>= 0x1F3FB and <= 0x1F3FF) || IsSymbol(before) ? IsSymbol(after) : false);

    // From Arabic over the scripts of India to Mongolian.
    private static bool IsOfJoiningScript(int value) => value is >= 0x0600 and <= 0x1CFF && CharUnicodeInfo.GetUnicodeCategory(value) is
        UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool HasVariants(int before) => before is (>= '0' and <= '9') or '#' or '*' || IsSymbol(before)
        || (before >= 0x1000 && CharUnicodeInfo.GetUnicodeCategory(before) is UnicodeCategory.OtherLetter or UnicodeCategory.MathSymbol or UnicodeCategory.OtherPunctuation);

    private static bool IsSymbol(int value) => value >= 0xA9 && CharUnicodeInfo.GetUnicodeCategory(value) == UnicodeCategory.OtherSymbol;

    private static int Before(string text, int at) => Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var rune, out _) == OperationStatus.Done ? rune.Value : 0;

    private static int After(string text, int end) => Rune.DecodeFromUtf16(text.AsSpan(end), out var rune, out _) == OperationStatus.Done ? rune.Value : 0;
}
