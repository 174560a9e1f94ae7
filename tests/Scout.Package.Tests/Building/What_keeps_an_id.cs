using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

public sealed class What_keeps_an_id(PackageFeed feed)
{
    [Fact]
    public async Task A_comment_a_renamed_local_and_reformatting_change_no_revision_and_a_helper_changes_only_its_own()
    {
        var shop = feed.NewConsumer().WithGreeting().Write("Other.cs", Sources.Greeting("other", "Other"));
        var first = await shop.BuildAsync();
        var store = shop.StoreFiles();

        shop.Edit("Greeting.cs", "var title =", "// Said to adults only.\n        var  form =").Edit("Greeting.cs", "return title +", "return\n            form +");
        var same = await shop.BuildAsync();

        Assert.Equal(1, same.Snapshots);
        Assert.Empty(same.Revisions);
        Assert.Equal(store.Keys, shop.StoreFiles().Keys);

        shop.Edit("Greeting.cs", "\"Madam\"", "\"Ms\"");
        var helper = await shop.BuildAsync();

        Assert.Equal("greeting", helper.Revision.Workflow);
        Assert.Equal(first.Revisions.Single(line => line.Workflow == "greeting").Id, helper.Revision.Was);
    }

    [Fact]
    public async Task The_same_sources_have_the_same_id_in_another_folder_home_time_zone_culture_and_configuration()
    {
        var here = feed.NewConsumer().WithGreeting();
        var there = new Consumer(feed, Directory.CreateDirectory(Path.Combine(feed.Root, "else where", "Ünïcode", "Shop")).FullName)
        {
            Environment = feed.EnvironmentIn("other-home").SetItem("TZ", "Asia/Kolkata").SetItem("LC_ALL", "tr_TR.UTF-8").SetItem("CI", "true"),
        }.WithGreeting();

        var debug = await here.BuildAsync();
        var release = await there.BuildAsync("--configuration", "Release");

        Assert.Equal(debug.Revision.Id, release.Revision.Id);
    }
}
