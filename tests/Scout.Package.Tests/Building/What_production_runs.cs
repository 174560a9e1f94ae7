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
        var shop = await Promoted();
        Directory.Delete(shop.PathOf("obj"), recursive: true);
        (await shop.DotnetAsync("restore")).MustExitWith(0);

        await shop.BuildAsync("--no-restore", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true");

        Assert.Contains("revision greeting ", await File.ReadAllTextAsync(Baseline(shop), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cannot_be_read_and_the_build_warns_and_goes_on()
    {
        var shop = await Promoted();
        var before = await File.ReadAllTextAsync(Baseline(shop), TestContext.Current.CancellationToken);
        var manifest = shop.PathOf(".scout/environments/greeting.json");
        await File.WriteAllTextAsync(manifest, "<<<<<<< HEAD", TestContext.Current.CancellationToken);

        var build = await shop.BuildAsync();

        Assert.Single(build.Warnings, warning => warning.Code == "SCOUT5009");
        Assert.Equal(before, await File.ReadAllTextAsync(Baseline(shop), TestContext.Current.CancellationToken));
        Assert.Single((await shop.BuildAsync()).Warnings, warning => warning.Code == "SCOUT5009");
    }

    private async Task<Consumer> Promoted()
    {
        var shop = feed.NewConsumer().WithGreeting().Write("scout.json", Settings);
        await shop.BuildAsync();
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");
        await shop.BuildAsync();
        return shop;
    }

    private static string Baseline(Consumer shop) => Assert.Single(Directory.EnumerateFiles(shop.PathOf("obj/Debug"), "*.scout.baseline", SearchOption.AllDirectories));
}
