using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>A project that production runs already.</summary>
public sealed class What_production_runs(PackageFeed feed)
{
    private const string Settings = """{ "environments": { "development": {}, "production": { "requires": ["development"] } } }""";

    [Fact]
    public async Task Is_written_before_the_compiler_runs_and_only_when_it_changes()
    {
        var shop = feed.NewConsumer().WithGreeting();
        await shop.BuildAsync();
        var file = Baseline(shop);
        Assert.Equal("scout-baseline 1\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        var empty = await shop.BuildAsync();
        shop.Write("scout.json", Settings);
        var again = await shop.BuildAsync();
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");
        var promoted = await shop.BuildAsync();
        var written = File.GetLastWriteTimeUtc(file);
        var after = await shop.BuildAsync();

        Assert.Equal(0, empty.Compilations);
        Assert.Equal(1, again.Compilations);
        Assert.Equal(1, promoted.Compilations);
        Assert.Equal((0, 0, 0, written), (after.Compilations, after.Snapshots, after.TimesRun("WriteBaseline"), File.GetLastWriteTimeUtc(file)));
        Assert.Contains("input $.name string required\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_there_for_an_editor_before_anything_was_built()
    {
        var (shop, _) = await Promoted();
        Directory.Delete(shop.PathOf("obj"), recursive: true);
        (await shop.DotnetAsync("restore")).MustExitWith(0);

        await shop.BuildAsync("--no-restore", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true");

        Assert.Contains("revision greeting ", await File.ReadAllTextAsync(Baseline(shop), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cannot_be_read_and_the_build_warns_and_goes_on()
    {
        var (shop, _) = await Promoted();
        var before = await File.ReadAllTextAsync(Baseline(shop), TestContext.Current.CancellationToken);
        var manifest = shop.PathOf(".scout/environments/greeting.json");
        await File.WriteAllTextAsync(manifest, "<<<<<<< HEAD", TestContext.Current.CancellationToken);

        var build = await shop.BuildAsync();

        Assert.Single(build.Warnings, warning => warning.Code == "SCOUT5009");
        Assert.Equal(before, await File.ReadAllTextAsync(Baseline(shop), TestContext.Current.CancellationToken));
        Assert.Single((await shop.BuildAsync()).Warnings, warning => warning.Code == "SCOUT5009");
    }

    [Fact]
    public async Task Is_named_where_the_code_breaks_its_callers()
    {
        var (shop, revision) = await Promoted("(string Name, string? Locale = null)");
        shop.Edit("Greeting.cs", "(string Name, string? Locale = null)", "(string Name)");

        var warned = await shop.BuildAsync();
        shop.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.SCOUT3011.severity = error\n");
        var refused = await shop.TryBuildAsync();
        shop.Write(".editorconfig", "root = true\n[*.cs]\nscout_contract_environments = none\n");
        var uncounted = await shop.BuildAsync();
        shop.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.SCOUT3011.severity = none\n");
        var silent = await shop.BuildAsync();

        var warning = Assert.Single(warned.Warnings, warning => warning.Code == "SCOUT3011");
        Assert.Equal(("Greeting.cs", LineOf(shop, "record GreetingInput")), (Path.GetFileName(warning.File), warning.LineNumber));
        Assert.Contains($"input 'locale' is gone, but production runs {revision}, whose callers send 'locale'", warning.Text, StringComparison.Ordinal);
        Assert.Equal("SCOUT3011", refused.Error.Code);
        Assert.DoesNotContain(uncounted.Warnings.Concat(silent.Warnings), warning => warning.Code == "SCOUT3011");
    }

    [Fact]
    public async Task Is_not_called_gone_where_another_target_framework_leaves_it_out()
    {
        var (shop, _) = await Promoted();
        shop.Edit(
            "Shop.csproj",
            "<TargetFramework>net10.0</TargetFramework>",
            "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting>"
            + "<DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>");
        shop.Edit("Shop.csproj", "</ItemGroup>", "<Compile Remove=\"Greeting.cs\" Condition=\"'$(TargetFramework)' != 'net10.0'\" /></ItemGroup>");

        var build = await shop.BuildAsync();
        shop.Edit("Greeting.cs", "[Workflow(\"greeting\")]", "[Workflow(\"welcome\")]");
        var renamed = await shop.BuildAsync();

        Assert.DoesNotContain(build.Warnings, warning => warning.Code == "SCOUT3016");
        Assert.Equal(LineOf(shop, "[Workflow("), Assert.Single(renamed.Warnings, warning => warning.Code == "SCOUT3016").LineNumber);
    }

    private async Task<(Consumer Shop, string Revision)> Promoted(string input = "(string Name)")
    {
        var shop = feed.NewConsumer().WithGreeting().Edit("Greeting.cs", "(string Name)", input).Write("scout.json", Settings);
        var built = await shop.BuildAsync();
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");
        await shop.BuildAsync();
        return (shop, built.Revision.Id);
    }

    private static int LineOf(Consumer shop, string text) => Array.FindIndex(File.ReadAllLines(shop.PathOf("Greeting.cs")), line => line.Contains(text, StringComparison.Ordinal)) + 1;

    private static string Baseline(Consumer shop) => Assert.Single(Directory.EnumerateFiles(shop.PathOf("obj/Debug"), "*.scout.baseline", SearchOption.AllDirectories));
}
