using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Scout.Revisions.Schemas;

/// <summary>What a schema asks of a number.</summary>
internal static class NumberRules
{
    private static readonly FrozenDictionary<string, (BigInteger Least, BigInteger Most)> Ranges = new Dictionary<string, (BigInteger, BigInteger)>
    {
        ["int8"] = (sbyte.MinValue, sbyte.MaxValue),
        ["uint8"] = (byte.MinValue, byte.MaxValue),
        ["int16"] = (short.MinValue, short.MaxValue),
        ["uint16"] = (ushort.MinValue, ushort.MaxValue),
        ["int32"] = (int.MinValue, int.MaxValue),
        ["uint32"] = (uint.MinValue, uint.MaxValue),
        ["int64"] = (long.MinValue, long.MaxValue),
        ["uint64"] = (ulong.MinValue, ulong.MaxValue),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The digits of a whole number however it is written (<c>1.0</c>, <c>1e3</c>), or <see langword="null"/> where it is none.</summary>
    public static string? AsInteger(JsonElement number)
    {
        var text = number.GetRawText();
        if (!text.AsSpan().ContainsAny('.', 'e', 'E'))
        {
            return text == "-0" ? "0" : text;
        }

        var value = number.TryGetDouble(out var parsed) ? parsed : double.NaN;
        // Beyond 2^53 a double's digits are not the number's.
        return double.IsInteger(value) && Math.Abs(value) < 9007199254740992 ? ((long)value).ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>What is wrong with a number, or <see langword="null"/>.</summary>
    public static string? Problem(JsonElement schema, JsonElement number)
    {
        var format = schema.TryGetProperty("format", out var named) ? named.GetString()! : "";
        if (Ranges.TryGetValue(format, out var range) && AsInteger(number) is { } digits)
        {
            var whole = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
            if (whole < range.Least || whole > range.Most)
            {
                return $"the number is {range.Least} to {range.Most}, not {number.GetRawText()}";
            }
        }

        if (format == "decimal" && !number.TryGetDecimal(out _))
        {
            return $"the number {number.GetRawText()} is too large";
        }

        var value = number.GetDouble();
        if (!double.IsFinite(value) || (format == "float" && !float.IsFinite((float)value)))
        {
            return $"the number {number.GetRawText()} is too large";
        }

        if (schema.TryGetProperty("minimum", out var least) && value < least.GetDouble())
        {
            return $"at least {least} is expected, not {number.GetRawText()}";
        }

        if (schema.TryGetProperty("maximum", out var most) && value > most.GetDouble())
        {
            return $"at most {most} is expected, not {number.GetRawText()}";
        }

        if (schema.TryGetProperty("exclusiveMinimum", out var above) && value <= above.GetDouble())
        {
            return $"more than {above} is expected, not {number.GetRawText()}";
        }

        if (schema.TryGetProperty("exclusiveMaximum", out var below) && value >= below.GetDouble())
        {
            return $"less than {below} is expected, not {number.GetRawText()}";
        }

        return null;
    }
}
