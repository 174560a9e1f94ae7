using System.Text;
using System.Text.RegularExpressions;

namespace Corpus;

public static class TextCode
{
    public static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }

    public static bool IsMail(string text) => Patterns.Mail.IsMatch(text);

    public static string Mask(string card) => Regex.Replace(card, @"\d(?=\d{4})", "*");

    public static int Words(string text) => text.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;

    public static string Shorten(string text) => text.Cut(Cuts.Longest);

    public static string Grade(int score) => score switch
    {
        >= 90 => "A",
        >= 70 and < 90 => "B",
        > 0 => "C",
        _ => throw new ArgumentOutOfRangeException(nameof(score), "no score"),
    };

    public static string Joined(IEnumerable<string> names) => string.Join(", ", from name in names where name.Length > 1 orderby name descending select name.Trim());

    public static string Log(int code, string text)
    {
        var line = new LogLine($"[{code}] {text}");
        return line.Text;
    }

    public static string Caseless(string text)
    {
        string Lower(string part) => part.ToLowerInvariant();
        Func<string, string> upper = part => part.ToUpperInvariant();
        return text.StartsWith('#') ? upper(text) : Lower(text);
    }
}
