using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Scout.Analyzers.Texts;

/// <summary>The text of a template or of a condition as the library makes it, and where each character of it stands in the source.</summary>
internal sealed class TemplateText
{
    private readonly IReadOnlyList<TextPiece> _pieces;
    private IReadOnlyList<int>? _halvedBraces;

    public TemplateText(
        IOperation origin, string text, bool isCondition, bool isWhole, bool hasCodeOfItsOwn, IReadOnlyList<TextPiece> pieces, IReadOnlyDictionary<string, TemplateHole> holes)
    {
        _pieces = pieces;
        (Origin, Text, IsCondition, IsWhole, HasCodeOfItsOwn, Holes) = (origin, text, isCondition, isWhole, hasCodeOfItsOwn, holes);
    }

    /// <summary>What the parser gets; a name that no author writes stands for each hole.</summary>
    public string Text { get; }

    /// <summary>Whether it is a single expression, without braces around it.</summary>
    public bool IsCondition { get; }

    /// <summary>Whether all of the Scriban text is known. A hole is always one value, known or not.</summary>
    public bool IsWhole { get; }

    /// <summary>Whether there may be code in it other than its holes.</summary>
    public bool HasCodeOfItsOwn { get; }

    /// <summary>The holes, by the names that stand for them.</summary>
    public IReadOnlyDictionary<string, TemplateHole> Holes { get; }

    /// <summary>The operation that was read.</summary>
    public IOperation Origin { get; }

    /// <summary>Offsets of the braces in <see cref="Text"/> that are doubled in the source, because a string beginning with <c>$"</c> takes a single one for a hole's.</summary>
    public IReadOnlyList<int> HalvedBraces => _halvedBraces ??= FindHalvedBraces();

    /// <summary>Where a part of the text stands in the source. Where it is empty, its character, so that it can be seen; whatever is out of range is moved into it.</summary>
    public Location LocationOf(int offset, int length)
    {
        if (Text.Length == 0)
        {
            return Origin.Syntax.GetLocation();
        }

        var first = Math.Min(Math.Max(offset, 0), Text.Length - 1);
        var end = Math.Min(Math.Max((long)offset + length, first + 1), Text.Length);
        var start = SpanAt(first);
        var last = end == first + 1 ? start : SpanAt((int)end - 1);
        return Location.Create(Origin.Syntax.SyntaxTree, TextSpan.FromBounds(start.Start, Math.Max(start.End, last.End)));
    }

    /// <summary>
    /// The characters of one literal that are a part of the text, and nothing else: a fix can replace them.
    /// Where the part is empty, the place to insert text. Null where there is no such place.
    /// </summary>
    public TextSpan? SourceSpanOf(int offset, int length)
    {
        if (offset < 0 || length < 0 || length > Text.Length - offset)
        {
            return null;
        }

        if (length == 0)
        {
            return offset < Text.Length && PieceAt(offset) is { IsLiteral: true } next ? new TextSpan(next.SpanOf(offset).Start, 0)
                : offset > 0 && PieceAt(offset - 1) is { IsLiteral: true } previous ? new TextSpan(previous.SpanOf(offset - 1).End, 0)
                : null;
        }

        var piece = PieceAt(offset);
        return piece.IsLiteral && offset + length <= piece.End
            ? TextSpan.FromBounds(piece.SpanOf(offset).Start, piece.SpanOf(offset + length - 1).End)
            : null;
    }

    /// <summary>Where to insert text into the source, so that it stands before a character; null where there is no such place.</summary>
    public int? SourceOffsetOf(int offset) => SourceSpanOf(offset, 0)?.Start;

    /// <summary>A message about the text, with the author's expressions in place of the names that stand for them.</summary>
    public string InAuthorsWords(string message)
    {
        foreach (var hole in Holes.Values)
        {
            message = message.Replace(hole.Name, hole.Value.Syntax.ToString());
        }

        return message;
    }

    private TextSpan SpanAt(int offset) => PieceAt(offset).SpanOf(offset);

    private TextPiece PieceAt(int offset)
    {
        var low = 0;
        var high = _pieces.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (offset < _pieces[middle].End)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return _pieces[low];
    }

    private List<int> FindHalvedBraces()
    {
        var offsets = new List<int>();
        foreach (var piece in _pieces)
        {
            piece.AddHalvedBraces(offsets);
        }

        return offsets;
    }
}

/// <summary>A hole of a template, or text of it that is not known.</summary>
internal sealed class TemplateHole(string name, IOperation value, TextSpan span, bool isInCode)
{
    /// <summary>The name that stands for it in the template's text.</summary>
    public string Name { get; } = name;

    /// <summary>The expression, before conversions that the author did not write.</summary>
    public IOperation Value { get; } = value;

    /// <summary>The expression's own type, such as <c>Value&lt;string&gt;</c> or <c>string</c>.</summary>
    public ITypeSymbol? Type => Value.Type;

    /// <summary>Where the name stands in the template's text.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>Whether it is a part of code; else it is a piece of code of its own in text.</summary>
    public bool IsInCode { get; } = isInCode;
}
