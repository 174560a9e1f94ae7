using System.Numerics;
using Scout.Revisions.Rules;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>
/// Arithmetic of templates. Sums, differences and products are exact as long as a number of C# holds them. Where none does, doubles give the
/// nearest double, as they do in C#, and all others an error. A quotient that does not end is the nearest double.
/// </summary>
internal static class NumberArithmetic
{
    private const int MostShifted = 1024;

    /// <summary>Computes or compares.</summary>
    /// <exception cref="ScoutException">There is no such number.</exception>
    public static object Of(ScriptBinaryOperator op, ExactNumber left, ExactNumber right) => op switch
    {
        ScriptBinaryOperator.CompareEqual => left == right,
        ScriptBinaryOperator.CompareNotEqual => left != right,
        ScriptBinaryOperator.CompareGreater => left > right,
        ScriptBinaryOperator.CompareLess => left < right,
        ScriptBinaryOperator.CompareGreaterOrEqual => left >= right,
        ScriptBinaryOperator.CompareLessOrEqual => left <= right,
        ScriptBinaryOperator.Add => Held(left + right, left, right),
        ScriptBinaryOperator.Subtract => Held(left - right, left, right),
        ScriptBinaryOperator.Multiply => Held(left * right, left, right),
        ScriptBinaryOperator.Divide => Quotient(left, right),
        ScriptBinaryOperator.DivideRound => Rounded(left, right),
        ScriptBinaryOperator.Modulus => Held(left % NotZero(right), left, right),
        ScriptBinaryOperator.ShiftLeft => Held(new(Whole(left) << Shift(right)), left, right),
        ScriptBinaryOperator.ShiftRight => Held(new(Whole(left) >> Shift(right)), left, right),
        _ => throw TemplateErrors.BadArgument("numbers", $"the operator {op.ToText()} is for other values."),
    };

    /// <summary>What two numbers give in a division.</summary>
    /// <exception cref="ScoutException">The right one is zero.</exception>
    public static object Quotient(ExactNumber left, ExactNumber right)
    {
        var quotient = ExactNumber.Divide(left, NotZero(right), out var isExact);
        return isExact && quotient.IsHeld ? TemplateNumber.Of(quotient) : Nearest(quotient);
    }

    /// <summary>The largest whole number that is not larger than the quotient.</summary>
    /// <exception cref="ScoutException">The right one is zero.</exception>
    public static object Floor(ExactNumber left, ExactNumber right) => Held(ExactNumber.FloorOfQuotient(left, NotZero(right)), left, right);

    /// <summary>A whole number.</summary>
    /// <exception cref="ScoutException">It has a fraction.</exception>
    public static BigInteger Whole(ExactNumber number) => number.IsWhole ? number.Whole : throw TemplateErrors.NotACount(number.ToString());

    private static object Rounded(ExactNumber left, ExactNumber right) => left.IsWhole && right.IsWhole
        ? TemplateNumber.Of(new ExactNumber(BigInteger.Divide(left.Whole, NotZero(right).Whole)))
        : Held(ExactNumber.RoundOfQuotient(left, NotZero(right)), left, right);

    private static ExactNumber NotZero(ExactNumber divisor) => divisor.Digits.IsZero ? throw TemplateErrors.NoSuchNumber("a number is divided by zero.") : divisor;

    private static int Shift(ExactNumber count) => Whole(count) is var shift && BigInteger.Abs(shift) <= MostShifted
        ? (int)shift
        : throw TemplateErrors.LimitReached($"{MostShifted} bits in a number");

    private static object Held(ExactNumber result, ExactNumber left, ExactNumber right) => result switch
    {
        { IsHeld: true } => TemplateNumber.Of(result),
        { IsWhole: true } when left.IsWhole && right.IsWhole && !(left.IsDouble && right.IsDouble) => throw TemplateErrors.LimitReached($"{MostShifted} bits in a number"),
        _ when left.IsDouble && right.IsDouble => Nearest(result),
        _ => throw TemplateErrors.NoSuchNumber("the result has more digits than any number of C# holds."),
    };

    private static object Nearest(ExactNumber result) => result.Nearest is var nearest && double.IsFinite(nearest)
        ? TemplateNumber.Of(ExactNumber.Of(nearest))
        : throw TemplateErrors.NoSuchNumber("the result is too large for any number of C#.");
}
