using Scout.Runs.Queries;
using Scout.Web.Defining;
using Scout.Web.Visiting;

namespace Scout.Web.Tests.Defining;

public sealed class DayUsageTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(13));
    private Served _served = null!;

    public async ValueTask InitializeAsync() => _served = await Served.StartAsync(["parrot"]);

    public ValueTask DisposeAsync() => _served.DisposeAsync();

    [Fact]
    public void A_day_has_the_runs_that_started_on_it_as_the_usage_of_that_day_has_them()
    {
        // It is the 29th where days are counted.
        Add(1, "parrot", "development", "2026-11-29T19:59:59Z");
        Add(2, "parrot", "development", "2026-11-29T00:00:00Z");
        Add(3, "parrot", "staging", "2026-11-28T23:59:59.9999999Z");
        Add(4, "parrot", "development", "2026-10-31T00:00:00Z");
        Add(5, "parrot", "development", "2026-10-30T23:59:59Z");
        Add(6, "desk", "development", "2026-11-29T10:00:00Z");

        var days = DayUsage.Of(_served.Runs, new Visitor(new("Ada")), "parrot", Now);

        Assert.Equal((DayUsage.Days, new DateOnly(2026, 10, 31), new DateOnly(2026, 11, 29)), (days.Length, days[0].Day, days[^1].Day));
        Assert.Equal([(0, 1L, 40L), (28, 1, 30), (29, 2, 30)], days.Index().Where(day => day.Item.Runs > 0).Select(day => (day.Index, day.Item.Runs, day.Item.Used.InputTokens)));
        Assert.All(days, day => Assert.Equal(Line(day.Day)?.Used.InputTokens ?? 0, day.Used.InputTokens));
    }

    private UsageLine? Line(DateOnly day)
    {
        var begin = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        return _served.Runs.Usage(UsageBy.Workflow, new(begin, begin.AddDays(1)) { Workflow = "parrot" }).SingleOrDefault();
    }

    private void Add(int number, string workflow, string environment, string started)
    {
        using var connection = _served.Runs.Connect();
        using var command = connection.CreateCommand();
        var ticks = DateTimeOffset.Parse(started, System.Globalization.CultureInfo.InvariantCulture).UtcTicks;
        command.CommandText =
            $"""
            INSERT INTO runs (id, tail, workflow, revision, environment, origin, status, started, ended, elapsed_ms, epoch, last, input_tokens)
            VALUES (printf('20260101t000000-%010x', {number}), '', '{workflow}', '{new string('a', 64)}', '{environment}', 'tool', 'completed', {ticks}, {ticks}, 1, 1, -1, {number * 10})
            """;
        command.ExecuteNonQuery();
    }
}
