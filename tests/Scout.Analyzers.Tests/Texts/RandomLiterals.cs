using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Scout.Analyzers.Tests.Texts;

/// <summary>Writes random literals of every form.</summary>
internal sealed class RandomLiterals(Random random, StringBuilder source)
{
    private const int OrdinaryForm = 0;
    private const int VerbatimForm = 1;
    private const int LinesForm = 3;

    private static readonly string[] Common =
    [
        "a", "b", "F", "0", "9", " ", "  ", "{", "}", "{", "}", "%", "#", "-", "~", "'", "|", ".", "inputs", " if ", " end ", "\"", "\"", "\\", "/", "//", "\t",
        "é", "漢", "\u0301", "\U0001F600", "$", "@", "\u00a0",
    ];

    private static readonly string[] LineEnds = ["\n", "\r\n", "\n", "\r\n", "\u2028", "\u0085", "\u2029"];

    private static readonly (string Source, char Value)[] Escapes =
    [
        (@"\'", '\''), ("\\\"", '"'), (@"\\", '\\'), (@"\0", '\0'), (@"\a", '\a'), (@"\b", '\b'), (@"\f", '\f'), (@"\n", '\n'), (@"\r", '\r'),
        (@"\r", '\r'), (@"\n", '\n'), (@"\t", '\t'), (@"\v", '\v'), (@"\e", '\e'),
    ];

    private List<SourceCharacter> _characters = [];
    private int _literal;
    private int _quotes;
    private int _run;
    private char _last;
    private bool _isAtStart;
    private bool _isInterpolated;
    private bool _afterShortEscape;

    /// <summary>How many braces begin a hole.</summary>
    public int Braces { get; private set; }

    /// <summary>A literal without holes.</summary>
    public List<SourceCharacter> Plain(int form) => ((RandomPart.Written)Write(form, isInterpolated: false, () => throw new NotSupportedException())[0]).Characters;

    /// <summary>A literal with holes, which are written by the caller.</summary>
    public List<RandomPart> Interpolated(int form, Func<RandomPart> hole) => Write(form, isInterpolated: true, hole);

    private List<RandomPart> Write(int form, bool isInterpolated, Func<RandomPart> hole)
    {
        _literal++;
        _isInterpolated = isInterpolated;
        _quotes = form >= 2 ? random.Next(3, 5) : 1;
        Braces = form >= 2 && isInterpolated ? random.Next(1, 4) : 1;
        (_run, _last, _isAtStart, _afterShortEscape) = (0, '\0', true, false);
        source.Append('$', isInterpolated ? Braces : 0).Append(form == VerbatimForm ? "@" : "").Append('"', _quotes);

        var parts = new List<RandomPart>();
        _characters = [];
        if (form == LinesForm)
        {
            WriteLines(parts, hole);
        }
        else
        {
            for (var i = random.Next(form >= 2 ? 1 : 0, 9); i > 0; i--)
            {
                WriteItem(form, parts, hole);
            }

            if (form >= 2 && (_isAtStart || _last == '"'))
            {
                Append(".", '.');
            }
        }

        EndPart(parts);
        source.Append('"', _quotes);
        return parts;
    }

    private void WriteItem(int form, List<RandomPart> parts, Func<RandomPart> hole)
    {
        if (_isInterpolated && random.Next(4) == 0)
        {
            // The caller may write literals of its own.
            EndPart(parts);
            parts.Add(hole());
            (_run, _last, _isAtStart, _afterShortEscape) = (0, '\0', false, false);
            return;
        }

        if (form == OrdinaryForm && (random.Next(3) == 0 || _afterShortEscape))
        {
            Escape();
            return;
        }

        var text = form == VerbatimForm && random.Next(6) == 0 ? LineEnds[random.Next(LineEnds.Length)] : Common[random.Next(Common.Length)];
        foreach (var character in text)
        {
            switch (character)
            {
                case '"' or '\\' when form == OrdinaryForm:
                    Append("\\" + character, character);
                    break;
                case '"' when form == VerbatimForm:
                    Append("\"\"", character);
                    break;
                case '{' or '}' when form < 2 && _isInterpolated:
                    Append(new string(character, 2), character, isHalved: true);
                    break;
                case '{' or '}' when _isInterpolated && (_last == character ? _run : 0) + 1 >= Braces:
                case '"' when form >= 2 && ((_isAtStart && form != LinesForm) || (_last == character ? _run : 0) + 1 >= _quotes):
                    break;
                default:
                    Append(character.ToString(), character);
                    break;
            }
        }
    }

    private void WriteLines(List<RandomPart> parts, Func<RandomPart> hole)
    {
        var indentation = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(5) == 0 ? '\t' : ' '));
        source.Append(random.Next(4) == 0 ? "  " : "").Append(LineEnds[random.Next(4)]);
        for (var lines = random.Next(1, 5); lines > 0; lines--)
        {
            if (random.Next(5) == 0)
            {
                source.Append(indentation, 0, random.Next(indentation.Length + 1));
            }
            else
            {
                source.Append(indentation);
                _isAtStart = true;
                for (var i = random.Next(5); i > 0; i--)
                {
                    WriteItem(LinesForm, parts, hole);
                }
            }

            var lineEnd = LineEnds[random.Next(LineEnds.Length)];
            if (lines == 1)
            {
                source.Append(lineEnd);
            }
            else
            {
                foreach (var character in lineEnd)
                {
                    Append(character.ToString(), character);
                }
            }
        }

        source.Append(indentation);
    }

    private void Escape()
    {
        var value = random.Next(3) == 0 ? (char)random.Next(0x20, 0xD800) : Common[random.Next(Common.Length)][0];
        if (_isInterpolated && value is '{' or '}')
        {
            value = 'x';
        }

        switch (random.Next(5))
        {
            case 0:
                Append($"\\u{(int)value:x4}", value);
                break;
            case 1:
                // Fewer digits are enough where none of the next characters is a digit: an escape always follows.
                Append(string.Create(CultureInfo.InvariantCulture, $"\\x{(int)value:X}"), value);
                _afterShortEscape = true;
                return;
            case 2:
                Append($"\\U{(int)value:X8}", value);
                break;
            case 3:
                var pair = char.ConvertFromUtf32(random.Next(0x10000, 0x110000));
                Append($"\\U{char.ConvertToUtf32(pair, 0):x8}", pair[0]);
                _characters.Add(_characters[^1] with { Value = pair[1] });
                break;
            default:
                var (written, simple) = Escapes[random.Next(Escapes.Length)];
                Append(written, simple);
                break;
        }

        _afterShortEscape = false;
    }

    private void Append(string written, char value, bool isHalved = false)
    {
        source.Append(written);
        _characters.Add(new SourceCharacter(value, new TextSpan(source.Length - written.Length, written.Length)) { IsHalved = isHalved, Literal = _literal });
        _run = _last == value ? _run + 1 : 1;
        (_last, _isAtStart) = (value, false);
    }

    private void EndPart(List<RandomPart> parts)
    {
        parts.Add(new RandomPart.Written(_characters));
        _characters = [];
    }
}
