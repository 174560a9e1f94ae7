using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

public sealed class A_package_reference_is_enough(PackageFeed feed)
{
    [Fact]
    public async Task The_first_build_snapshots_the_workflow_and_makes_the_store()
    {
        var shop = feed.NewConsumer().WithGreeting();

        var build = await shop.BuildAsync();

        Assert.Equal(("Shop", "greeting", ""), (build.Revision.Project, build.Revision.Workflow, build.Revision.Was));
        Assert.Equal(1, build.Snapshots);
        Assert.True(shop.Exists("scout.json"));
        Assert.Contains($"Shop -> {shop.PathOf("scout.json")}", build.Output, StringComparison.Ordinal);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_workflows_builds_and_has_no_store()
    {
        var shop = feed.NewConsumer().Write("Shop.csproj", Sources.Project).Write("Nothing.cs", "namespace Shop; public sealed class Nothing;");

        var build = await shop.BuildAsync();

        Assert.Empty(build.Revisions);
        Assert.Empty(shop.StoreFiles());
    }

    [Fact]
    public async Task A_project_that_references_a_workflow_project_snapshots_nothing_itself()
    {
        var shop = feed.NewConsumer();
        shop.Write("Flows/Shop.csproj", Sources.Project).Write("Flows/Greeting.cs", Sources.Greeting());
        shop.Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Flows/Shop.csproj" />
              </ItemGroup>
            </Project>
            """).Write("App/Program.cs", "System.Console.WriteLine(new Shop.Greeting());");

        var build = await shop.BuildAsync("App");

        Assert.Equal("Shop", build.Revision.Project);
        Assert.Equal(1, build.Snapshots);
    }
}
