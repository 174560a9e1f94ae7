using System.Globalization;
using System.Numerics;

namespace Scout.Revisions.Rules;

/// <summary>A decimal number with all of its digits: DIGITS times ten to the power of EXPONENT. Equal numbers are equal here, however they were written.</summary>
internal readonly struct ExactNumber : IEquatable<ExactNumber>, IComparable<ExactNumber>
{
    // The largest double has 309 digits, the smallest begins after 323 zeros.
    private const int MostDigits = 400;
    private const int LargestExponent = 400;
    private const int MostText = 1_000_000_000;
    private const int DecimalScale = 28;
    private static readonly BigInteger DecimalEnd = BigInteger.One << 96;
    private static readonly BigInteger WholeEnd = BigInteger.One << 1024;

    /// <summary>Makes a number.</summary>
    public ExactNumber(BigInteger digits, int exponent = 0)
    {
        while (!digits.IsZero && digits.IsEven)
        {
            var shorter = BigInteger.DivRem(digits, 10, out var last);
            if (!last.IsZero)
            {
                break;
            }

            (digits, exponent) = (shorter, exponent + 1);
        }

        Digits = digits;
        Exponent = digits.IsZero ? 0 : exponent;
    }

    /// <summary>Its digits and its sign, without zeros at the end.</summary>
    public BigInteger Digits { get; }

    public int Exponent { get; }

    public bool IsWhole => Exponent >= 0;

    /// <summary>Whether some number of C# holds it: a whole one of any size up to 1024 bits, a decimal, or a double, whose value is the one that it is written as.</summary>
    public bool IsHeld => IsWhole && Whole < WholeEnd && Whole > -WholeEnd || IsDecimal || IsDouble;

    /// <summary>Whether a double is written so: 0.1 is one, 9007199254740993 is none.</summary>
    public bool IsDouble => Nearest is var nearest && !double.IsInfinity(nearest) && Of(nearest).Equals(this);

    /// <summary>Whether a float is written so.</summary>
    public bool IsFloat => (float)Nearest is var nearest && !float.IsInfinity(nearest) && Parse(nearest.ToString("R", CultureInfo.InvariantCulture)) is { } same && same.Equals(this);

    /// <summary>Whether a decimal has all of its digits.</summary>
    public bool IsDecimal => Exponent >= -DecimalScale && Exponent <= DecimalScale && BigInteger.Abs(Exponent > 0 ? Whole : Digits) < DecimalEnd;

    /// <summary>The double that is nearest; infinite where there is none.</summary>
    public double Nearest => double.TryParse(ToString("e"), NumberStyles.Float, CultureInfo.InvariantCulture, out var nearest) ? nearest
        : Digits.Sign < 0 ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>All of a whole number.</summary>
    public BigInteger Whole => Digits * BigInteger.Pow(10, Exponent);

    public static bool operator ==(ExactNumber left, ExactNumber right) => left.Equals(right);

    public static bool operator !=(ExactNumber left, ExactNumber right) => !left.Equals(right);

    public static bool operator <(ExactNumber left, ExactNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(ExactNumber left, ExactNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(ExactNumber left, ExactNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ExactNumber left, ExactNumber right) => left.CompareTo(right) >= 0;

    public static ExactNumber operator -(ExactNumber number) => new(-number.Digits, number.Exponent);

    public static ExactNumber operator +(ExactNumber left, ExactNumber right)
    {
        var (first, second, exponent) = Aligned(left, right);
        return new(first + second, exponent);
    }

    public static ExactNumber operator -(ExactNumber left, ExactNumber right) => left + -right;

    public static ExactNumber operator *(ExactNumber left, ExactNumber right) => new(left.Digits * right.Digits, left.Exponent + right.Exponent);

    /// <summary>What is left of a division, with the sign of the left one, as in C#.</summary>
    public static ExactNumber operator %(ExactNumber left, ExactNumber right)
    {
        var (first, second, exponent) = Aligned(left, right);
        return new(BigInteger.Remainder(first, second), exponent);
    }

    /// <summary>Reads a number as JSON writes it.</summary>
    /// <returns>Null where it is none, or where it is longer than any number that a program holds.</returns>
    public static ExactNumber? Parse(string text)
    {
        var parts = text.Split('e', 'E');
        var mantissa = parts[0];
        if (mantissa.Trim('-', '.') is { Length: > 0 } zeros && zeros.Trim('0', '.').Length == 0)
        {
            return default(ExactNumber);
        }

        var exponent = 0;
        if (parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)))
        {
            return null;
        }

        var pointAt = mantissa.IndexOf('.');
        var whole = pointAt < 0 ? mantissa : mantissa.Remove(pointAt, 1);
        var digits = whole.TrimEnd('0');
        var point = (pointAt < 0 ? mantissa.Length : pointAt) - digits.Length;
        if (exponent is > MostText or < -MostText || digits.TrimStart('-', '0').Length > MostDigits || Math.Abs(point + exponent) > 2 * LargestExponent)
        {
            return null;
        }

        return BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? new ExactNumber(read, point + exponent) : null;
    }

    /// <summary>A finite double as it is written.</summary>
    public static ExactNumber Of(double number) => Parse(number.ToString("R", CultureInfo.InvariantCulture))!.Value;

    /// <summary>The largest whole number that is not larger.</summary>
    public ExactNumber Floor() => IsWhole ? this : FloorOfQuotient(this, new(1));

    /// <summary>Rounded to so many digits after the point; a half goes to the even digit, as in C#.</summary>
    public ExactNumber Round(int digits) => Exponent >= -digits ? this : new(Rounded(Digits, BigInteger.Pow(10, -Exponent - digits)), -digits);

    /// <summary>Divides.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other, not zero.</param>
    /// <param name="isExact">False: the quotient does not end soon, and has more digits than a double tells apart.</param>
    public static ExactNumber Divide(ExactNumber left, ExactNumber right, out bool isExact)
    {
        const int More = 60;
        var added = More + BigInteger.Abs(right.Digits).ToString(CultureInfo.InvariantCulture).Length;
        var quotient = BigInteger.DivRem(left.Digits * BigInteger.Pow(10, added), right.Digits, out var rest);
        isExact = rest.IsZero;
        // A digit more than none keeps what lies just beside the middle of two doubles from looking like it.
        return isExact ? new(quotient, left.Exponent - right.Exponent - added)
            : new((quotient * 10) + (left.Digits.Sign * right.Digits.Sign), left.Exponent - right.Exponent - added - 1);
    }

    /// <summary>The largest whole number that is not larger than the quotient.</summary>
    public static ExactNumber FloorOfQuotient(ExactNumber left, ExactNumber right)
    {
        var (first, second, _) = Aligned(left, right);
        var quotient = BigInteger.DivRem(first, second, out var rest);
        return new(rest.Sign * second.Sign < 0 ? quotient - 1 : quotient);
    }

    /// <summary>The whole number that is nearest to the quotient; a half goes to the even one, as in C#.</summary>
    public static ExactNumber RoundOfQuotient(ExactNumber left, ExactNumber right)
    {
        var (first, second, _) = Aligned(left, right);
        return new(Rounded(first, second));
    }

    public int CompareTo(ExactNumber other)
    {
        var (first, second, _) = Aligned(this, other);
        return first.CompareTo(second);
    }

    public bool Equals(ExactNumber other) => Digits == other.Digits && Exponent == other.Exponent;

    public override bool Equals(object? obj) => obj is ExactNumber other && Equals(other);

    public override int GetHashCode() => (Digits, Exponent).GetHashCode();

    /// <summary>All digits, without an exponent.</summary>
    public override string ToString()
    {
        if (IsWhole)
        {
            return Whole.ToString(CultureInfo.InvariantCulture);
        }

        var digits = BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture).PadLeft(1 - Exponent, '0');
        return (Digits.Sign < 0 ? "-" : "") + digits.Insert(digits.Length + Exponent, ".");
    }

    private string ToString(string separator) => Digits.ToString(CultureInfo.InvariantCulture) + separator + Exponent.ToString(CultureInfo.InvariantCulture);

    private static BigInteger Rounded(BigInteger left, BigInteger right)
    {
        var quotient = BigInteger.DivRem(left, right, out var rest);
        var half = (BigInteger.Abs(rest) * 2).CompareTo(BigInteger.Abs(right));
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + (left.Sign * right.Sign) : quotient;
    }

    private static (BigInteger Left, BigInteger Right, int Exponent) Aligned(ExactNumber left, ExactNumber right)
    {
        var exponent = Math.Min(left.Exponent, right.Exponent);
        return (left.Digits * BigInteger.Pow(10, left.Exponent - exponent), right.Digits * BigInteger.Pow(10, right.Exponent - exponent), exponent);
    }
}
