using System.Globalization;
using System.Text.Json;

namespace Scout.Revisions.Json;

/// <summary>Text by its characters as people see them. The framework counts and cuts halves of them, and writes a half as U+FFFD without a word.</summary>
internal static class UnicodeText
{
    /// <summary>The start of a text that is too long, cut between two characters, with three points after it; at most so long.</summary>
    public static string Shorten(string text, int most) => text.Length <= most ? text : text[..Cut(text, most - 3)] + "...";

    /// <summary>What somebody else said, on one line of at most 300 letters that ends as a sentence does.</summary>
    public static string OneSentence(string text)
    {
        var line = Shorten(text.ReplaceLineEndings(" ").Trim(), 300);
        return line.Length == 0 || line[^1] is '.' or '!' or '?' or '…' ? line : $"{line}.";
    }

    /// <summary>The last place where a text can be cut that is not behind another.</summary>
    public static int Cut(string text, int most)
    {
        var at = text.Length <= most ? text.Length : 0;
        while (at < text.Length && at + StringInfo.GetNextTextElementLength(text.AsSpan(at)) is var next && next <= most)
        {
            at = next;
        }

        return at;
    }

    /// <summary>Whether a text has no half of a character in it.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0 && at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
            {
                return false;
            }

            at++;
        }

        return true;
    }

    /// <summary>Whether a text of JSON has no half of a character in it, and is UTF-8.</summary>
    public static bool IsWhole(JsonElement text)
    {
        try
        {
            return text.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Whether a member's name has no half of a character in it, and is UTF-8.</summary>
    public static bool IsWhole(JsonProperty member)
    {
        try
        {
            return member.Name is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
