using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>One project, built again and again.</summary>
public sealed class What_changed(PackageFeed feed)
{
    [Fact]
    public async Task Nothing_is_run_and_nothing_is_written_when_nothing_changed()
    {
        var shop = feed.NewConsumer().WithGreeting();
        await shop.BuildAsync();
        var before = shop.StoreFiles();

        var again = await shop.BuildAsync();

        Assert.True(again.SnapshotWasUpToDate);
        Assert.Equal(0, again.Snapshots);
        Assert.Empty(again.Revisions);
        Assert.Equal(before, shop.StoreFiles());
    }

    [Fact]
    public async Task A_changed_prompt_is_one_line_that_says_what_and_from_what()
    {
        var shop = feed.NewConsumer().WithGreeting();
        shop.Write("Other.cs", Sources.Greeting("other", "Other"));
        var first = await shop.BuildAsync();

        shop.Edit("Greeting.cs", "welcome.", "be welcome.");
        var second = await shop.BuildAsync();

        Assert.Equal(2, first.Revisions.Length);
        Assert.Equal(("greeting", first.Revisions.Single(line => line.Workflow == "greeting").Id), (second.Revision.Workflow, second.Revision.Was));
        Assert.NotEqual(second.Revision.Was, second.Revision.Id);
        Assert.Contains("greet", second.Revision.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revert_brings_the_old_id_back()
    {
        var shop = feed.NewConsumer().WithGreeting();
        var first = await shop.BuildAsync();
        shop.Edit("Greeting.cs", "welcome.", "be welcome.");
        var second = await shop.BuildAsync();

        shop.Edit("Greeting.cs", "be welcome.", "welcome.");
        var third = await shop.BuildAsync();

        Assert.Equal((first.Revision.Id, second.Revision.Id), (third.Revision.Id, third.Revision.Was));
    }

    [Fact]
    public async Task A_store_that_is_gone_is_made_again_by_the_next_build()
    {
        var shop = feed.NewConsumer().WithGreeting();
        var first = await shop.BuildAsync();
        Directory.Delete(shop.PathOf(".scout"), recursive: true);

        var again = await shop.BuildAsync();

        Assert.Equal(first.Revision.Id, again.Revision.Id);
    }
}
