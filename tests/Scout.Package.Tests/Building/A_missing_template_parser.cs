using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>A package without the file that the analyzers parse templates with, as after a restore that something disturbed.</summary>
public sealed class A_missing_template_parser(PackageFeed feed)
{
    [Fact]
    public async Task Is_one_clear_warning_and_no_rule_about_templates_speaks()
    {
        var shop = await RestoredAsync("""return flow.Text("greet", "{{ if }} {{ inputs.nmae }} {{ nobody }} {{ inputs.name | string.upper }}");""");
        File.Delete(Parser(shop));

        var build = await shop.BuildAsync("--no-restore", "-p:ScoutSnapshot=false");

        var warning = Assert.Single(build.Warnings);
        Assert.Equal("SCOUT1099", warning.Code);
        Assert.Contains("Scriban.Signed.dll is not there", warning.Text, StringComparison.Ordinal);
        Assert.Contains("restore", warning.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_the_other_rules_as_they_are_and_the_snapshot_judges_templates()
    {
        var shop = await RestoredAsync("""return flow.Text("greet", "{{ inputs.nmae }}");""");
        File.Delete(Parser(shop));

        var build = await shop.TryBuildAsync("--no-restore");

        Assert.Equal("SCOUT1012", build.Error.Code);
        Assert.Equal(["SCOUT1099"], build.Warnings.Select(warning => warning.Code));
    }

    /// <summary>A project with a package folder of its own, and no compiler that has read the parser for another one.</summary>
    private async Task<Consumer> RestoredAsync(string statements)
    {
        var consumer = feed.NewConsumer();
        var shop = new Consumer(feed, consumer.Folder)
        {
            Environment = feed.Environment.SetItem("NUGET_PACKAGES", consumer.PathOf(".packages")).SetItem("UseSharedCompilation", "false"),
        };
        shop.Write("Shop.csproj", Sources.Project)
            .Write("Greeting.cs", Sources.Defining(statements));
        (await shop.DotnetAsync("restore")).MustExitWith(0);
        return shop;
    }

    private string Parser(Consumer shop) => shop.PathOf(Path.Combine(".packages", "scout.build", feed.Version, "analyzers", "dotnet", "cs", "Scriban.Signed.dll"));
}
