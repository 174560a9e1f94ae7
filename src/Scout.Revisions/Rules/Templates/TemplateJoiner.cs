using System.Text;

namespace Scout.Revisions.Rules.Templates;

/// <summary>Joins the parts of a template: holes in its text are put between braces, holes in its code are not.</summary>
/// <param name="isCode">Whether all of it is code, as a condition is.</param>
internal sealed class TemplateJoiner(bool isCode = false)
{
    /// <summary>What is put before a hole in text.</summary>
    public const string Opening = "{{ ";

    /// <summary>What is put after a hole in text.</summary>
    public const string Closing = " }}";

    /// <summary>What stands for a brace of the text before a hole's own: together they would be read as the beginning of an object.</summary>
    public const string Brace = "{{ '{' }}";

    private readonly StringBuilder _text = new();

    // Where text is known to be outside of code. Only what comes after it has to be read to know whether the end is in code.
    private int _outside;

    // Where code after that has been read as far as nothing that comes can change it, or none.
    private CodePlace? _inside;

    // Whether code, or an escape of it, may have begun since then.
    private bool _mayBeCode;

    public int Length => _text.Length;

    /// <summary>Whether there may be code in the text of a template that its author wrote. Else all code is that of holes, and nothing of it has to be parsed to be known.</summary>
    public bool HasCodeOfItsOwn { get; private set; }

    public bool EndsWith(char character) => _text.Length > 0 && _text[_text.Length - 1] == character;

    /// <summary>Appends Scriban text, as it stands.</summary>
    public void AppendText(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        _mayBeCode = _mayBeCode || (EndsWith('{') && text[0] is '{' or '%') || BeginsCode(text);
        // The parser refuses NUL.
        HasCodeOfItsOwn = HasCodeOfItsOwn || _mayBeCode || text.Any(character => character == '\0');
        _text.Append(text);
    }

    /// <summary>Appends a constant: as it appears, or as code writes it.</summary>
    /// <returns>Where the literal was put; null where the text was appended.</returns>
    public HolePlace? AppendConstant(string text, string literal)
    {
        if (text.IndexOfAny(['{', '\0']) < 0 && !IsInCode())
        {
            AppendText(text);
            return null;
        }

        HasCodeOfItsOwn = true;
        return AppendHole(literal);
    }

    /// <summary>Appends a hole.</summary>
    public HolePlace AppendHole(string expression)
    {
        if (IsInCode())
        {
            _text.Append(expression);
            return HolePlace.InCode;
        }

        var place = HolePlace.InText;
        if (EndsWith('{'))
        {
            RemoveLast();
            _text.Append(Brace);
            place = HolePlace.AfterBrace;
        }

        _text.Append(Opening).Append(expression).Append(Closing);
        _outside = _mayBeCode ? _outside : _text.Length;
        return place;
    }

    public void RemoveLast()
    {
        _text.Length--;
        _inside = null;
    }

    public override string ToString() => _text.ToString();

    /// <summary>Whether what is appended next stands in code.</summary>
    public bool IsInCode()
    {
        if (isCode || !_mayBeCode)
        {
            return isCode;
        }

        var lexed = LexedCode.Of(_text, _outside, _inside);
        if (lexed.IsInCode)
        {
            _inside = lexed.Inside;
        }
        else
        {
            _outside = lexed.Outside;
            _inside = null;
            _mayBeCode = BeginsCode(_text.ToString(_outside, _text.Length - _outside));
        }

        return lexed.IsInCode;
    }

    private static bool BeginsCode(string text)
    {
        for (var i = text.IndexOf('{'); i >= 0 && i + 1 < text.Length; i = text.IndexOf('{', i + 1))
        {
            if (text[i + 1] is '{' or '%')
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Where a hole was put.</summary>
internal enum HolePlace
{
    /// <summary>In code: the bare expression.</summary>
    InCode,

    /// <summary>In text: the expression between braces.</summary>
    InText,

    /// <summary>In text after a brace, for which code stands now.</summary>
    AfterBrace,
}
