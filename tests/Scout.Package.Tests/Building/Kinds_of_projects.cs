using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

public sealed class Kinds_of_projects(PackageFeed feed)
{
    [Fact]
    public async Task A_library_and_a_program_snapshot_to_the_same_revision_and_the_program_still_runs_itself()
    {
        var library = feed.NewConsumer().WithGreeting();
        var program = feed.NewConsumer().WithGreeting()
            .Edit("Shop.csproj", "<TargetFramework>", "<OutputType>Exe</OutputType><TargetFramework>")
            .Write("Program.cs", "System.Console.WriteLine(\"my own program\");");

        var ofLibrary = await library.BuildAsync();
        var ofProgram = await program.BuildAsync();
        var run = await program.DotnetAsync("run", "--no-build");

        Assert.Equal(ofLibrary.Revision.Id, ofProgram.Revision.Id);
        run.MustExitWith(0);
        Assert.Equal("my own program", run.Output.Trim());
    }

    [Fact]
    public async Task Projects_of_a_solution_that_are_built_side_by_side_share_one_store()
    {
        const int Projects = 4;
        var solution = feed.NewConsumer("Company");
        for (var i = 1; i <= Projects; i++)
        {
            solution.Write($"P{i}/P{i}.csproj", Sources.Project).Write($"P{i}/Greeting.cs", Sources.Greeting($"greeting-{i}"));
        }

        (await solution.DotnetAsync("new", "sln", "--format", "sln", "--name", "Company")).MustExitWith(0);
        (await solution.DotnetAsync(["sln", "add", .. Enumerable.Range(1, Projects).Select(i => $"P{i}")])).MustExitWith(0);

        var build = await solution.BuildAsync("-maxCpuCount:4");

        Assert.Equal(["greeting-1", "greeting-2", "greeting-3", "greeting-4"], build.Revisions.Select(line => line.Workflow).Order(StringComparer.Ordinal));
        Assert.Equal([solution.PathOf("scout.json")], Directory.EnumerateFiles(solution.Folder, "scout.json", SearchOption.AllDirectories));
        Assert.Empty((await solution.BuildAsync("-maxCpuCount:4")).Revisions);
    }

    [Fact]
    public async Task Two_projects_with_one_workflow_id_are_an_error_that_names_the_id()
    {
        var solution = feed.NewConsumer("Company").Write("scout.json", "{}");
        solution.Write("A/A.csproj", Sources.Project).Write("A/Greeting.cs", Sources.Greeting());
        solution.Write("B/B.csproj", Sources.Project).Write("B/Greeting.cs", Sources.Greeting());

        await solution.BuildAsync("A");
        var second = await solution.TryBuildAsync("B");

        Assert.Equal("SCOUT6013", second.Error.Code);
        Assert.Contains("greeting", second.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_target_frameworks_one_is_snapshotted()
    {
        var shop = feed.NewConsumer().WithGreeting()
            .Edit("Shop.csproj", "<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks><LangVersion>latest</LangVersion>")
            .Edit("Shop.csproj", "<PackageReference Include=\"Scout.Build\"", "<PackageReference Condition=\"'$(TargetFramework)' == 'net10.0'\" Include=\"Scout.Build\"")
            .Edit("Shop.csproj", "</ItemGroup>", "<Compile Remove=\"Greeting.cs\" Condition=\"'$(TargetFramework)' != 'net10.0'\" /></ItemGroup>");

        var build = await shop.BuildAsync();

        Assert.Equal("greeting", build.Revision.Workflow);
        Assert.Equal(1, build.Snapshots);
        Assert.Equal(0, (await shop.BuildAsync()).Snapshots);
    }

    [Fact]
    public async Task Of_target_frameworks_that_could_all_be_snapshotted_it_is_the_first_or_the_one_asked_for_also_in_a_multithreaded_build()
    {
        var shop = feed.NewConsumer().WithGreeting().Edit(
            "Shop.csproj",
            "<TargetFramework>net10.0</TargetFramework>",
            "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting>"
            + "<DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>");

        var first = await shop.BuildAsync("-mt");
        var again = await shop.BuildAsync("-mt");
        shop.Edit("Greeting.cs", "welcome.", "be welcome.");
        var asked = await shop.BuildAsync("-mt", "-p:ScoutSnapshotFramework=net10.0-windows");

        Assert.Equal((1, 0, 1), (first.Snapshots, again.Snapshots, asked.Snapshots));
        Assert.Equal(first.Revision.Id, asked.Revision.Was);
    }

    [Fact]
    public async Task A_library_of_the_solution_is_found_by_the_definition_and_its_change_is_seen()
    {
        var solution = feed.NewConsumer("Company").Write("scout.json", "{}")
            .Write("Words/Words.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>")
            .Write("Words/Words.cs", "namespace Words; public static class Welcome { public static string Text => \"welcome\"; }")
            .Write("Flows/Flows.csproj", Sources.Project).Edit("Flows/Flows.csproj", "<PackageReference", "<ProjectReference Include=\"../Words/Words.csproj\" /><PackageReference")
            .Write("Flows/Greeting.cs", Sources.Defining("""return flow.Text("greet", $"Be {Words.Welcome.Text}, {input.Name}.");"""));
        var first = await solution.BuildAsync("Flows");

        solution.Edit("Words/Words.cs", "\"welcome\"", "\"very welcome\"");
        var second = await solution.BuildAsync("Flows");

        Assert.Equal(first.Revision.Id, second.Revision.Was);
    }
}
