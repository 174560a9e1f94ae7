using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Journeys;

/// <summary>The template in a solution that has settings of its own.</summary>
public sealed class A_project_in_a_solution(PackageFeed feed)
{
    [Fact]
    public async Task With_versions_in_one_place_and_one_store_builds_and_runs()
    {
        var company = feed.NewConsumer("Company").Write("scout.json", """{ "models": { "fast": { "provider": "script", "replies": "replies.json" } } }""").Write(
            "Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>");

        var shop = await New(company, "Shop");
        var desk = await New(company, "Desk");
        company.Write("replies.json", """{ "replies": [] }""");
        var first = await shop.BuildAsync();
        var second = await desk.BuildAsync();
        var status = await company.ScoutAsync(0, "status", "--format", "json");

        Assert.Equal(("shop", "desk"), (first.Revision.Workflow, second.Revision.Workflow));
        Assert.Equal(2, status.Json.GetProperty("workflows").GetArrayLength());
        Assert.Equal([company.PathOf("scout.json")], Directory.EnumerateFiles(company.Folder, "scout.json", SearchOption.AllDirectories));
    }

    private async Task<Consumer> New(Consumer company, string name)
    {
        (await company.DotnetAsync("new", "scout-workflow", "-n", name, "--store", "false", "--debug:custom-hive", await feed.TemplatesAsync())).MustExitWith(0);
        return new(feed, company.PathOf(name)) { Environment = company.Environment };
    }
}
