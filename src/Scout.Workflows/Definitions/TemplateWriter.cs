using System.Collections.Immutable;
using Scout.Revisions.Rules.Templates;

namespace Scout.Definitions;

/// <summary>Joins the parts of a template or of a condition.</summary>
internal static class TemplateWriter
{
    /// <summary>A template: holes in its text are put between braces, holes in its code are not.</summary>
    public static string Template(ImmutableArray<TemplatePart> parts, ExpressionWriter expressions)
    {
        var template = new TemplateJoiner();
        foreach (var part in parts)
        {
            switch (part)
            {
                case TemplatePart.Written written:
                    template.AppendText(written.Text);
                    break;
                case TemplatePart.Constant constant:
                    template.AppendConstant(constant.Text, constant.Literal);
                    break;
                default:
                    // Among other code a function's arguments would not end where the hole does.
                    template.AppendHole(part is TemplatePart.Hole { Source: ValueSource.Function } && template.IsInCode() ? Operand(part, expressions) : Expression(part, expressions));
                    break;
            }
        }

        return template.ToString();
    }

    /// <summary>A condition: all of it is code.</summary>
    public static string Condition(ImmutableArray<TemplatePart> parts, ExpressionWriter expressions) => parts is [TemplatePart.Hole hole]
        ? expressions.Write(hole.Source)
        : string.Concat(parts.Select(part => part is TemplatePart.Written written ? written.Text : Operand(part, expressions)));

    // A hole is one value, whatever stands around it.
    private static string Operand(TemplatePart part, ExpressionWriter expressions) =>
        part is TemplatePart.Hole hole ? expressions.WriteOperand(hole.Source) : Expression(part, expressions);

    private static string Expression(TemplatePart part, ExpressionWriter expressions) => part switch
    {
        TemplatePart.Hole hole => expressions.Write(hole.Source),
        TemplatePart.Constant constant => constant.Literal,
        TemplatePart.Written written => written.Text,
        _ => throw new NotSupportedException($"{part.GetType()} is no part of a template."),
    };
}

/// <summary>A piece of a template or of a condition.</summary>
internal abstract record TemplatePart
{
    private TemplatePart() { }

    /// <summary>Scriban text, as it stands.</summary>
    public sealed record Written(string Text) : TemplatePart;

    /// <summary>A constant of C#: how it appears, and how code writes it.</summary>
    public sealed record Constant(string Text, string Literal) : TemplatePart;

    /// <summary>A value.</summary>
    public sealed record Hole(ValueSource Source) : TemplatePart;

    public static TemplatePart Of(string constant) => new Constant(constant, ScribanLiteral.Of(constant));

    public static TemplatePart Of<T>(T number)
        where T : struct
    {
        var literal = ScribanLiteral.Of(ConstantJson.Write(number));
        return new Constant(literal, literal);
    }
}
