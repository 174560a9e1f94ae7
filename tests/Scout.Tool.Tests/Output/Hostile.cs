using System.Globalization;

namespace Scout.Tool.Tests.Output;

/// <summary>Texts that command a terminal, hide something, or are none; and what of them is still raw in an output.</summary>
internal static class Hostile
{
    /// <summary>Halves of characters, which a file's text and a process's arguments cannot hold.</summary>
    public const string Halves = "<\ud83d><\ude00><\ude00\ud83d>";

    /// <summary>Every other kind in one text; each part between letters, so that none of it is writing.</summary>
    public static string Text { get; } = string.Concat(
    [
        "a\e]0;owned\ab\e]52;c;aGk=\e\\c\e[6nd\e[?1049he\eP1$tx\e\\", "\u0001\u0002\u0007\b\v\f\u001c\u001f\u007f", "f\rg", "\u0080\u0085\u009b31m\u009d0;x\u009c\u009f",
        "h\u202ai\u202bj\u202ck\u202dl\u202em\u2066n\u2067o\u2068p\u2069q\u200er\u200fs\u061ct", "u\u200bv\u200cw\u200dx\u2060y\ufeffz\u00ada\u180eb", "c\u2028d\u2029e",
        "f\u206ag\u206fh\ufff9i\ufffbj\u3164k\uffa0l\ufe0fm\u034fn", "o\U000e0001p\U000e0041q\U000e007fr\U000e0100s", "[red]t[/] \\u001b",
    ]);

    /// <summary>The same on one line, as short as names are.</summary>
    public static string Name { get; } = "x\e[6n\a\u009b1m\u202ey\u200bz\u2028\u2066w";

    /// <summary>What nobody may find in what the tool writes: each with where it stands.</summary>
    /// <param name="output">What was written.</param>
    /// <param name="isTerminal">Whether it went to a terminal, which the tool itself commands.</param>
    public static IEnumerable<string> RawIn(string output, bool isTerminal = false)
    {
        for (var i = 0; i < output.Length; i++)
        {
            var pair = char.IsHighSurrogate(output[i]) && i + 1 < output.Length && char.IsLowSurrogate(output[i + 1]);
            var value = pair ? char.ConvertToUtf32(output[i], output[i + 1]) : output[i];
            if (IsBad(value) && !(isTerminal && value is '\r' or '\e'))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"U+{value:X4} at {i}: {Around(output, i)}");
            }

            i += pair ? 1 : 0;
        }

        foreach (var command in isTerminal ? (string[])["\e]", "\e[6n", "\e[?1049", "\eP"] : [])
        {
            if (output.IndexOf(command, StringComparison.Ordinal) is >= 0 and var at)
            {
                yield return $"ESC {command[1..]}: {Around(output, at)}";
            }
        }
    }

    private static bool IsBad(int value) => value is
        (< ' ' and not ('\n' or '\t')) or (>= 0x7F and <= 0x9F) or 0xAD or 0x34F or 0x61C or 0x180E or (>= 0x200B and <= 0x200F) or (>= 0x2028 and <= 0x202E) or (>= 0x2060 and <= 0x206F)
        or 0x3164 or (>= 0xD800 and <= 0xDFFF) or 0xFE0F or 0xFEFF or 0xFFA0 or (>= 0xFFF9 and <= 0xFFFB) or (>= 0xE0000 and <= 0xE0FFF);

    private static string Around(string text, int at)
    {
        var from = Math.Max(0, at - 40);
        return System.Text.Json.JsonSerializer.Serialize(text.Substring(from, Math.Min(80, text.Length - from)));
    }
}
