using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Journeys;

public sealed class The_tool(PackageFeed feed)
{
    [Fact]
    public async Task Works_from_a_tool_path_outside_every_project()
    {
        var empty = feed.NewConsumer("Empty");

        var version = await empty.ScoutAsync(0, "--version");
        var nothing = await empty.ScoutAsync(1, "status");

        Assert.StartsWith("0.1.0", version.Output, StringComparison.Ordinal);
        Assert.StartsWith("error SCOUT", nothing.Diagnostics, StringComparison.Ordinal);
        Assert.Equal("", nothing.Output);
    }
}
