using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

public sealed class What_a_build_is_asked_for(PackageFeed feed)
{
    [Fact]
    public async Task Clean_removes_what_the_build_made_and_never_the_store()
    {
        var shop = feed.NewConsumer().WithGreeting();
        await shop.BuildAsync();
        var store = shop.StoreFiles();

        (await shop.DotnetAsync("clean")).MustExitWith(0);

        Assert.Equal(store, shop.StoreFiles());
        Assert.Empty(Directory.EnumerateFiles(shop.PathOf("obj"), "*.stamp", SearchOption.AllDirectories));

        var again = await shop.BuildAsync();

        Assert.Equal(1, again.Snapshots);
        Assert.Empty(again.Revisions);
    }

    [Fact]
    public async Task A_design_time_build_snapshots_nothing()
    {
        var shop = feed.NewConsumer().WithGreeting();

        var build = await shop.BuildAsync("-p:DesignTimeBuild=true");

        Assert.Equal(0, build.Snapshots);
        Assert.Empty(shop.StoreFiles());
    }

    [Fact]
    public async Task A_build_with_ScoutSnapshot_false_snapshots_nothing_and_the_next_one_does()
    {
        var shop = feed.NewConsumer().WithGreeting();

        var without = await shop.BuildAsync("-p:ScoutSnapshot=false");

        Assert.Equal(0, without.Snapshots);
        Assert.Empty(shop.StoreFiles());
        Assert.Equal("greeting", (await shop.BuildAsync()).Revision.Workflow);
    }

    [Fact]
    public async Task ScoutRevisionName_names_what_the_build_changes()
    {
        var shop = feed.NewConsumer().WithGreeting();
        await shop.BuildAsync();
        shop.Edit("Greeting.cs", "welcome.", "be welcome.");

        var build = await shop.BuildAsync("-p:ScoutRevisionName=Kinder greeting%3B shorter%2C 100%25 sure");

        Assert.Equal("Kinder greeting; shorter, 100% sure", build.Revision.Name);
    }

    [Fact]
    public async Task Is_asked_once_also_where_the_state_of_this_machine_lies_elsewhere()
    {
        var state = Path.Combine(feed.Root, "states", "one");
        var shop = feed.NewConsumer().WithGreeting();
        var apart = new Consumer(feed, shop.Folder) { Environment = shop.Environment.SetItem("SCOUT_STATE", state) };

        var first = await apart.BuildAsync();
        var again = await apart.BuildAsync();
        var elsewhere = await shop.BuildAsync();

        Assert.False(first.SnapshotWasUpToDate);
        Assert.True(again.SnapshotWasUpToDate);
        Assert.False(elsewhere.SnapshotWasUpToDate);
        Assert.Single(Directory.EnumerateFiles(state, "latest", SearchOption.AllDirectories));
        Assert.True(shop.Exists(".scout/builds"));
    }
}
