using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Scout.Revisions.Rules.Templates;

namespace Scout.Analyzers.Texts;

/// <summary>Joins text and holes as the library does, and keeps where they come from.</summary>
internal sealed class TemplateTextBuilder(bool isCondition)
{
    private const string HolePrefix = "hole__";

    private static readonly Dictionary<string, TemplateHole> NoHoles = [];

    private readonly TemplateJoiner _joiner = new(isCondition);
    private readonly List<TextPiece> _pieces = [];
    private List<TemplateHole>? _holes;
    private int _run;

    /// <summary>Whether all of the Scriban text is known.</summary>
    public bool IsWhole { get; set; } = true;

    /// <summary>Begins a string of the program: the library joins the line ends of each string by itself.</summary>
    public void BeginString() => _run = _joiner.Length;

    /// <summary>Appends the value of a token.</summary>
    public void AppendToken(SyntaxToken token, string value) =>
        AppendText(value, new TextPiece { Span = token.Span, Token = token, Value = value, JoinsLineEnds = !isCondition });

    /// <summary>Appends text that is not written here, but for which an expression stands.</summary>
    public void AppendText(string value, TextSpan span) => AppendText(value, new TextPiece { Span = span });

    /// <summary>Appends a constant in a hole.</summary>
    public void AppendConstant(string text, string literal, TextSpan span)
    {
        var start = _joiner.Length;
        var place = _joiner.AppendConstant(text, literal);
        if (place == HolePlace.AfterBrace)
        {
            start = AppendBrace(start);
        }

        Add(new TextPiece { Span = span }, start);
    }

    /// <summary>Appends a value, or text that is not known.</summary>
    public void AppendHole(IOperation value, InterpolationSyntax? interpolation)
    {
        _holes ??= [];
        var name = HolePrefix + _holes.Count.ToString(CultureInfo.InvariantCulture);
        var span = interpolation?.Expression.Span ?? value.Syntax.Span;
        var start = _joiner.Length;
        var place = _joiner.AppendHole(name);
        if (place == HolePlace.AfterBrace)
        {
            start = AppendBrace(start);
        }

        if (place != HolePlace.InCode)
        {
            _pieces.Add(new TextPiece { Start = start, Length = TemplateJoiner.Opening.Length, Span = interpolation?.OpenBraceToken.Span ?? span });
            start += TemplateJoiner.Opening.Length;
        }

        _pieces.Add(new TextPiece { Start = start, Length = name.Length, Span = span });
        _holes.Add(new TemplateHole(name, value, new TextSpan(start, name.Length), place == HolePlace.InCode));
        Add(new TextPiece { Span = interpolation?.CloseBraceToken.Span ?? span }, start + name.Length);
    }

    public TemplateText Build(IOperation origin)
    {
        var text = _joiner.ToString();
        if (isCondition)
        {
            var shift = text.Length - text.TrimStart().Length;
            text = text.Trim();
            Shift(shift);
        }

        return new TemplateText(origin, text, isCondition, IsWhole, _joiner.HasCodeOfItsOwn, _pieces, Holes());
    }

    private void AppendText(string value, TextPiece piece)
    {
        var text = value;
        if (!isCondition && value.IndexOf('\n') is var lineEnd && lineEnd >= 0)
        {
            text = value.Replace("\r\n", "\n");
            if (lineEnd == 0 && _joiner.Length > _run && _joiner.EndsWith('\r'))
            {
                _joiner.RemoveLast();
                ShortenLast();
            }
        }

        var start = _joiner.Length;
        _joiner.AppendText(text);
        Add(piece, start);
    }

    // The last character of the text, a brace, has given way to code that stands for it.
    private int AppendBrace(int end)
    {
        var last = _pieces[_pieces.Count - 1];
        ShortenLast();
        _pieces.Add(last with { Start = end - 1, Length = TemplateJoiner.Brace.Length, IsBrace = true });
        return end - 1 + TemplateJoiner.Brace.Length;
    }

    private void ShortenLast()
    {
        var last = _pieces[_pieces.Count - 1];
        _pieces.RemoveAt(_pieces.Count - 1);
        Add(last, last.Start, last.End - 1);
    }

    private void Add(TextPiece piece, int start) => Add(piece, start, _joiner.Length);

    private void Add(TextPiece piece, int start, int end)
    {
        if (end > start)
        {
            _pieces.Add(piece with { Start = start, Length = end - start });
        }
    }

    private void Shift(int distance)
    {
        for (var i = 0; distance > 0 && i < _pieces.Count; i++)
        {
            _pieces[i] = _pieces[i] with { Start = _pieces[i].Start - distance };
        }

        for (var i = 0; distance > 0 && i < _holes?.Count; i++)
        {
            var hole = _holes[i];
            _holes[i] = new TemplateHole(hole.Name, hole.Value, new TextSpan(hole.Span.Start - distance, hole.Span.Length), hole.IsInCode);
        }
    }

    private Dictionary<string, TemplateHole> Holes()
    {
        if (_holes is null)
        {
            return NoHoles;
        }

        var holes = new Dictionary<string, TemplateHole>(_holes.Count, StringComparer.Ordinal);
        foreach (var hole in _holes)
        {
            holes.Add(hole.Name, hole);
        }

        return holes;
    }
}
