using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>Folders with names that build files and command lines give a meaning to.</summary>
public sealed class Places_of_projects(PackageFeed feed)
{
    private const string Settings = """{ "environments": { "development": {}, "production": { "requires": ["development"] } } }""";

    /// <summary>Names in which the SDK itself builds: it reads <c>%41</c> and <c>@(Item)</c> in a folder's name as its own.</summary>
    public static TheoryData<string> Names =>
    [
        "all,;'%&()[]{}$@!+=~#of them", "p;q", "$(HOME)", "50% off", "R&D (new) [x]{y}", "ünï cödé 日本 🙂",
        string.Concat(Enumerable.Repeat("long-name-", 20)),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Are_no_trouble_whatever_their_names_hold(string name)
    {
        var shop = feed.NewConsumer(name).WithGreeting().Write("scout.json", Settings).Write("notes, terms; and 'more'.md", "!").Edit(
            "Shop.csproj", "</ItemGroup>", "<None Include=\"*.md\" CopyToOutputDirectory=\"PreserveNewest\" /></ItemGroup>").Edit(
            "Shop.csproj", "</TargetFramework>", "</TargetFramework><EnableDefaultNoneItems>false</EnableDefaultNoneItems>");

        var built = await shop.BuildAsync();
        var again = await shop.BuildAsync();
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");
        var promoted = await shop.BuildAsync();
        var settled = await shop.BuildAsync();
        shop.Edit("Greeting.cs", "\"Madam\"", "\"Doctor\"");
        var production = await shop.ScoutAsync(0, "run", "--environment", "production", "--input", "name=Ada", "--format", "json");
        var development = await shop.ScoutAsync(0, "run", "--input", "name=Ada", "--format", "json");
        var started = await shop.DotnetAsync("run", "--no-build", "--", "--input", "name=Ada");

        Assert.Equal(1, built.Snapshots);
        if (!name.Contains(';', StringComparison.Ordinal))
        {
            // Under a semicolon the SDK's own compilation is never up to date.
            Assert.Equal((0, 0, 0), (again.Snapshots, again.Compilations, settled.Compilations));
        }

        Assert.Equal(1, promoted.TimesRun("WriteBaseline"));
        Assert.Equal(0, settled.TimesRun("WriteBaseline"));
        Assert.Equal("Hello Madam Ada, welcome.", production.Json.GetProperty("output").GetString());
        Assert.Equal("Hello Doctor Ada, welcome.", development.Json.GetProperty("output").GetString());
        Assert.Contains("Hello Doctor Ada, welcome.", started.Output, StringComparison.Ordinal);
        Assert.True(shop.Exists(".scout") && shop.Exists("scout.json"));
    }
}
