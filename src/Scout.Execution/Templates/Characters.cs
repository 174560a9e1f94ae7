using System.Globalization;
using System.Text;

namespace Scout.Execution.Templates;

/// <summary>A text by the characters that people see: an emoji or a letter with its accent is one, and is never cut.</summary>
internal readonly struct Characters
{
    private readonly string _text;

    // Where each begins; none where each is one unit long.
    private readonly int[]? _starts;

    /// <summary>Finds them.</summary>
    public Characters(string text)
    {
        _text = text;
        _starts = Ascii.IsValid(text) && !text.Contains('\r', StringComparison.Ordinal) ? null : StringInfo.ParseCombiningCharacters(text);
    }

    public int Count => _starts?.Length ?? _text.Length;

    /// <summary>From one to before another; what lies outside is left out.</summary>
    public string Between(long from, long end)
    {
        var (first, last) = (Math.Clamp(from, 0, Count), Math.Clamp(end, 0, Count));
        return first >= last ? "" : _text[Start((int)first)..Start((int)last)];
    }

    private int Start(int at) => _starts is null ? at : at == _starts.Length ? _text.Length : _starts[at];
}
