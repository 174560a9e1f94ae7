using System.Text;
using Scout.Revisions.Json;

namespace Scout.Execution.Templates;

/// <summary>A URL: a value at its beginning begins it, one in its host is a part of a name, and one in its path or query is escaped.</summary>
internal sealed class UrlPlace : TextPlace
{
    private const string AfterScheme = "://";
    private readonly StringBuilder _beginning = new();
    private readonly List<int> _empty = [];
    private Part _part;
    private int _length;

    private enum Part
    {
        Scheme,
        Host,
        Path,
        Query,
    }

    public override void Own(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            Step(letter);
        }
    }

    public override string Value(string text, Func<string> json)
    {
        if (!UnicodeText.IsWhole(text))
        {
            throw TemplateErrors.ValueInUrl(TemplateErrors.HalfCharacter);
        }

        switch (_part)
        {
            case Part.Scheme:
                text = _beginning.ToString().Trim().Length == 0 && text.Trim().Length == 0 ? throw TemplateErrors.ValueInUrl("The value that it begins with is empty. Give it a URL.") : text.Trim();
                Own(text);
                return text;
            case Part.Host:
                if (!text.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or ':'))
                {
                    throw TemplateErrors.ValueInUrl($"The value {TemplateErrors.Head(text)} is no part of a host's name. Only letters, digits, dots and - may stand there; a whole URL stands at the beginning.");
                }

                Own(text);
                return text;
            default:
                if (text.Length == 0 && _part == Part.Path)
                {
                    _empty.Add(_length);
                }

                text = Uri.EscapeDataString(text);
                _length += text.Length;
                return text;
        }
    }

    /// <summary>Whether a value that is empty is all of a part of the path, which would be another resource's.</summary>
    /// <param name="url">The whole of what was rendered.</param>
    public bool HasLostAPart(string url) => _empty.Any(at => (at == 0 || url[at - 1] == '/') && (at >= url.Length || url[at] is '/' or '?' or '#'));

    private void Step(char letter)
    {
        _length++;
        switch (_part)
        {
            case Part.Scheme:
                _beginning.Append(letter);
                if (letter == '/' && _beginning.ToString().EndsWith(AfterScheme, StringComparison.Ordinal))
                {
                    _part = Part.Host;
                }

                break;
            case Part.Host when letter is '/' or '\\':
                _part = Part.Path;
                break;
            case Part.Host or Part.Path when letter is '?' or '#':
                _part = Part.Query;
                break;
        }
    }
}
