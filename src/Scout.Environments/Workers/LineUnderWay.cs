using System.Globalization;
using System.Text;

namespace Scout.Environments.Workers;

/// <summary>Makes lines of the parts of a text as they come. A line ends as a reader of .NET ends it: by <c>\n</c>, <c>\r</c> or both.</summary>
/// <param name="line">Told each line; one that was cut says so.</param>
internal sealed class LineUnderWay(Action<string> line)
{
    private readonly StringBuilder _text = new();
    private long _leftOut;
    private bool _isAfterReturn;

    /// <summary>More of the text.</summary>
    public void Take(ReadOnlySpan<char> part)
    {
        while (!part.IsEmpty)
        {
            if (_isAfterReturn && part[0] == '\n')
            {
                part = part[1..];
            }

            _isAfterReturn = false;
            var end = part.IndexOfAny('\n', '\r');
            Append(end < 0 ? part : part[..end]);
            if (end < 0)
            {
                return;
            }

            Tell();
            _isAfterReturn = part[end] == '\r';
            part = part[(end + 1)..];
        }
    }

    /// <summary>There is no more: what came last may have no end.</summary>
    public void End()
    {
        if (_text.Length > 0)
        {
            Tell();
        }
    }

    private void Append(ReadOnlySpan<char> part)
    {
        var room = Math.Min(part.Length, StreamTail.LongestLine - _text.Length);
        _text.Append(part[..room]);
        _leftOut += part.Length - room;
    }

    private void Tell()
    {
        if (_leftOut > 0 && char.IsHighSurrogate(_text[^1]))
        {
            _text.Length--;
            _leftOut++;
        }

        line(_leftOut == 0 ? _text.ToString() : string.Create(CultureInfo.InvariantCulture, $"{_text}... ({_leftOut} more characters of this line were left out)"));
        _text.Clear();
        _leftOut = 0;
    }
}
