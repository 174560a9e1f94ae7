using Scout.Revisions.Runs;

namespace Scout.Revisions.Tests.Runs;

public sealed class RunIdsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 22, 42, 56, TimeSpan.Zero);

    [Fact]
    public void Ids_are_in_the_order_of_the_runs_also_within_a_second()
    {
        var ids = Enumerable.Range(0, 2000).Select(millisecond => RunIds.New(Start.AddMilliseconds(millisecond))).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches("^20261123t22425[67]-[0-9a-f]{10}$", id));
    }

    [Fact]
    public void Ids_of_one_moment_differ() => Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => RunIds.New(Start)).Distinct().Count());

    [Fact]
    public void The_last_moment_of_a_second_fits() => Assert.StartsWith("20261123t224256-ffff", RunIds.New(Start.AddTicks(TimeSpan.TicksPerSecond - 1)), StringComparison.Ordinal);
}
