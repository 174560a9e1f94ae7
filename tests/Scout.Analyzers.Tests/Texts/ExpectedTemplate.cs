using System.Text;
using Microsoft.CodeAnalysis.Text;
using Scriban.Parsing;

namespace Scout.Analyzers.Tests.Texts;

/// <summary>What the library makes of a random template, put together the slow way.</summary>
internal sealed class ExpectedTemplate
{
    private readonly StringBuilder _text = new();
    private readonly bool _isCondition;
    private int _holes;

    public ExpectedTemplate(RandomTemplate template)
    {
        _isCondition = template.IsCondition;
        foreach (var part in template.Parts)
        {
            switch (part)
            {
                case RandomPart.Written written:
                    AppendWritten(written.Characters);
                    break;
                case RandomPart.Constant constant when !IsInCode() && !constant.Text.Contains('{', StringComparison.Ordinal):
                    Append(constant.Text, constant.Span);
                    break;
                case RandomPart.Constant constant:
                    AppendHole(constant.Literal, constant.Span, constant.Span, constant.Span);
                    break;
                case RandomPart.Hole hole:
                    AppendHole($"hole__{_holes++}", hole.Open, hole.Span, hole.Close);
                    break;
            }
        }

        if (_isCondition)
        {
            var text = _text.ToString();
            Characters.RemoveRange(0, text.Length - text.TrimStart().Length);
            Characters.RemoveRange(text.Trim().Length, Characters.Count - text.Trim().Length);
        }
    }

    public List<SourceCharacter> Characters { get; } = [];

    public string Text => string.Concat(Characters.Select(character => character.Value));

    private void AppendWritten(List<SourceCharacter> characters)
    {
        for (var i = 0; i < characters.Count; i++)
        {
            var character = characters[i];
            if (!_isCondition && character.Value == '\r' && i + 1 < characters.Count && characters[i + 1] is { Value: '\n' } next)
            {
                character = next.Literal == character.Literal ? next with { Span = TextSpan.FromBounds(character.Span.Start, next.Span.End) } : next;
                i++;
            }

            _text.Append(character.Value);
            Characters.Add(character);
        }
    }

    private void AppendHole(string expression, TextSpan open, TextSpan span, TextSpan close)
    {
        if (IsInCode())
        {
            Append(expression, span);
            return;
        }

        if (_text.Length > 0 && _text[^1] == '{')
        {
            var brace = Characters[^1];
            Characters.RemoveAt(Characters.Count - 1);
            _text.Length--;
            Append("{{ '{' }}", brace.Span);
            Characters[^5] = Characters[^5] with { IsHalved = brace.IsHalved };
        }

        Append("{{ ", open);
        Append(expression, span);
        Append(" }}", close);
    }

    private void Append(string text, TextSpan span)
    {
        _text.Append(text);
        foreach (var character in text)
        {
            Characters.Add(new SourceCharacter(character, span) { IsLiteral = false, Literal = -1 });
        }
    }

    private bool IsInCode()
    {
        var isInCode = false;
        foreach (var token in new Lexer(_text.ToString()))
        {
            isInCode = token.Type == TokenType.CodeEnter || (token.Type != TokenType.CodeExit && isInCode);
        }

        return isInCode || _isCondition;
    }
}
