using System.Collections;
using System.Globalization;
using Scout.Revisions.Rules;
using Scriban;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>Functions of numbers that lose no digit. Scriban's own take doubles.</summary>
internal static class NumberFunctions
{
    private const int MostDigits = 50;
    private const int LongestText = 2_000;

    public static object? Abs(object? value) => value is null ? null : Number("math.abs", value) is var number && number.Digits.Sign < 0 ? TemplateNumber.Of(-number) : TemplateNumber.Of(number);

    public static object Ceil(object? value) => TemplateNumber.Of(-(-Number("math.ceil", value)).Floor());

    public static object Floor(object? value) => TemplateNumber.Of(Number("math.floor", value).Floor());

    public static object Round(object? value, int digits = 0) => digits is >= 0 and <= MostDigits
        ? TemplateNumber.Of(Number("math.round", value).Round(digits))
        : throw TemplateErrors.BadArgument("math.round", $"the digits are 0 to {MostDigits}, not {digits}.");

    /// <summary>Divides; by a whole number it gives the whole number that is not larger.</summary>
    public static object DividedBy(object? value, object? divisor)
    {
        var (number, by) = (Number("math.divided_by", value), Number("math.divided_by", divisor));
        return by.IsWhole ? NumberArithmetic.Floor(number, by) : NumberArithmetic.Quotient(number, by);
    }

    public static object Minus(object? value, object? with) => Of("math.minus", ScriptBinaryOperator.Subtract, value, with);

    public static object Modulo(object? value, object? with) => Of("math.modulo", ScriptBinaryOperator.Modulus, value, with);

    public static object Plus(object? value, object? with) => Of("math.plus", ScriptBinaryOperator.Add, value, with);

    public static object Times(object? value, object? with) => Of("math.times", ScriptBinaryOperator.Multiply, value, with);

    public static bool IsNumber(object? value) => TemplateNumber.TryExact(value, out _);

    public static string? TypeOf(object? value) => value is TemplateNumber ? "number" : value is TemplateDate ? "date" : ObjectFunctions.Typeof(value);

    public static string? KindOf(TemplateContext context, object? value) => value switch
    {
        TemplateNumber { Exact.IsWhole: true } => "long",
        TemplateNumber { Exact.IsDouble: true } => "double",
        TemplateNumber => "decimal",
        TemplateDate => "date",
        _ => ObjectFunctions.Kind(context, value),
    };

    /// <summary>The number that a text is, with every digit; null where it is none.</summary>
    public static object? ToNumber(string? text) =>
        text?.Length > LongestText ? throw TemplateErrors.BadArgument("numbers", $"a text of {text.Length} characters is longer than any number of C#.")
        : text?.Trim().Replace(",", "", StringComparison.Ordinal) is { Length: > 0 } digits
        && double.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
        && !double.IsNaN(number)
            ? TemplateNumber.Read(digits.TrimStart('+'))
            : null;

    /// <summary>The items in their order; numbers by their value, whatever their type; texts as <c>&lt;</c> does, by their code points, on every machine and whatever it knows of languages.</summary>
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string first, string second) => string.CompareOrdinal(first, second),
        (bool first, bool second) => first.CompareTo(second),
        (TemplateDate first, TemplateDate second) => first.Moment.CompareTo(second.Moment),
        _ when TemplateNumber.TryExact(left, out var first) && TemplateNumber.TryExact(right, out var second) => first.CompareTo(second),
        _ => throw TemplateErrors.BadArgument("array.sort", $"{JsonScript.Kind(left)} and {JsonScript.Kind(right)} have no order. Sort by a member: array.sort 'name'."),
    };

    /// <summary>A list in its order, by a member where one is named: <c>address.city</c>.</summary>
    public static ScriptArray Sort(object? list, string? member = null)
    {
        var items = list is IEnumerable many and not string and not IDictionary<string, object?> ? many.Cast<object?>() : list is null ? [] : [list];
        return [.. items.Order(Comparer<object?>.Create((left, right) => Compare(Member(left, member), Member(right, member))))];
    }

    private static object? Member(object? item, string? path)
    {
        foreach (var name in string.IsNullOrEmpty(path) ? [] : path.Split('.'))
        {
            item = item is ScriptObject members ? JsonScript.Member(members, name) : null;
        }

        return item;
    }

    private static object Of(string function, ScriptBinaryOperator op, object? value, object? with) =>
        NumberArithmetic.Of(op, Number(function, value), Number(function, with));

    // Null is nothing, as everywhere in templates.
    private static ExactNumber Number(string function, object? value) => value is null ? default
        : TemplateNumber.TryExact(value, out var number) ? number
        : value is string text && ToNumber(text) is { } parsed && TemplateNumber.TryExact(parsed, out var read) ? read
        : throw TemplateErrors.BadArgument(function, $"it was given {JsonScript.Kind(value)}, not a number.");
}
