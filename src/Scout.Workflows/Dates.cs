using Scout.Definitions;

namespace Scout;

/// <summary>Reckoning with dates when the workflow runs: <c>flow.Run.StartedAt.InZone("Europe/Berlin").AddDays(7)</c>. The same on every machine.</summary>
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
    }

    private static Value<DateTimeOffset> Add<T>(Value<DateTimeOffset> date, string function, T number)
        where T : struct, IFormattable
    {
        ArgumentNullException.ThrowIfNull(date);
        // Scriban would take a sign for an operator.
        var literal = ScribanLiteral.Of(ConstantJson.Write(number));
        return new(new ValueSource.Function(function, date.Source, [literal.StartsWith('-') ? $"({literal})" : literal]));
    }
}
