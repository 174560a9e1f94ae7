using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>Documents, settings and resources: what code reads that is no C#.</summary>
public sealed class Files_beside_the_assembly(PackageFeed feed)
{
    private const string Settings = """{ "environments": { "development": {}, "production": { "requires": ["development"] } } }""";

    private const string Reads = """
        private static string Beside(string file) => System.IO.File.ReadAllText(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(Greeting).Assembly.Location)!, file)).Trim();
        """;

    [Fact]
    public async Task A_document_counts_is_shown_and_comes_with_a_promotion()
    {
        var shop = Reading("""return title + " " + name + Beside("documents/terms.md");""").Write("scout.json", Settings)
            .Write("documents/terms.md", ", by our terms").Write("documents/draft.md", "not copied").Write("inputs/one.json", "{}")
            .Edit("Shop.csproj", "</ItemGroup>", "<None Update=\"documents/terms.md\" CopyToOutputDirectory=\"PreserveNewest\" /></ItemGroup>");
        var first = await shop.BuildAsync();
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");

        shop.Write("documents/draft.md", "still not copied").Write("inputs/one.json", "{ }");
        var same = await shop.BuildAsync();
        shop.Write("documents/terms.md", ", by newer terms");
        var second = await shop.BuildAsync();
        var diff = await shop.ScoutAsync(0, "diff", "production", "latest");
        var before = await Run(shop);
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "newer terms");
        var after = await Run(shop);
        await shop.ScoutAsync(0, "rollback", "--environment", "production", "--reason", "worse");
        var back = await Run(shop);

        Assert.Empty(same.Revisions);
        Assert.Equal((first.Revision.Id, "Change documents/terms.md"), (second.Revision.Was, second.Revision.Name));
        Assert.Contains("documents/terms.md has other content", diff.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["Hello Madam Ada, by our terms, welcome.", "Hello Madam Ada, by newer terms, welcome.", "Hello Madam Ada, by our terms, welcome."],
            [before, after, back]);
    }

    [Fact]
    public async Task A_new_settings_file_is_copied_counts_and_is_its_environment_s_own()
    {
        var shop = Reading("""return title + " " + name + ((Microsoft.Extensions.Configuration.IConfiguration)CodeContext.Current.Services.GetService(typeof(Microsoft.Extensions.Configuration.IConfiguration))!)["Shop:Ending"];""").Write("scout.json", Settings);
        var without = await shop.BuildAsync();
        shop.Write("appsettings.json", """{ "Shop": { "Ending": "!" } }""").Write("appsettings.production.json", """{ "Shop": { "Ending": "?" } }""");
        var with = await shop.BuildAsync();
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");
        var production = await Run(shop);
        var development = (await shop.ScoutAsync(0, "run", "--input", "name=Ada", "--format", "json")).Json.GetProperty("output").GetString();
        var again = await shop.BuildAsync();
        shop.Write("appsettings.production.json", """{ "Shop": { "Ending": "." } }""");
        var other = await shop.BuildAsync();
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "other settings");
        var changed = await Run(shop);
        File.Delete(shop.PathOf("appsettings.json"));
        File.Delete(shop.PathOf("appsettings.production.json"));
        var none = await shop.BuildAsync();

        Assert.Equal((without.Revision.Id, with.Revision.Id), (with.Revision.Was, other.Revision.Was));
        Assert.Equal(0, again.Snapshots);
        Assert.Equal(["Hello Madam Ada?, welcome.", "Hello Madam Ada!, welcome.", "Hello Madam Ada., welcome."], [production, development, changed]);
        Assert.Equal(without.Revision.Id, none.Revision.Id);
    }

    [Fact]
    public async Task A_resource_counts_also_one_of_a_library()
    {
        var company = feed.NewConsumer("Company").Write("scout.json", Settings)
            .Write("Words/Words.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><EmbeddedResource Include=\"ending.txt\" /></ItemGroup></Project>")
            .Write("Words/ending.txt", "!")
            .Write("Words/Words.cs", "namespace Words; public static class Endings { public static string Usual => new System.IO.StreamReader(typeof(Endings).Assembly.GetManifestResourceStream(\"Words.ending.txt\")!).ReadToEnd(); }")
            .Write("Flows/Flows.csproj", Sources.Project).Edit("Flows/Flows.csproj", "<PackageReference", "<ProjectReference Include=\"../Words/Words.csproj\" /><EmbeddedResource Include=\"title.txt\" /><PackageReference")
            .Write("Flows/title.txt", "Dr. ")
            .Write("Flows/Greeting.cs", Sources.Greeting()).Edit("Flows/Greeting.cs", "return title + \" \" + name", "return Own() + name + Words.Endings.Usual")
            .Edit("Flows/Greeting.cs", "public static string Polite", "private static string Own() => new System.IO.StreamReader(typeof(Greeting).Assembly.GetManifestResourceStream(\"Flows.title.txt\")!).ReadToEnd();\n    public static string Polite");
        var first = await company.BuildAsync("Flows");
        company.Write("Flows/title.txt", "Prof. ");
        var own = await company.BuildAsync("Flows");
        company.Write("Words/ending.txt", "?");
        var library = await company.BuildAsync("Flows");
        await company.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");

        Assert.Equal((first.Revision.Id, "Change Flows.dll/Flows.title.txt"), (own.Revision.Was, own.Revision.Name));
        Assert.Equal((own.Revision.Id, "Change Words.dll/Words.ending.txt"), (library.Revision.Was, library.Revision.Name));
        Assert.Equal("Hello Prof. Ada?, welcome.", await Run(company));
    }

    private Consumer Reading(string statement) => feed.NewConsumer().WithGreeting()
        .Edit("Greeting.cs", "return title + \" \" + name;", statement)
        .Edit("Greeting.cs", "public static string Polite", Reads + "\n    public static string Polite");

    private static async Task<string?> Run(Consumer shop) =>
        (await shop.ScoutAsync(0, "run", "--environment", "production", "--input", "name=Ada", "--format", "json")).Json.GetProperty("output").GetString();
}
