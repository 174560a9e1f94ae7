using Scout.Web.Shared;

namespace Scout.Web.Tests.Shared;

public sealed class ViewerZoneTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 5, TimeSpan.Zero);

    [Fact]
    public void Times_are_of_the_viewers_clock_and_in_UTC_beside_it()
    {
        var zone = new ViewerZone();
        Assert.Equal(("2026-11-28 12:00", "2026-11-28 12:00:05 UTC"), (zone.Minutes(Noon), zone.Whole(Noon)));

        Assert.True(zone.Take("America/New_York"));
        Assert.False(zone.Take("America/New_York"));
        Assert.Equal(("2026-11-28 07:00", "2026-11-28 07:00:05 America/New_York, 2026-11-28 12:00:05 UTC"), (zone.Minutes(Noon), zone.Whole(Noon)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Nowhere/Town")]
    [InlineData("../../etc/passwd")]
    public void What_is_no_zone_leaves_it_as_it_is(string? id)
    {
        var zone = new ViewerZone();

        Assert.False(zone.Take(id));
        Assert.Equal("2026-11-28 12:00", zone.Minutes(Noon));
    }
}
