using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>A workflow that calls one of another project of the solution.</summary>
public sealed class Calls_across_projects(PackageFeed feed)
{
    private const string Settings = """{ "environments": { "development": {}, "production": { "requires": ["development"] } } }""";

    private const string Caller = """
        using Scout;

        namespace Desk;

        [Shape] public sealed record Ask(string Name);

        [Workflow("desk")]
        public sealed class DeskWorkflow : Workflow<Ask, string>
        {
            protected override Value<string> Define(Flow flow, Value<Ask> input)
            {
                var named = flow.Code("named", Named, input.Name);
                var greeted = flow.Call("greeted", new Shop.Greeting(), named);
                return flow.Text("answer", $"{greeted} Come in.");
            }

            public static Shop.GreetingInput Named(string name) => new(name + "a");
        }
        """;

    [Fact]
    public async Task Are_built_run_and_promoted_where_both_projects_snapshot_into_one_store()
    {
        var company = Solution("");
        var build = await company.BuildAsync("Desk");
        var again = await company.BuildAsync("Desk", "--no-incremental");
        var run = await Run(company, "development");
        var alone = await company.ScoutAsync(0, "run", "greeting", "--input", "name=Ada", "--format", "json");
        await company.ScoutAsync(0, "promote", "desk", "--to", "production", "--reason", "first");
        company.Edit("Shop/Greeting.cs", "\"Madam\"", "\"Doctor\"");
        var edited = await company.BuildAsync("Desk");
        var production = await Run(company, "production");
        var development = await Run(company, "development");
        await company.ScoutAsync(0, "promote", "greeting", "--to", "production", "--reason", "on its own");
        await company.ScoutAsync(0, "check");

        Assert.Equal(["desk", "greeting"], build.Revisions.Select(line => line.Workflow).Order(StringComparer.Ordinal));
        Assert.Empty(again.Revisions);
        Assert.Equal(["desk", "greeting"], edited.Revisions.Select(line => line.Workflow).Order(StringComparer.Ordinal));
        Assert.Equal("Hello Madam Ada, welcome.", alone.Json.GetProperty("output").GetString());
        Assert.Equal(
            ["Hello Madam Adaa, welcome. Come in.", "Hello Madam Adaa, welcome. Come in.", "Hello Doctor Adaa, welcome. Come in."],
            [run, production, development]);
    }

    [Fact]
    public async Task Work_where_the_called_project_is_not_snapshotted_and_only_the_caller_is_a_workflow_of_the_store()
    {
        var company = Solution("<PropertyGroup><ScoutSnapshot>false</ScoutSnapshot></PropertyGroup>");
        var build = await company.BuildAsync("Desk");
        var run = await company.ScoutAsync(0, "run", "--input", "name=Ad", "--format", "json");
        await company.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");

        Assert.Equal("desk", build.Revision.Workflow);
        Assert.Equal("Hello Madam Ada, welcome. Come in.", run.Json.GetProperty("output").GetString());
        Assert.Equal("Hello Madam Adaa, welcome. Come in.", await Run(company, "production"));
        var started = await company.DotnetAsync("run", "--project", "Desk", "--", "--input", "name=Ad");
        Assert.Contains("Hello Madam Ada, welcome. Come in.", started.Output, StringComparison.Ordinal);
    }

    private static async Task<string?> Run(Consumer company, string environment) =>
        (await company.ScoutAsync(0, "run", "desk", "--environment", environment, "--input", "name=Ada", "--format", "json")).Json.GetProperty("output").GetString();

    private Consumer Solution(string properties) => feed.NewConsumer("Company").Write("scout.json", Settings)
        .Write("Shop/Shop.csproj", Sources.Project).Edit("Shop/Shop.csproj", "<ItemGroup>", properties + "<ItemGroup>").Write("Shop/Greeting.cs", Sources.Greeting())
        .Write("Shop/notes.txt", "Copied, and part of what the shop's own workflow is.").Edit("Shop/Shop.csproj", "</ItemGroup>", "<None Update=\"notes.txt\" CopyToOutputDirectory=\"PreserveNewest\" /></ItemGroup>")
        .Write("Desk/Desk.csproj", Sources.Project).Edit("Desk/Desk.csproj", "<PackageReference", "<ProjectReference Include=\"../Shop/Shop.csproj\" /><PackageReference")
        .Write("Desk/Desk.cs", Caller);
}
