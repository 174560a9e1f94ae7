using System.Globalization;
using Scout.Execution.Templates;

namespace Scout.Execution.Tests.Templates;

public class Dates
{
    private static readonly TemplateEngine Engine = new(TemplateLimits.Default, TimeProvider.System);

    private static readonly Variables Values = new("""{"at":"2026-11-28T18:00:19.25Z","day":"2026-11-28","west":"2026-11-28T10:00:19.25-08:00","none":null,"german":"28.11.2026 19:30"}""");

    [Theory]
    [InlineData("{{ date.parse at }}", "2026-11-28T18:00:19.25Z")]
    [InlineData("{{ date.parse day }} {{ date.parse west }}", "2026-11-28T00:00:00Z 2026-11-28T10:00:19.25-08:00")]
    [InlineData("{{ date.parse '2026-11-28T18:00' }} {{ date.parse '2026-11-28 18:00:01.5' }} {{ date.parse '2026-11-28T18:00:00.123456789+02:00' }}", "2026-11-28T18:00:00Z 2026-11-28T18:00:01.5Z 2026-11-28T18:00:00.1234567+02:00")]
    [InlineData("{{ date.parse german 'dd.MM.yyyy HH:mm' }} {{ '11/2026' | date.parse 'MM/yyyy' }}", "2026-11-28T19:30:00Z 2026-11-01T00:00:00Z")]
    [InlineData("{{ date.parse day 'd' }}{{ date.parse none }}{{ date.format none 'yyyy' }}{{ date.add_days none 1 }}{{ date.in_zone none 'UTC' }}|", null)]
    [InlineData("[{{ date.parse none }}{{ date.format none 'yyyy' }}{{ date.add_days none 1 }}{{ date.in_zone none 'UTC' }}]", "[]")]
    [InlineData("{{ at | date.format 'dddd, d MMMM yyyy' }} {{ day | date.format 'ddd dd MMM yy' }} {{ west | date.format 'HH:mm zzz' }}", "Saturday, 28 November 2026 Sat 28 Nov 26 10:00 -08:00")]
    [InlineData("{{ at | date.format }} {{ at | date.format 'd' }} {{ at | date.format 'yyyy-MM-dd' }}", "2026-11-28T18:00:19.25Z 11/28/2026 2026-11-28")]
    [InlineData("{{ day | date.add_days 1 }} {{ day | date.add_days (-1.5) }} {{ day | date.add_hours 25 }} {{ day | date.add_minutes 90 }} {{ day | date.add_seconds 0.5 }}", "2026-11-29T00:00:00Z 2026-11-26T12:00:00Z 2026-11-29T01:00:00Z 2026-11-28T01:30:00Z 2026-11-28T00:00:00.5Z")]
    [InlineData("{{ '2027-01-31' | date.add_months 1 | date.format 'yyyy-MM-dd' }} {{ '2028-02-29' | date.add_years 1 | date.format 'yyyy-MM-dd' }}", "2027-02-28 2029-02-28")]
    [InlineData("{{ at | date.in_zone 'Europe/Berlin' }} {{ '2026-07-01' | date.in_zone 'Europe/Berlin' }} {{ at | date.in_zone 'America/New_York' | date.format 'HH:mm' }}", "2026-11-28T19:00:19.25+01:00 2026-07-01T02:00:00+02:00 13:00")]
    [InlineData("{{ at | date.in_zone 'Asia/Kathmandu' }} {{ west | date.in_zone 'UTC' }} {{ '1890-01-01' | date.in_zone 'Europe/Berlin' }}", "2026-11-28T23:45:19.25+05:45 2026-11-28T18:00:19.25Z 1890-01-01T00:53:00+00:53")]
    [InlineData("{{ { at: (date.parse west) } }} {{ [date.parse day] | object.to_json }} {{ 'on ' + (date.parse day) }} {{ date.parse day | string.slice 0 4 }}", "{\"at\":\"2026-11-28T10:00:19.25-08:00\"} [\"2026-11-28T00:00:00Z\"] on 2026-11-28T00:00:00Z 2026")]
    [InlineData("{{ [date.parse '2026-01-02T01:00:00+09:00', date.parse '2026-01-01T20:00:00Z'] | array.sort | array.last }}", "2026-01-01T20:00:00Z")]
    public void A_date_function_gives(string template, string? expected)
    {
        if (expected is null)
        {
            Assert.Equal("SCOUT7109", Assert.Throws<ScoutException>(() => Engine.Render(template, Values)).Code);
        }
        else
        {
            Assert.Equal(expected, Engine.Render(template, Values));
        }
    }

    // As texts, the first four would be false.
    [Theory]
    [InlineData("(date.parse at) == west", true)]
    [InlineData("west == (date.parse at)", true)]
    [InlineData("(date.parse '2026-11-28T18:00:19Z') < (date.parse at)", true)]
    [InlineData("(date.parse '2026-11-28T20:00:00+09:00') < at", true)]
    [InlineData("(date.parse at) > (date.parse west)", false)]
    [InlineData("(date.parse at) >= west && (date.parse at) <= west && !((date.parse at) != west)", true)]
    [InlineData("(date.parse at) == null", false)]
    [InlineData("(date.parse at) != 'soon'", true)]
    [InlineData("(date.parse none) == null", true)]
    public void Dates_are_compared_by_their_moments(string condition, bool expected) => Assert.Equal(expected, Engine.Test(condition, Values));

    [Theory]
    [InlineData("date.parse west", "\"2026-11-28T10:00:19.25-08:00\"")]
    [InlineData("[date.add_days at 1]", "[\"2026-11-29T18:00:19.25Z\"]")]
    [InlineData("object.typeof (date.parse at)", "\"date\"")]
    public void A_date_is_a_text_in_json(string expression, string expected) => Assert.Equal(expected, Engine.Evaluate(expression, Values).GetRawText());

    [Theory]
    [InlineData("{{ date.in_zone at 'Europe/Berln' }}", "date.in_zone: there is no time zone 'Europe/Berln'. Zones have IANA names, such as 'Europe/Berlin'. Did you mean 'Europe/Berlin'?")]
    [InlineData("{{ date.in_zone at 'W. Europe Standard Time' }}", "there is no time zone 'W. Europe Standard Time'. Zones have IANA names, such as 'Europe/Berlin'.")]
    [InlineData("{{ date.in_zone at none }}", "there is no time zone ''")]
    [InlineData("{{ date.parse 'soon' }}", "date.parse: the text 'soon' is no date. Write ISO 8601, such as '2026-11-28' or '2026-11-28T18:00:00Z', or name its format: date.parse 'dd.MM.yyyy'.")]
    [InlineData("{{ date.format '11/12/2026' 'd' }}", "date.format: the text '11/12/2026' is no date.")]
    [InlineData("{{ date.format '18:00' 'd' }}", "date.format: the text '18:00' is no date.")]
    [InlineData("{{ date.parse '28.11.2026' 'MM.dd.yyyy' }}", "date.parse: the text '28.11.2026' is no date in the format 'MM.dd.yyyy'.")]
    [InlineData("{{ date.parse '18:00' 'HH:mm' }}", "date.parse: the format 'HH:mm' has no year; nothing is taken from a clock.")]
    [InlineData("{{ date.parse '28.11.' \"dd.MM.'year'\\\\y\" }}", "has no year")]
    [InlineData("{{ date.parse '18:00' 't' }}", "has no year")]
    [InlineData("{{ date.format at 'Q' }}", "date.format: there is no format 'Q'. Write one of .NET, such as 'yyyy-MM-dd' or 'd MMMM yyyy'.")]
    [InlineData("{{ date.format 5 'd' }}", "date.format: it was given a number, not a date.")]
    [InlineData("{{ date.add_days at 1e9 }}", "date.add_days: the result is outside of the years 1 to 9999.")]
    [InlineData("{{ date.in_zone '0001-01-01' 'America/New_York' }}", "date.in_zone: the result is outside of the years 1 to 9999.")]
    [InlineData("{{ (date.parse at) < 5 }}", "<: a date and a number have no order. Compare dates with dates; date.parse makes one of a text.")]
    [InlineData("{{ (date.parse at) < 'soon' }}", "<: a date and a text have no order.")]
    public void What_is_no_date_no_zone_and_no_format_is_told(string template, string message)
    {
        var error = Assert.Throws<ScoutException>(() => Engine.Render(template, Values));
        Assert.Equal("SCOUT7109", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ date.now }}")]
    [InlineData("{{ date.today }}")]
    [InlineData("{{ date.parse 'now' }}")]
    [InlineData("{{ date.parse '' }}")]
    [InlineData("{{ string.nope }}")]
    public void No_function_reads_a_clock_and_none_that_is_missing_is_nothing(string template) => Assert.Throws<ScoutException>(() => Engine.Render(template, Values));

    [Fact]
    public void Dates_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        try
        {
            Assert.Equal("2026-11-28T18:00:19.25Z 28 November 2026 2026", Engine.Render("{{ date.parse at }} {{ at | date.format 'd MMMM yyyy' }} {{ '28 November 2026' | date.parse 'd MMMM yyyy' | date.format 'yyyy' }}", Values));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
