using System.Globalization;
using System.Numerics;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>
/// A number of a template with all of its digits, whatever type it has in C#. Scriban's own arithmetic goes through double and loses them.
/// Small whole numbers stay <see cref="int"/>, where Scriban loses nothing; every other number is one of these, so that equal numbers are equal objects.
/// </summary>
internal sealed class TemplateNumber : IScriptCustomBinaryOperation, IScriptCustomUnaryOperation, IScriptConvertibleTo, IFormattable
{
    private TemplateNumber(ExactNumber exact) => Exact = exact;

    public ExactNumber Exact { get; }

    /// <summary>How many steps it takes to compute with it: long numbers, and very large and small ones, take longer.</summary>
    public int Price => 1 + (int)(Exact.Digits.GetBitLength() / 16) + (Math.Abs(Exact.Exponent) / 4);

    /// <summary>A number of JSON.</summary>
    /// <exception cref="ScoutException">It is longer than any number of C#.</exception>
    public static object Read(string json) => ExactNumber.Parse(json) is { } exact ? Of(exact) : throw TemplateErrors.NumberIsTooLong(json);

    /// <summary>A number as templates hold it.</summary>
    public static object Of(ExactNumber exact) =>
        exact.IsWhole && exact.Exponent < 10 && exact.Whole is var whole && whole <= int.MaxValue && whole > int.MinValue ? (int)whole : new TemplateNumber(exact);

    /// <summary>A value of the library's as templates hold it: only numbers change.</summary>
    public static object? Of(object? value) => value is not (int and not int.MinValue) && TryExact(value, out var exact) ? Of(exact) : value;

    /// <summary>All of a number; false where the value is none.</summary>
    /// <exception cref="ScoutException">It is not finite.</exception>
    public static bool TryExact(object? value, out ExactNumber exact)
    {
        switch (value)
        {
            case TemplateNumber number:
                exact = number.Exact;
                return true;
            case int or long or uint or ulong or short or ushort or byte or sbyte:
                exact = new(value is ulong large ? large : Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return true;
            case BigInteger whole:
                exact = new(whole);
                return true;
            case double or float:
                var text = ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture);
                exact = ExactNumber.Parse(text) ?? throw TemplateErrors.NoSuchNumber("the result is infinite or no number, as where a number is divided by zero.");
                return true;
            case decimal number:
                exact = ExactNumber.Parse(number.ToString(CultureInfo.InvariantCulture))!.Value;
                return true;
            default:
                exact = default;
                return false;
        }
    }

    /// <summary>As JSON writes it: the way of JavaScript where JavaScript has the number, else all of its digits.</summary>
    public override string ToString()
    {
        var digits = Exact.ToString();
        return EcmaScriptNumber.Canonical(digits) ?? digits;
    }

    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (string.IsNullOrEmpty(format))
        {
            return ToString();
        }

        IFormattable number = Exact switch
        {
            { IsWhole: true } => Exact.Whole,
            { IsDecimal: true } => decimal.Parse(Exact.ToString(), CultureInfo.InvariantCulture),
            _ => Exact.Nearest,
        };
        return number.ToString(format, formatProvider);
    }

    public override bool Equals(object? obj) => obj is TemplateNumber other && Exact == other.Exact;

    public override int GetHashCode() => Exact.GetHashCode();

    public bool TryEvaluate(
        TemplateContext context, SourceSpan span, ScriptBinaryOperator op, SourceSpan leftSpan, object? leftValue, SourceSpan rightSpan, object? rightValue, out object? result)
    {
        if (TryExact(leftValue, out var left) && TryExact(rightValue, out var right))
        {
            ((GuardedContext)context).Burn(((leftValue as TemplateNumber)?.Price ?? 0) + ((rightValue as TemplateNumber)?.Price ?? 0));
            try
            {
                result = op is ScriptBinaryOperator.RangeInclude or ScriptBinaryOperator.RangeExclude
                    ? ScriptBinaryExpression.Evaluate(context, span, op, NumberArithmetic.Whole(left), NumberArithmetic.Whole(right))
                    : NumberArithmetic.Of(op, left, right);
                return true;
            }
            catch (ScoutException exception)
            {
                // Of any other exception Scriban keeps only the message.
                throw new ScriptRuntimeException(span, exception.Message, exception);
            }
        }

        result = op == ScriptBinaryOperator.CompareNotEqual;
        return op is ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual;
    }

    public bool TryEvaluate(TemplateContext context, SourceSpan span, ScriptUnaryOperator op, object rightValue, out object result)
    {
        switch (op)
        {
            case ScriptUnaryOperator.Not:
                result = !context.ToBool(span, rightValue);
                return true;
            case ScriptUnaryOperator.Negate:
                result = Of(-Exact);
                return true;
            default:
                result = this;
                return op is ScriptUnaryOperator.Plus or ScriptUnaryOperator.FunctionParametersExpand;
        }
    }

    public bool TryConvertTo(TemplateContext context, SourceSpan span, Type type, out object value)
    {
        value = type switch
        {
            _ when type == typeof(double) && Exact.IsDouble => Exact.Nearest,
            _ when type == typeof(decimal) && Exact.IsDecimal => decimal.Parse(Exact.ToString(), CultureInfo.InvariantCulture),
            _ when type == typeof(long) && Exact.IsWhole && Exact.Whole >= long.MinValue && Exact.Whole <= long.MaxValue => (long)Exact.Whole,
            // What is small enough is an int already.
            _ when type.IsPrimitive => throw TemplateErrors.NotACount(ToString()),
            _ => this,
        };
        return value != (object)this;
    }
}
