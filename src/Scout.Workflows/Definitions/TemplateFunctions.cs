using System.Globalization;
using System.Numerics;
using Scout.Revisions.Schemas;

namespace Scout.Definitions;

/// <summary>What formats and widths of an interpolated string become: functions that templates have.</summary>
internal static class TemplateFunctions
{
    public static ValueSource Format<T>(Value value, string format)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(format);
        var written = Digits(format);
        try
        {
            // A template takes a number for what it is in JSON, where 3 and 3.0 are the same.
            _ = T.Zero.ToString(format, CultureInfo.InvariantCulture) + 0.0.ToString(written, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return new ValueSource.Invalid($"has a hole with the format '{format}', which a number of type {CSharpName.Of(typeof(T))} does not have in a template; use one that it has, such as N2");
        }

        return new ValueSource.Function("math.format", value.Source, [ScribanLiteral.Of(written)]);
    }

    /// <summary>A date in a format.</summary>
    /// <param name="value">The date.</param>
    /// <param name="format">The format.</param>
    /// <param name="sample">Some date of its type, to try the format.</param>
    public static ValueSource Format(Value value, string format, IFormattable sample)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(format);
        try
        {
            // A template has one kind of date for all of them.
            _ = sample.ToString(format, CultureInfo.InvariantCulture) + DateTimeOffset.UnixEpoch.ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return new ValueSource.Invalid($"has a hole with the format '{format}', which a value of type {CSharpName.Of(sample.GetType())} does not have in a template; use one that it has, such as yyyy-MM-dd");
        }

        return new ValueSource.Function("date.format", value.Source, [ScribanLiteral.Of(format)]);
    }

    // D4, which whole numbers alone have, is 0000.
    private static string Digits(string format) => format is ['d' or 'D', .. var digits] && (digits.Length == 0 || int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        ? new('0', digits.Length == 0 ? 1 : Math.Max(1, int.Parse(digits, CultureInfo.InvariantCulture)))
        : format;

    public static ValueSource Pad(ValueSource source, int width) =>
        new ValueSource.Function(width < 0 ? "string.pad_right" : "string.pad_left", source, [Math.Abs(width).ToString(CultureInfo.InvariantCulture)]);
}
