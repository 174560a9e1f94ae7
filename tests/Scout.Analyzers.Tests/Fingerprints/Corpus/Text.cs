using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Corpus;

public static class Patterns
{
    public static readonly Regex Mail = new("^[^@ ]+@[^@ ]+$", RegexOptions.IgnoreCase);
}

public static class Cuts
{
    public const int Longest = 8 * 5;

    public static string Cut(this string text, int length, string end = "...") => text.Length > length ? text[..length] + end : text;
}

public sealed class LogLine(LogText text)
{
    public string Text { get; } = text.ToStringAndClear();
}

[InterpolatedStringHandler]
public ref struct LogText(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + formattedCount * 8);

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted<T>(T value) => _text.Append('<').Append(value).Append('>');

    public string ToStringAndClear() => _text.ToString();
}
