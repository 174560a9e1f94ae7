using System.Globalization;

namespace Scout.Revisions.Json;

/// <summary>Numbers as ECMAScript writes them, which is how RFC 8785 does.</summary>
internal static class EcmaScriptNumber
{
    /// <summary>The canonical text of a JSON number, or <see langword="null"/> where the nearest double's text denotes another number.</summary>
    /// <param name="json">A JSON number, such as <c>1.50E+2</c>.</param>
    public static string? Canonical(string json)
    {
        var value = double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
        {
            return null;
        }

        var shortest = Digits.Of(value.ToString("R", CultureInfo.InvariantCulture));
        return shortest == Digits.Of(json) ? shortest.ToString() : null;
    }

    /// <summary>A number as 0.DIGITS times ten to the power of <paramref name="Point"/>; equal numbers are equal here.</summary>
    private readonly record struct Digits(bool Negative, string Text, long Point)
    {
        private const long NoDoubleIsThatLarge = 1_000_000_000_000;

        public static Digits Of(string number)
        {
            var negative = number[0] == '-';
            var exponentAt = number.AsSpan().IndexOfAny('e', 'E');
            var mantissa = number.AsSpan()[(negative ? 1 : 0)..(exponentAt < 0 ? number.Length : exponentAt)];
            var pointAt = mantissa.IndexOf('.');
            var digits = pointAt < 0 ? mantissa.ToString() : string.Concat(mantissa[..pointAt], mantissa[(pointAt + 1)..]);
            var significant = digits.TrimStart('0');
            if (significant.Length == 0)
            {
                return new Digits(false, "", 0);
            }

            var exponent = exponentAt < 0 ? 0 : Exponent(number.AsSpan()[(exponentAt + 1)..]);
            var point = (pointAt < 0 ? mantissa.Length : pointAt) - (digits.Length - significant.Length) + exponent;
            return new Digits(negative, significant.TrimEnd('0'), point);
        }

        private static long Exponent(ReadOnlySpan<char> text) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? Math.Clamp(value, -NoDoubleIsThatLarge, NoDoubleIsThatLarge)
                : text[0] == '-' ? -NoDoubleIsThatLarge : NoDoubleIsThatLarge;

        // Number::toString of ECMA-262: k digits, the point after n of them.
        public override string ToString()
        {
            if (Text.Length == 0)
            {
                return "0";
            }

            var (k, n) = (Text.Length, (int)Point);
            var text = n switch
            {
                > 21 or <= -6 => Exponential(n - 1),
                _ when k <= n => Text + new string('0', n - k),
                > 0 => $"{Text[..n]}.{Text[n..]}",
                _ => $"0.{new string('0', -n)}{Text}",
            };
            return Negative ? "-" + text : text;
        }

        private string Exponential(int exponent)
        {
            var mantissa = Text.Length == 1 ? Text : $"{Text[0]}.{Text[1..]}";
            return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? "" : "+")}{exponent}");
        }
    }
}
