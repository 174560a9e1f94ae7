using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>A library of the solution that knows nothing of Scout.Build, and whose code a workflow uses.</summary>
public sealed class Plain_libraries(PackageFeed feed)
{
    private const string Settings = """{ "environments": { "development": {}, "production": { "requires": ["development"] } } }""";

    private const string Simple = """
        namespace Words;

        public static class Titles
        {
            public static string Of(string name)
            {
                var title = Known.Title;
                return title + name;
            }
        }

        internal static class Known
        {
            public static string Title => "Dr. ";
        }
        """;

    // A state machine is a class in debug builds, and a structure in release builds.
    private const string Asynchronous = """
        namespace Words;

        public static class Titles
        {
            public static string Of(string name) => OfAsync(name).GetAwaiter().GetResult();

            private static async System.Threading.Tasks.Task<string> OfAsync(string name)
            {
                await System.Threading.Tasks.Task.Yield();
                return "Dr. " + name;
            }
        }
        """;

    [Fact]
    public async Task Keep_ids_over_commits_folders_and_configurations_and_change_them_with_what_is_reached()
    {
        var one = Solution(feed.NewConsumer("One"), Simple).Write(".gitignore", "bin/\nobj/\n.scout/\n");
        await Git(one, "init", "--quiet");
        var ids = new List<string>();
        foreach (var commit in (string[])["First", "Second", "Third"])
        {
            one.Write("README.md", commit);
            await Git(one, "add", "--all");
            await Git(one, "commit", "--quiet", "--message", commit);
            Delete(one);
            ids.Add((await one.BuildAsync("Flows")).Revision.Id);
        }

        var two = Solution(feed.NewConsumer("Another Place"), Simple);
        var release = await two.BuildAsync("Flows", "--configuration", "Release", "-warnaserror");
        two.Edit("Words/Words.cs", "internal static class Known", "public static class Unused { public static int[] All => [1, 2, 3, 4, 5, 6, 7, 8]; }\n// Said to adults only.\ninternal static class Known");
        var unreached = await two.BuildAsync("Flows", "--configuration", "Release");
        two.Edit("Words/Words.cs", "Dr. ", "Prof. ");
        var reached = await two.BuildAsync("Flows", "--configuration", "Release");

        Assert.Single(ids.Append(release.Revision.Id).Distinct());
        Assert.Equal(1, unreached.Snapshots);
        Assert.Empty(unreached.Revisions);
        Assert.Equal(release.Revision.Id, reached.Revision.Was);
    }

    [Fact]
    public async Task Count_by_whole_types_that_are_reached_and_a_diff_names_the_member_that_differs()
    {
        var shop = Solution(feed.NewConsumer("Company"), Simple)
            .Edit("Words/Words.cs", "return title + name;\n    }", "return title + name;\n    }\n\n    public static int Unused() => 1;")
            .Edit("Words/Words.cs", "internal static class Known", "public static class Other { public static int Unused() => 10; }\n\ninternal static class Known");
        var first = await shop.BuildAsync("Flows");
        shop.Edit("Words/Words.cs", "=> 10;", "=> 20;");
        var other = await shop.BuildAsync("Flows");
        shop.Edit("Words/Words.cs", "=> 1;", "=> 2;");
        var same = await shop.BuildAsync("Flows");

        var diff = await shop.ScoutAsync(0, "diff", "latest~1", "latest");

        Assert.Empty(other.Revisions);
        Assert.Equal((first.Revision.Id, "Change code of polite"), (same.Revision.Was, same.Revision.Name));
        Assert.Contains("type Words.Titles: member Unused differs", diff.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Simple, true)]
    [InlineData(Asynchronous, false)]
    public async Task Are_promoted_from_the_usual_build_and_run(string library, bool isOne)
    {
        var shop = Solution(feed.NewConsumer("Company"), library).Write("scout.json", Settings);
        var built = await shop.BuildAsync("Flows");

        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");
        var release = await shop.BuildAsync("Flows", "--configuration", "Release");
        shop.Edit("Words/Words.cs", "Dr. ", "Prof. ");
        await shop.BuildAsync("Flows");
        var run = await shop.ScoutAsync(0, "run", "--environment", "production", "--input", "name=Ada", "--format", "json");

        Assert.StartsWith(built.Revision.Id, run.Json.GetProperty("revision_id").GetString(), StringComparison.Ordinal);
        Assert.Equal("Hello Madam Dr. Ada, welcome.", run.Json.GetProperty("output").GetString());
        Assert.Equal(isOne, release.Revisions.IsEmpty);
    }

    private static Consumer Solution(Consumer folder, string library) => folder
        .Write("Words/Words.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>")
        .Write("Words/Words.cs", library)
        .Write("Flows/Flows.csproj", Sources.Project).Edit("Flows/Flows.csproj", "<PackageReference", "<ProjectReference Include=\"../Words/Words.csproj\" /><PackageReference")
        .Write("Flows/Greeting.cs", Sources.Greeting()).Edit("Flows/Greeting.cs", "return title", "name = Words.Titles.Of(name); return title")
        .Write("scout.json", "{}");

    // Each commit as on a machine that has not built before.
    private static void Delete(Consumer folder)
    {
        foreach (var made in (string[])[".scout", "Words/bin", "Words/obj", "Flows/bin", "Flows/obj"])
        {
            if (folder.Exists(made))
            {
                Directory.Delete(folder.PathOf(made), recursive: true);
            }
        }
    }

    private static async Task Git(Consumer consumer, params string[] arguments) =>
        (await consumer.RunAsync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "init.defaultBranch=main", .. arguments])).MustExitWith(0);
}
