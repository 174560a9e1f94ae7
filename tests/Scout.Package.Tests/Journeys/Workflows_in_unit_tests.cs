using System.Text.RegularExpressions;
using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Journeys;

/// <summary>Test projects with the packed package, by the frameworks that people have.</summary>
public sealed partial class Workflows_in_unit_tests(PackageFeed feed)
{
    private const string Runner = """{ "test": { "runner": "Microsoft.Testing.Platform" } }""";

    private const string MSTestProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <EnableMSTestRunner>true</EnableMSTestRunner>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="MSTest" Version="4.5.2" />
            <PackageReference Include="Scout.Testing" Version="VERSION" />
            <ProjectReference Include="../Shop/Shop.csproj" />
            <Using Include="Microsoft.VisualStudio.TestTools.UnitTesting" />
            <Using Include="Scout.Testing" />
            <Using Include="Shop" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task The_template_brings_a_test_project_for_xunit_whose_first_test_passes_and_can_fail()
    {
        var shop = await feed.NewConsumer("Projects").NewWorkflowAsync("Shop", "--tests");

        var built = await shop.BuildAsync("-warnaserror");
        var passed = await shop.DotnetAsync("test", "--project", "Shop.Tests");
        shop.Edit("ShopWorkflow.cs", "is on its way", "is lost");
        var failed = await shop.DotnetAsync("test", "--project", "Shop.Tests");

        Assert.Equal("shop", built.Revision.Workflow);
        passed.MustExitWith(0);
        Assert.Contains("succeeded: 1", passed.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, failed.ExitCode);
        Assert.Contains("failed: 1", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_brings_none_that_nobody_asked_for()
    {
        var shop = await feed.NewConsumer("Projects").NewWorkflowAsync("Shop", "--skipRestore");

        Assert.Equal((false, false), (shop.Exists("Shop.Tests"), shop.Exists("global.json")));
        Assert.DoesNotContain("Tests", await File.ReadAllTextAsync(shop.PathOf("Shop.csproj"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("Shop.Tests", await File.ReadAllTextAsync(shop.PathOf("README.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MSTest_runs_the_test_on_the_page()
    {
        var projects = feed.NewConsumer("Projects").Write("global.json", Runner);
        await projects.NewWorkflowAsync("Shop");
        projects.Write("Shop.MSTests/Shop.MSTests.csproj", MSTestProject).Write("Shop.MSTests/ShopTests.cs", OfPage);

        var tested = await projects.DotnetAsync("test", "--project", "Shop.MSTests");

        tested.MustExitWith(0);
        Assert.Contains("succeeded: 1", tested.Output, StringComparison.Ordinal);
    }

    private static string OfPage => Example().Match(File.ReadAllText(Path.Combine(Repository.Root, "src", "Scout.Testing", "README.md")).ReplaceLineEndings("\n")).Groups["text"].Value;

    [GeneratedRegex("```csharp mstest\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
