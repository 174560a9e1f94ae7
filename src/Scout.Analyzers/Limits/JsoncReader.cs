using System.Globalization;
using System.Text;

namespace Scout.Analyzers.Limits;

/// <summary>Reads JSON with comments and trailing commas: what the store's reader reads. A compiler extension has no JSON library.</summary>
internal sealed class JsoncReader
{
    private const int MaxDepth = 128;
    private readonly string _text;
    private int _at;
    private int _depth;

    private JsoncReader(string text) => _text = text;

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>The file's value; null where it is no JSON.</summary>
    public static JsoncValue? Read(string text)
    {
        var reader = new JsoncReader(text);
        return reader.Value() is { } value && reader.Space() && reader._at == text.Length ? value : null;
    }

    private JsoncValue? Value()
    {
        if (!Space())
        {
            return null;
        }

        switch (Current)
        {
            case '{':
                return Object();
            case '[':
                return List() ? new() : null;
            case '"':
                return Text() is { } text ? new(Text: text) : null;
            case 't':
                return Word("true");
            case 'f':
                return Word("false");
            case 'n':
                return Word("null");
            default:
                return Number() ? new() : null;
        }
    }

    private JsoncValue? Object()
    {
        var members = new Dictionary<string, JsoncValue>(StringComparer.Ordinal);
        bool Member()
        {
            if (Current != '"' || Text() is not { } name || !Colon() || Value() is not { } value || members.ContainsKey(name))
            {
                return false;
            }

            members.Add(name, value);
            return true;
        }

        return Items('}', Member) ? new(members) : null;
    }

    private bool List() => Items(']', () => Value() is not null);

    private bool Items(char end, Func<bool> item)
    {
        if (++_depth > MaxDepth)
        {
            return false;
        }

        _at++;
        while (true)
        {
            if (!Space())
            {
                return false;
            }

            if (Take(end))
            {
                _depth--;
                return true;
            }

            if (!item() || !Space() || (!Take(',') && Current != end))
            {
                return false;
            }
        }
    }

    private string? Text()
    {
        var text = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case '"':
                    _at++;
                    return text.ToString();
                case < ' ':
                    return null;
                case '\\' when Escaped() is { } character:
                    text.Append(character);
                    break;
                case '\\':
                    return null;
                case var character:
                    text.Append(character);
                    break;
            }
        }

        return null;
    }

    // Ends on the escape's last character.
    private char? Escaped()
    {
        _at++;
        switch (Current)
        {
            case '"' or '\\' or '/':
                return Current;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 < _text.Length
                && ushort.TryParse(_text.Substring(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default:
                return null;
        }
    }

    private bool Number()
    {
        Take('-');
        if (!Take('0') && !Digits())
        {
            return false;
        }

        if (Take('.') && !Digits())
        {
            return false;
        }

        if (Take('e') || Take('E'))
        {
            _ = Take('+') || Take('-');
            return Digits();
        }

        // What follows a number must end it: 01 and 1x are none.
        return !char.IsLetterOrDigit(Current);
    }

    private bool Digits()
    {
        var start = _at;
        while (Current is >= '0' and <= '9')
        {
            _at++;
        }

        return _at > start;
    }

    private JsoncValue? Word(string word)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            return null;
        }

        _at += word.Length;
        return new();
    }

    private bool Take(char character)
    {
        if (Current != character || _at >= _text.Length)
        {
            return false;
        }

        _at++;
        return true;
    }

    // The store's reader takes no comment before it.
    private bool Colon()
    {
        Blank();
        return Take(':');
    }

    private void Blank()
    {
        while (Current is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }
    }

    // False where a comment does not end.
    private bool Space()
    {
        while (true)
        {
            Blank();
            if (string.CompareOrdinal(_text, _at, "//", 0, 2) == 0)
            {
                var end = _text.IndexOfAny(['\r', '\n'], _at);
                _at = end < 0 ? _text.Length : end;
            }
            else if (string.CompareOrdinal(_text, _at, "/*", 0, 2) == 0)
            {
                var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    return false;
                }

                _at = end + 2;
            }
            else
            {
                return true;
            }
        }
    }
}

/// <summary>A value of a JSON file, as far as rules need it.</summary>
/// <param name="Members">An object's members; null for anything else.</param>
/// <param name="Text">A string's characters; null for anything else.</param>
internal sealed record JsoncValue(IReadOnlyDictionary<string, JsoncValue>? Members = null, string? Text = null)
{
    /// <summary>A member; null where there is none, or where this is no object.</summary>
    public JsoncValue? Member(string name) => Members is not null && Members.TryGetValue(name, out var value) ? value : null;
}
