namespace Scout.Analyzers.Texts;

/// <summary>The characters of a string's token, one after the other, and where each is written.</summary>
internal struct LiteralCharacters
{
    private readonly string _text;
    private readonly LiteralLayout _layout;
    private int _next;
    private bool _isSecondHalf;

    public LiteralCharacters(string text, LiteralLayout layout)
    {
        _text = text;
        _layout = layout;
        _next = layout.Start;
        SkipIndentation(layout.BeginsLine);
    }

    /// <summary>Where the character begins in the token.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; }

    /// <summary>Whether it is a brace that is written twice.</summary>
    public bool IsHalvedBrace { get; private set; }

    public bool MoveNext()
    {
        // An escape of eight digits may yield two characters.
        if (_isSecondHalf)
        {
            _isSecondHalf = false;
            return true;
        }

        if (_next >= _layout.End)
        {
            return false;
        }

        var character = _text[_next];
        Start = _next;
        IsHalvedBrace = _layout.DoublesBraces && character is '{' or '}' && Peek(1) == character;
        End = Start + (IsHalvedBrace ? 2 : LengthOf(character));
        _next = End;
        if (_layout.Form == LiteralForm.Raw)
        {
            SkipIndentation(LiteralLayout.IsLineEnd(character));
        }

        return true;
    }

    private readonly char Peek(int distance) => _next + distance < _layout.End ? _text[_next + distance] : '\0';

    private int LengthOf(char character) => _layout.Form switch
    {
        LiteralForm.Verbatim when character == '"' => 2,
        LiteralForm.Ordinary when character == '\\' => EscapeLength(),
        _ => 1,
    };

    private int EscapeLength()
    {
        switch (Peek(1))
        {
            case 'u':
                return 2 + Digits(4);
            case 'x':
                return 2 + Digits(4);
            case 'U':
                var digits = Digits(8);
                _isSecondHalf = IsPair(digits);
                return 2 + digits;
            default:
                return 2;
        }
    }

    private readonly int Digits(int most)
    {
        var digits = 0;
        while (digits < most && Peek(2 + digits) is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'))
        {
            digits++;
        }

        return digits;
    }

    // Above U+FFFF, which is where one of the first four of the eight digits is not zero.
    private readonly bool IsPair(int digits)
    {
        for (var i = 0; i < digits - 4; i++)
        {
            if (Peek(2 + i) != '0')
            {
                return true;
            }
        }

        return false;
    }

    private void SkipIndentation(bool isAtLineStart)
    {
        if (!isAtLineStart)
        {
            return;
        }

        // A line of white space alone may be shorter than the others.
        var end = Math.Min(_next + _layout.Indentation, _layout.End);
        while (_next < end && !LiteralLayout.IsLineEnd(_text[_next]))
        {
            _next++;
        }
    }
}
