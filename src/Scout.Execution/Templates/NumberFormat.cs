using System.Globalization;
using System.Text.RegularExpressions;

namespace Scout.Execution.Templates;

/// <summary>Formats a number: .NET's format strings in the invariant culture, with a bounded width.</summary>
internal static partial class NumberFormat
{
    private const int LongestFormat = 64;
    private const int LargestPrecision = 99;

    public static string Format(object? value, string? format)
    {
        if (format?.Length > LongestFormat || format is not null && Precision().Match(format) is { Success: true } match && int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) > LargestPrecision)
        {
            throw TemplateErrors.BadArgument("math.format", $"the format is too wide; its number is at most {LargestPrecision} and it has at most {LongestFormat} characters.");
        }

        return value switch
        {
            null => "",
            IFormattable number => number.ToString(format, CultureInfo.InvariantCulture),
            string text => text,
            _ => throw TemplateErrors.BadArgument("math.format", $"it was given {JsonScript.Kind(value)}, not a number."),
        };
    }

    [GeneratedRegex("(?<=^[A-Za-z]0*)[1-9][0-9]{0,8}", RegexOptions.CultureInvariant)]
    private static partial Regex Precision();
}
