using System.Globalization;
using Scriban.Syntax;

namespace Scout.Execution.Templates;

/// <summary>
/// A date of a template: a moment, and the offset of the clock that shows it. As text and as JSON it is ISO 8601; dates are compared by their moments,
/// whatever their offsets, and with texts that are dates.
/// </summary>
internal sealed class TemplateDate(DateTimeOffset moment)
{
    public DateTimeOffset Moment { get; } = moment;

    /// <summary>A moment as ISO 8601: <c>2026-11-28T18:00:19Z</c>, with a fraction of a second where there is one, and the offset where it is not UTC.</summary>
    public static string Text(DateTimeOffset moment) => moment.Offset == TimeSpan.Zero
        ? moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
        : moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>Compares two values of which one is a date.</summary>
    /// <exception cref="ScoutException">They have no order.</exception>
    public static bool Compare(ScriptBinaryOperator op, object? left, object? right)
    {
        if (Of(left) is { } first && Of(right) is { } second)
        {
            var order = first.CompareTo(second);
            return op switch
            {
                ScriptBinaryOperator.CompareEqual => order == 0,
                ScriptBinaryOperator.CompareNotEqual => order != 0,
                ScriptBinaryOperator.CompareLess => order < 0,
                ScriptBinaryOperator.CompareLessOrEqual => order <= 0,
                ScriptBinaryOperator.CompareGreater => order > 0,
                _ => order >= 0,
            };
        }

        return op is ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual
            ? op == ScriptBinaryOperator.CompareNotEqual
            : throw TemplateErrors.BadArgument(op.ToText(), $"{JsonScript.Kind(left)} and {JsonScript.Kind(right)} have no order. Compare dates with dates; date.parse makes one of a text.");
    }

    public override string ToString() => Text(Moment);

    public override bool Equals(object? obj) => obj is TemplateDate other && Moment == other.Moment;

    public override int GetHashCode() => Moment.GetHashCode();

    private static DateTimeOffset? Of(object? value) => value switch
    {
        TemplateDate date => date.Moment,
        string text when DateText.TryParse(text, out var moment) => moment,
        _ => null,
    };
}
