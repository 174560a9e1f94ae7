using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Scout.Revisions.Json;
using Scout.Revisions.Rules;

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

    private static readonly ExactNumber Largest = ExactNumber.Parse(decimal.MaxValue.ToString(CultureInfo.InvariantCulture))!.Value;

    /// <summary>The digits of a whole number however it is written (<c>1.0</c>, <c>1e3</c>), or <see langword="null"/> where it is none.</summary>
    public static string? AsInteger(JsonElement number) =>
        ExactNumber.Parse(number.GetRawText()) is { IsWhole: true } whole ? whole.Whole.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>What is wrong with a number, or <see langword="null"/>. A number of a C# type is exactly one of its values: nothing is rounded.</summary>
    public static string? Problem(JsonElement schema, JsonElement number)
    {
        var text = number.GetRawText();
        if (ExactNumber.Parse(text) is not { } exact)
        {
            return $"the number {text} is too large";
        }

        var format = schema.TryGetProperty("format", out var named) ? named.GetString()! : "";
        return Type(schema, format, exact, text)
            ?? (Bound(schema, "minimum") is { } least && exact < least ? $"at least {least} is expected, not {text}" : null)
            ?? (Bound(schema, "maximum") is { } most && exact > most ? $"at most {most} is expected, not {text}" : null)
            ?? (Bound(schema, "exclusiveMinimum") is { } above && exact <= above ? $"more than {above} is expected, not {text}" : null)
            ?? (Bound(schema, "exclusiveMaximum") is { } below && exact >= below ? $"less than {below} is expected, not {text}" : null);
    }

    /// <summary>What a C# number of a schema's type is that is nearest to a number, as a model means it; the number itself where it is one.</summary>
    public static JsonElement Nearest(JsonElement schema, JsonElement number)
    {
        var format = schema.TryGetProperty("format", out var named) ? named.GetString()! : "";
        if (ExactNumber.Parse(number.GetRawText()) is not { } exact || Type(schema, format, exact, "") is null)
        {
            return number;
        }

        return format switch
        {
            "decimal" when number.TryGetDecimal(out var rounded) => PlainJson.Of(rounded),
            "float" when number.TryGetSingle(out var rounded) && float.IsFinite(rounded) => PlainJson.Of(rounded),
            "" when double.IsFinite(exact.Nearest) => PlainJson.Of(exact.Nearest),
            _ => number,
        };
    }

    private static string? Type(JsonElement schema, string format, ExactNumber number, string text)
    {
        if (Ranges.TryGetValue(format, out var range) && number.IsWhole)
        {
            var whole = number.Whole;
            return whole < range.Least || whole > range.Most ? $"the number is {range.Least} to {range.Most}, not {text}" : null;
        }

        var isDouble = format.Length == 0 && SchemaView.Of(schema).Types.Contains("number");
        return format switch
        {
            "decimal" when number > Largest || number < -Largest => $"the number {text} is too large",
            "decimal" when !number.IsDecimal => $"a decimal does not hold all digits of {text}; write at most 28",
            "float" when !float.IsFinite((float)number.Nearest) => $"the number {text} is too large",
            "float" when !number.IsFloat => $"a float does not hold all digits of {text}, which would become {((float)number.Nearest).ToString("R", CultureInfo.InvariantCulture)}; write that, or make the type double",
            _ when isDouble && !double.IsFinite(number.Nearest) => $"the number {text} is too large",
            _ when isDouble && !number.IsDouble => $"a double does not hold all digits of {text}, which would become {number.Nearest.ToString("R", CultureInfo.InvariantCulture)}; write that, or make the type decimal or long",
            _ => null,
        };
    }

    private static ExactNumber? Bound(JsonElement schema, string name) => schema.TryGetProperty(name, out var bound) ? ExactNumber.Parse(bound.GetRawText()) : null;
}
