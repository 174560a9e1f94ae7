using System.Globalization;
using System.Text;

namespace Scout.Revisions.Rules.Contracts;

/// <summary>Names in the lines of a baseline: one word without dots and brackets, whatever stands in it.</summary>
internal static class ContractNames
{
    private const char Mark = '%';
    private const int Digits = 4;

    // What is written for a name of no characters.
    private const string Empty = "%";

    public static string Escaped(string name)
    {
        if (name.Length == 0)
        {
            return Empty;
        }

        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (IsPlain(c))
            {
                text.Append(c);
            }
            else
            {
                text.Append(Mark).Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return text.ToString();
    }

    /// <summary>The name, or <see langword="null"/> where nothing is escaped so.</summary>
    public static string? Unescaped(string text)
    {
        if (text == Empty)
        {
            return "";
        }

        var name = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPlain(text[i]))
            {
                name.Append(text[i]);
            }
            else if (text[i] == Mark && i + Digits < text.Length && Code(text, i + 1) is { } code)
            {
                name.Append(code);
                i += Digits;
            }
            else
            {
                return null;
            }
        }

        return name.Length == 0 ? null : name.ToString();
    }

    private static char? Code(string text, int at)
    {
        var code = 0;
        for (var i = at; i < at + Digits; i++)
        {
            if (!Uri.IsHexDigit(text[i]))
            {
                return null;
            }

            code = (code * 16) + Uri.FromHex(text[i]);
        }

        return (char)code;
    }

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-';
}
