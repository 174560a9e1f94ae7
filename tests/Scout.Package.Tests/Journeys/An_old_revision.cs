using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Journeys;

public sealed class An_old_revision(PackageFeed feed)
{
    private const string Settings = """{ "environments": { "development": {}, "production": { "requires": ["development"], "allow": ["script"] } } }""";

    [Fact]
    public async Task Runs_its_own_code_in_production_while_development_runs_the_new_code()
    {
        var shop = feed.NewConsumer().WithGreeting().Write("scout.json", Settings);
        var old = await shop.BuildAsync();
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");

        shop.Edit("Greeting.cs", "\"Madam\"", "\"Doctor\"").Edit("Greeting.cs", "welcome.", "be welcome.");
        var now = await shop.BuildAsync();
        var both = await Task.WhenAll(
            shop.ScoutAsync(0, "run", "--environment", "production", "--input", "name=Ada", "--format", "json"),
            shop.ScoutAsync(0, "run", "--no-build", "--input", "name=Ada", "--format", "json"));

        Assert.Equal(["Hello Madam Ada, welcome.", "Hello Doctor Ada, be welcome."], both.Select(run => run.Json.GetProperty("output").GetString()));
        Assert.StartsWith(old.Revision.Id, both[0].Json.GetProperty("revision_id").GetString(), StringComparison.Ordinal);
        Assert.StartsWith(now.Revision.Id, both[1].Json.GetProperty("revision_id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_from_a_clone_on_another_machine_without_rebuilding()
    {
        var shop = feed.NewConsumer().WithGreeting().Write("scout.json", Settings).Write(".gitignore", "bin/\nobj/\n");
        await Git(shop, "init", "--quiet");
        var built = await shop.BuildAsync();
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");
        await Git(shop, "add", "--all");
        await Git(shop, "commit", "--quiet", "--message", "First");

        var other = new Consumer(feed, Path.Combine(Directory.CreateDirectory(Path.Combine(feed.Root, "clones")).FullName, "shop")) { Environment = feed.EnvironmentIn("clone-home") };
        await Git(shop, "clone", "--quiet", shop.Folder, other.Folder);
        Directory.Move(shop.Folder, shop.Folder + "-gone");
        await other.ScoutAsync(0, "restore");
        var run = await other.ScoutAsync(0, "run", "--environment", "production", "--input", "name=Ada", "--format", "json");

        Assert.Equal("Hello Madam Ada, welcome.", run.Json.GetProperty("output").GetString());
        Assert.StartsWith(built.Revision.Id, run.Json.GetProperty("revision_id").GetString(), StringComparison.Ordinal);
        Assert.False(other.Exists("bin") || other.Exists("obj"));
        await other.ScoutAsync(0, "check");
    }

    [Fact]
    public async Task Runs_from_a_checkout_that_is_only_read()
    {
        var shop = feed.NewConsumer().WithGreeting().Write("scout.json", Settings).Write(".gitignore", "bin/\nobj/\n");
        await Git(shop, "init", "--quiet");
        await shop.BuildAsync();
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");
        await Git(shop, "add", "--all");
        await Git(shop, "commit", "--quiet", "--message", "First");
        var state = Path.Combine(feed.Root, "state");
        var image = new Consumer(feed, Path.Combine(Directory.CreateDirectory(Path.Combine(feed.Root, "images")).FullName, "shop"))
        {
            Environment = feed.EnvironmentIn("image-home").SetItem("SCOUT_STATE", state),
        };
        await Git(shop, "clone", "--quiet", shop.Folder, image.Folder);
        (await image.RunAsync("chmod", "-R", "a-w", image.Folder)).MustExitWith(0);
        try
        {
            var before = Everything(image.Folder);

            var run = await image.ScoutAsync(0, "run", "--environment", "production", "--input", "name=Ada", "--format", "json");
            var log = await image.ScoutAsync(0, "logs", "--format", "json");

            Assert.Equal("Hello Madam Ada, welcome.", run.Json.GetProperty("output").GetString());
            Assert.Equal(run.Json.GetProperty("run_id").GetString(), log.Json.GetProperty("run_id").GetString());
            Assert.Equal(["runs"], new DirectoryInfo(state).EnumerateDirectories("shop-*").Single().EnumerateDirectories().Select(folder => folder.Name));
            Assert.Single(new DirectoryInfo(Path.Combine(state, "bundles")).EnumerateDirectories());
            Assert.Equal(before, Everything(image.Folder));
        }
        finally
        {
            await image.RunAsync("chmod", "-R", "u+w", image.Folder);
        }
    }

    private static IEnumerable<string> Everything(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(entry => $"{entry.FullName} {entry.LastWriteTimeUtc:O}").Order(StringComparer.Ordinal)];

    private static async Task Git(Consumer consumer, params string[] arguments) =>
        (await consumer.RunAsync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "init.defaultBranch=main", .. arguments])).MustExitWith(0);
}
