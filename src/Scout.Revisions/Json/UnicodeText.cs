using System.Text.Json;

namespace Scout.Revisions.Json;

/// <summary>Whether text is whole: the framework writes half of a surrogate pair as another character, U+FFFD, and says nothing.</summary>
internal static class UnicodeText
{
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
