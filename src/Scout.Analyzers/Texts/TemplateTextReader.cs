using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

using Scout.Revisions.Rules.Templates;

namespace Scout.Analyzers.Texts;

/// <summary>Reads the text of a template or of a condition from the code that makes it.</summary>
internal static class TemplateTextReader
{
    /// <summary>Reads an argument, or the value of a property. Null where it is no text: null itself, a condition that is a value, anything else.</summary>
    public static TemplateText? Read(IOperation value, INamedTypeSymbol template, INamedTypeSymbol condition, CancellationToken cancellation)
    {
        var origin = value;
        while (true)
        {
            switch (value)
            {
                case IArgumentOperation argument:
                    value = argument.Value;
                    continue;
                case IConversionOperation { OperatorMethod: { Parameters: [{ Type.SpecialType: SpecialType.System_String }] } made } conversion
                    when IsTemplate(made.ContainingType, template, condition):
                    var written = Builder(made.ContainingType, condition);
                    AppendString(written, conversion.Operand, cancellation);
                    return written.Build(value);
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion.Operand;
                    continue;
                case IInterpolatedStringHandlerCreationOperation { Type: INamedTypeSymbol type } creation when IsTemplate(type, template, condition):
                    var interpolated = Builder(type, condition);
                    AppendParts(interpolated, creation.Content, cancellation);
                    return interpolated.Build(value);
                case { ConstantValue.HasValue: false, Type: INamedTypeSymbol type } and not IConversionOperation when IsTemplate(type, template, condition):
                    var unknown = Builder(type, condition);
                    unknown.IsWhole = false;
                    unknown.AppendHole(value, interpolation: null);
                    return unknown.Build(origin);
                default:
                    return null;
            }
        }
    }

    private static bool IsTemplate(INamedTypeSymbol type, INamedTypeSymbol template, INamedTypeSymbol condition) =>
        SymbolEqualityComparer.Default.Equals(type, template) || SymbolEqualityComparer.Default.Equals(type, condition);

    private static TemplateTextBuilder Builder(INamedTypeSymbol type, INamedTypeSymbol condition) =>
        new(isCondition: SymbolEqualityComparer.Default.Equals(type, condition));

    private static void AppendString(TemplateTextBuilder text, IOperation value, CancellationToken cancellation)
    {
        text.BeginString();
        var operands = new Stack<IOperation>();
        operands.Push(value);
        while (operands.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (operands.Pop())
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } sum:
                    operands.Push(sum.RightOperand);
                    operands.Push(sum.LeftOperand);
                    break;
                case IConversionOperation { OperatorMethod: null } conversion when IsPlain(conversion):
                    operands.Push(conversion.Operand);
                    break;
                case IInterpolatedStringOperation interpolated:
                    for (var i = interpolated.Parts.Length - 1; i >= 0; i--)
                    {
                        operands.Push(interpolated.Parts[i]);
                    }

                    break;
                case IInterpolatedStringTextOperation part:
                    operands.Push(part.Text);
                    break;
                case IInterpolationOperation { Alignment: null, FormatString: null, Expression.ConstantValue.HasValue: true } hole:
                    operands.Push(hole.Expression);
                    break;
                case IInterpolationOperation hole:
                    text.IsWhole = false;
                    text.AppendHole(hole.Expression, hole.Syntax as InterpolationSyntax);
                    break;
                case var operand:
                    AppendOperand(text, operand);
                    break;
            }
        }
    }

    // What a string is joined with becomes an object; a constant's text is known all the same.
    private static bool IsPlain(IConversionOperation conversion) =>
        conversion.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Object
        && conversion.Operand.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Char;

    private static void AppendOperand(TemplateTextBuilder text, IOperation operand)
    {
        switch (operand)
        {
            case { ConstantValue: { HasValue: true, Value: string value } }:
                AppendConstantString(text, operand, value);
                break;
            case { ConstantValue: { HasValue: true, Value: char value } }:
                text.AppendText(value.ToString(), operand.Syntax.Span);
                break;
            case { ConstantValue: { HasValue: true, Value: null } }:
                break;
            default:
                text.IsWhole = false;
                text.AppendHole(operand, interpolation: null);
                break;
        }
    }

    private static void AppendConstantString(TemplateTextBuilder text, IOperation operand, string value)
    {
        switch (operand.Syntax)
        {
            case LiteralExpressionSyntax literal when operand is ILiteralOperation:
                text.AppendToken(literal.Token, value);
                break;
            case InterpolatedStringTextSyntax part:
                text.AppendToken(part.TextToken, value);
                break;
            default:
                text.AppendText(value, operand.Syntax.Span);
                break;
        }
    }

    private static void AppendParts(TemplateTextBuilder text, IOperation content, CancellationToken cancellation)
    {
        var strings = new Stack<IOperation>();
        strings.Push(content);
        while (strings.Count > 0)
        {
            switch (strings.Pop())
            {
                case IInterpolatedStringAdditionOperation sum:
                    strings.Push(sum.Right);
                    strings.Push(sum.Left);
                    break;
                case IInterpolatedStringOperation interpolated:
                    foreach (var part in interpolated.Parts)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        AppendPart(text, part);
                    }

                    break;
                case var other:
                    text.IsWhole = false;
                    text.AppendHole(other, interpolation: null);
                    break;
            }
        }
    }

    private static void AppendPart(TemplateTextBuilder text, IInterpolatedStringContentOperation part)
    {
        var interpolation = part.Syntax as InterpolationSyntax;
        switch ((part as IInterpolatedStringAppendOperation)?.AppendCall)
        {
            case IInvocationOperation { Arguments: [{ Value: { ConstantValue: { HasValue: true, Value: string value } } argument }] } when interpolation is null:
                text.BeginString();
                AppendConstantString(text, argument, value);
                break;
            case IInvocationOperation { Arguments: [{ Value: { ConstantValue: { HasValue: true, Value: { } constant } } argument }] }:
                AppendConstant(text, constant, argument, interpolation);
                break;
            case IInvocationOperation { Arguments: [{ Value: var argument }, ..], TargetMethod: var append }:
                // Another template is text, of which only the library knows where its code ends.
                text.IsWhole &= !SymbolEqualityComparer.Default.Equals(append.Parameters[0].Type, append.ContainingType);
                AppendHole(text, argument, interpolation);
                break;
            // The code does not compile.
            default:
                text.IsWhole = false;
                text.AppendHole(part, interpolation);
                break;
        }
    }

    private static void AppendConstant(TemplateTextBuilder text, object constant, IOperation argument, InterpolationSyntax? interpolation)
    {
        var span = interpolation?.Expression.Span ?? argument.Syntax.Span;
        switch (constant)
        {
            case string value:
                text.AppendConstant(value, ScribanText.Quoted(value), span);
                break;
            case long value:
                var whole = value.ToString(CultureInfo.InvariantCulture);
                text.AppendConstant(whole, whole, span);
                break;
            case double value when !double.IsNaN(value) && !double.IsInfinity(value):
                var number = ScribanText.Number(value.ToString("R", CultureInfo.InvariantCulture));
                text.AppendConstant(number, number, span);
                break;
            default:
                AppendHole(text, argument, interpolation);
                break;
        }
    }

    private static void AppendHole(TemplateTextBuilder text, IOperation argument, InterpolationSyntax? interpolation)
    {
        while (argument is IConversionOperation { IsImplicit: true } conversion)
        {
            argument = conversion.Operand;
        }

        text.AppendHole(argument, interpolation);
    }
}
