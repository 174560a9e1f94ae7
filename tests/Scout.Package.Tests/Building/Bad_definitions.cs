using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>A definition that is wrong, or does what it must not, fails the build with one clear error and leaves no trace in the store.</summary>
public sealed class Bad_definitions(PackageFeed feed)
{
    private const string Fine = """return flow.Text("greet", $"Hello {input.Name}.");""";

    [Fact]
    public async Task A_duplicate_block_is_an_error_with_file_line_and_code()
    {
        var (shop, build) = await Build("""
            flow.Text("greet", "Hello.");
                    return flow.Text("greet", $"Hello {input.Name}.");
            """);

        var error = build.Error;

        Assert.StartsWith("SCOUT1", error.Code, StringComparison.Ordinal);
        Assert.Equal(shop.PathOf("Greeting.cs"), Path.GetFullPath(error.File, shop.Folder));
        Assert.InRange(error.LineNumber, 13, 15);
        Assert.Contains("greet", error.Text, StringComparison.Ordinal);
        Assert.Empty(shop.StoreFiles());
    }

    [Fact]
    public async Task One_that_throws_is_named_with_its_file_and_line()
    {
        var (shop, build) = await Build("""throw new InvalidOperationException("no\nluck");""");

        var error = build.Error;

        Assert.StartsWith("SCOUT", error.Code, StringComparison.Ordinal);
        Assert.Contains("no", error.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("luck", error.Text, StringComparison.Ordinal);
        Assert.EndsWith("Greeting.cs", error.File, StringComparison.Ordinal);
        Assert.Equal(14, error.LineNumber);
        Assert.Empty(shop.StoreFiles());
    }

    [Fact]
    public async Task One_that_ends_the_process_with_success_fails_the_build()
    {
        var (_, build) = await Build($"Environment.Exit(0); {Fine}");

        Assert.Equal("SCOUT5003", build.Error.Code);
        Assert.Contains("Shop.dll ended the process (exit code 0)", build.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_overflows_the_stack_fails_the_build_and_names_the_method()
    {
        var (_, build) = await Build($"Deeper(1); {Fine}", "static int Deeper(int n) => n == 0 ? 0 : Deeper(n + 1) + 1;");

        Assert.Equal("SCOUT5004", build.Error.Code);
        Assert.Contains("Shop.Greeting.Deeper", build.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_never_ends_is_stopped_with_all_that_it_started()
    {
        var (_, build) = await Build("while (input is not null) { } " + Fine, arguments: "-p:ScoutSnapshotTimeout=2");

        Assert.Equal("SCOUT5002", build.Error.Code);
        Assert.Contains("within 2 s", build.Error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Guid.NewGuid().ToString()")]
    [InlineData("TimeZoneInfo.Local.Id")]
    [InlineData("(1.5).ToString()")]
    [InlineData("Environment.ProcessId.ToString()")]
    public async Task One_that_is_not_deterministic_is_named_with_the_place_where_it_differs(string expression)
    {
        var (shop, build) = await Build($$"""return flow.Text("greet", "Hello " + {{expression}});""", arguments: "-p:RunAnalyzers=false");

        Assert.Equal("SCOUT5005", build.Error.Code);
        Assert.Contains("'greeting'", build.Error.Text, StringComparison.Ordinal);
        Assert.Contains("/blocks/greet/config/template", build.Error.Text, StringComparison.Ordinal);
        Assert.Empty(shop.StoreFiles());
    }

    [Fact]
    public async Task What_a_definition_writes_is_never_taken_for_the_builds_own_words()
    {
        var (_, build) = await Build($"""Console.WriteLine("Greeting.cs(1,1): error CS9999: not so"); Console.Error.WriteLine("error CS9998: nor so"); {Fine}""");

        build.MustExitWith(0);
        Assert.Equal("greeting", build.Revision.Workflow);
        Assert.DoesNotContain("CS999", build.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_build_is_tried_again_by_the_next_one_although_nothing_changed()
    {
        var (shop, first) = await Build($"Environment.Exit(3); {Fine}");
        var again = await shop.TryBuildAsync();

        Assert.Equal(("SCOUT5003", "SCOUT5003"), (first.Error.Code, again.Error.Code));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("soon")]
    [InlineData("3601")]
    public async Task A_time_limit_that_is_none_is_an_error(string limit)
    {
        var (_, build) = await Build(Fine, arguments: $"-p:ScoutSnapshotTimeout={limit}");

        Assert.Equal("SCOUT5008", build.Error.Code);
    }

    private async Task<(Consumer Shop, BuildResult Build)> Build(string statements, string members = "", params string[] arguments)
    {
        var shop = feed.NewConsumer().Write("Shop.csproj", Sources.Project).Write("Greeting.cs", Sources.Defining(statements, members));
        return (shop, await shop.TryBuildAsync(arguments));
    }
}
