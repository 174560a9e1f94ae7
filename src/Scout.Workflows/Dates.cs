using Scout.Definitions;
using Scout.Revisions.Rules;

namespace Scout;

/// <summary>Reckoning with dates and comparing them when the workflow runs: <c>flow.Run.StartedAt.InZone("Europe/Berlin").AddDays(7)</c>. The same on every machine.</summary>
public static class Dates
{
    /// <summary>Dates that are there.</summary>
    /// <param name="date">The date.</param>
    extension(Value<DateTimeOffset> date)
    {
        /// <summary>So many seconds later; earlier where they are below zero.</summary>
        /// <param name="seconds">The seconds.</param>
        public Value<DateTimeOffset> AddSeconds(double seconds) => Add(date, "date.add_seconds", seconds);

        /// <summary>So many minutes later; earlier where they are below zero.</summary>
        /// <param name="minutes">The minutes.</param>
        public Value<DateTimeOffset> AddMinutes(double minutes) => Add(date, "date.add_minutes", minutes);

        /// <summary>So many hours later; earlier where they are below zero.</summary>
        /// <param name="hours">The hours.</param>
        public Value<DateTimeOffset> AddHours(double hours) => Add(date, "date.add_hours", hours);

        /// <summary>So many times 24 hours later; earlier where they are below zero. A date in a zone keeps its offset: call <c>InZone</c> last.</summary>
        /// <param name="days">The days.</param>
        public Value<DateTimeOffset> AddDays(double days) => Add(date, "date.add_days", days);

        /// <summary>So many months later, or earlier; on the last day of a month that is too short.</summary>
        /// <param name="months">The months.</param>
        public Value<DateTimeOffset> AddMonths(int months) => Add(date, "date.add_months", months);

        /// <summary>So many years later, or earlier; on 28 February where there is no 29th.</summary>
        /// <param name="years">The years.</param>
        public Value<DateTimeOffset> AddYears(int years) => Add(date, "date.add_years", years);

        /// <summary>The same moment by the clocks of a zone.</summary>
        /// <param name="zone">The zone's IANA name, such as <c>Europe/Berlin</c>.</param>
        public Value<DateTimeOffset> InZone(string zone)
        {
            ArgumentNullException.ThrowIfNull(date);
            ArgumentNullException.ThrowIfNull(zone);
            return new(new ValueSource.Function("date.in_zone", date.Source, [ScribanLiteral.Of(zone)]));
        }

        /// <summary>Whether the left moment is later than the right one, when the workflow runs.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Value<bool> operator >(Value<DateTimeOffset> left, Value<DateTimeOffset> right) => Compare(Operator.Greater, left, right);

        /// <summary>Whether the left moment is earlier than the right one, when the workflow runs.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Value<bool> operator <(Value<DateTimeOffset> left, Value<DateTimeOffset> right) => Compare(Operator.Less, left, right);

        /// <summary>Whether the left moment is not earlier than the right one, when the workflow runs.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Value<bool> operator >=(Value<DateTimeOffset> left, Value<DateTimeOffset> right) => Compare(Operator.GreaterOrEqual, left, right);

        /// <summary>Whether the left moment is not later than the right one, when the workflow runs.</summary>
        /// <param name="left">One.</param>
        /// <param name="right">The other.</param>
        public static Value<bool> operator <=(Value<DateTimeOffset> left, Value<DateTimeOffset> right) => Compare(Operator.LessOrEqual, left, right);

        /// <summary>Whether the moment is later than a constant, when the workflow runs.</summary>
        /// <param name="left">The moment.</param>
        /// <param name="right">The constant.</param>
        public static Value<bool> operator >(Value<DateTimeOffset> left, DateTimeOffset right) => Compare(Operator.Greater, left, Value.Of(right));

        /// <summary>Whether the moment is earlier than a constant, when the workflow runs.</summary>
        /// <param name="left">The moment.</param>
        /// <param name="right">The constant.</param>
        public static Value<bool> operator <(Value<DateTimeOffset> left, DateTimeOffset right) => Compare(Operator.Less, left, Value.Of(right));

        /// <summary>Whether the moment is not earlier than a constant, when the workflow runs.</summary>
        /// <param name="left">The moment.</param>
        /// <param name="right">The constant.</param>
        public static Value<bool> operator >=(Value<DateTimeOffset> left, DateTimeOffset right) => Compare(Operator.GreaterOrEqual, left, Value.Of(right));

        /// <summary>Whether the moment is not later than a constant, when the workflow runs.</summary>
        /// <param name="left">The moment.</param>
        /// <param name="right">The constant.</param>
        public static Value<bool> operator <=(Value<DateTimeOffset> left, DateTimeOffset right) => Compare(Operator.LessOrEqual, left, Value.Of(right));
    }

    private static Value<bool> Compare(Operator @operator, Value<DateTimeOffset> left, Value<DateTimeOffset> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        // Two texts would be compared as texts: one of the two has to be a date.
        var date = new ValueSource.Function("date.parse", left.Source, []);
        return new(new ValueSource.Operation(@operator, [IsDate(left.Source) || IsDate(right.Source) ? left.Source : date, right.Source]));
    }

    private static bool IsDate(ValueSource source) => source is ValueSource.Function or ValueSource.Path { Origin: Origin.Setting { Root: RootNames.Run } };

    private static Value<DateTimeOffset> Add<T>(Value<DateTimeOffset> date, string function, T number)
        where T : struct, IFormattable
    {
        ArgumentNullException.ThrowIfNull(date);
        // Scriban would take a sign for an operator.
        var literal = ScribanLiteral.Of(ConstantJson.Write(number));
        return new(new ValueSource.Function(function, date.Source, [literal.StartsWith('-') ? $"({literal})" : literal]));
    }
}
