using System.Runtime.InteropServices;
using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>Projects that are built for other machines than this one.</summary>
public sealed class Machines_of_projects(PackageFeed feed)
{
    private const string Settings = """{ "environments": { "development": {}, "production": { "requires": ["development"] } } }""";

    private static string Other => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "x64" : "arm64";

    [Fact]
    public async Task Are_snapshotted_as_what_runs_here()
    {
        var here = feed.NewConsumer().WithGreeting();
        var shop = feed.NewConsumer().WithGreeting().Write("scout.json", Settings)
            .Edit("Shop.csproj", "<TargetFramework>", "<OutputType>Exe</OutputType><UseAppHost>false</UseAppHost><TargetFramework>").Write("Program.cs", "System.Console.WriteLine(1);");
        var expected = await here.BuildAsync();

        var published = await shop.DotnetAsync("publish", "-r", $"linux-{Other}", "--self-contained", "false");
        published.MustExitWith(0);
        var run = await shop.ScoutAsync(0, "run", "--input", "name=Ada", "--format", "json");
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");

        Assert.Contains($"greeting@{expected.Revision.Id}", published.Output, StringComparison.Ordinal);
        Assert.Equal("Hello Madam Ada, welcome.", run.Json.GetProperty("output").GetString());
    }

    [Fact]
    public async Task For_one_other_kind_of_processor_only_are_told_so()
    {
        var shop = feed.NewConsumer().WithGreeting();

        var build = await shop.TryBuildAsync($"-p:PlatformTarget={Other}");

        Assert.Equal("SCOUT7602", build.Error.Code);
        Assert.Contains($"is built for {Other}", build.Error.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Environment.Exit", build.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_start_is_not_the_project_s_doing()
    {
        var shop = feed.NewConsumer().WithGreeting().Edit("Shop.csproj", "</ItemGroup>", "<RuntimeHostConfigurationOption Include=\"x\" Value=\"1\" /></ItemGroup>");
        shop.Edit("Shop.csproj", "</Project>", """
              <Target Name="Break" AfterTargets="GenerateBuildRuntimeConfigurationFiles">
                <WriteLinesToFile File="$(ProjectRuntimeConfigFilePath)" Lines="{ &quot;runtimeOptions&quot;: { &quot;framework&quot;: { &quot;name&quot;: &quot;No.Such.Framework&quot;, &quot;version&quot;: &quot;1.0.0&quot; } } }" Overwrite="true" />
              </Target>
            </Project>
            """);

        var build = await shop.TryBuildAsync();

        Assert.Equal("SCOUT5011", build.Error.Code);
        Assert.DoesNotContain("Environment.Exit", build.Text, StringComparison.Ordinal);
    }
}
