using System.IO.Compression;
using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>Files that a project asks not to be made, and that a snapshot is made with.</summary>
public sealed class What_projects_turn_off(PackageFeed feed)
{
    private const string Settings = """{ "environments": { "development": {}, "production": { "requires": ["development"] } } }""";

    [Theory]
    [InlineData("<DebugType>none</DebugType>")]
    [InlineData("<GenerateDocumentationFile>false</GenerateDocumentationFile><PublishDocumentationFiles>false</PublishDocumentationFiles>")]
    [InlineData("<GenerateRuntimeConfigurationFiles>false</GenerateRuntimeConfigurationFiles><GenerateDependencyFile>false</GenerateDependencyFile>")]
    public async Task Changes_no_id_and_stops_neither_build_nor_promotion(string properties)
    {
        var plain = Documented(feed.NewConsumer());
        var shop = Documented(feed.NewConsumer()).Write("scout.json", Settings).Edit("Shop.csproj", "<TargetFramework>", $"{properties}<TargetFramework>");

        var expected = await plain.BuildAsync();
        var built = await shop.BuildAsync("-warnaserror");
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");
        var run = await shop.ScoutAsync(0, "run", "--environment", "production", "--input", "name=Ada", "--format", "json");

        Assert.Equal(expected.Revision.Id, built.Revision.Id);
        Assert.Equal("Hello Madam Ada, welcome.", run.Json.GetProperty("output").GetString());
        Assert.Contains("Whom to greet.", await File.ReadAllTextAsync(Directory.GetFiles(shop.PathOf(".scout/revisions/greeting")).Single(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_of_a_library_holds_only_what_the_library_is()
    {
        var shop = feed.NewConsumer().WithGreeting().Write("appsettings.json", "{}");

        (await shop.DotnetAsync("pack", "--output", "packed")).MustExitWith(0);

        using var package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(shop.PathOf("packed"), "*.nupkg")));
        Assert.Equal(["lib/net10.0/Shop.dll", "lib/net10.0/Shop.xml"], package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    // The comment has a fault that the compiler tells only where the file is asked for.
    private static Consumer Documented(Consumer consumer) => consumer.WithGreeting()
        .Edit("Greeting.cs", "[Shape] public sealed record GreetingInput", "/// <summary>A guest.</summary>\n/// <param name=\"Name\">Whom to greet.</param>\n[Shape] public sealed record GreetingInput");

    [Fact]
    public async Task Nullable_turned_off_is_a_warning_before_a_null_fails_a_run()
    {
        var shop = feed.NewConsumer().WithGreeting().Edit("Shop.csproj", "<Nullable>enable</Nullable>", "<Nullable>disable</Nullable>");

        var warned = await shop.BuildAsync();
        shop.Edit("Shop.csproj", "<Nullable>disable</Nullable>", "<Nullable>disable</Nullable><NoWarn>$(NoWarn);SCOUT5012</NoWarn>");
        var silenced = await shop.BuildAsync();

        var warning = Assert.Single(warned.Warnings);
        Assert.Equal("SCOUT5012", warning.Code);
        Assert.Contains("<Nullable>enable</Nullable>", warning.Text, StringComparison.Ordinal);
        Assert.Empty(silenced.Warnings);
    }
}
