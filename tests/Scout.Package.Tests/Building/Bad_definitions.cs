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
        var (shop, build) = await Build("""throw new InvalidOperationException("no\r\nluck");""");

        var error = build.Error;

        Assert.StartsWith("SCOUT", error.Code, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: no luck", error.Text, StringComparison.Ordinal);
        Assert.EndsWith("Greeting.cs", error.File, StringComparison.Ordinal);
        Assert.Equal(13, error.LineNumber);
        Assert.Empty(shop.StoreFiles());
    }

    [Theory]
    [InlineData("SCOUT1040", """var prompt = $"Hello {input.Name}."; return flow.Text("greet", prompt);""")]
    [InlineData("SCOUT1041", """return input.Name.Equals("Ada") ? flow.Text("ada", "Hello.") : flow.Text("greet", $"Hello {input.Name}.");""")]
    public async Task One_that_takes_a_value_for_what_it_will_be_fails_in_the_editor_and_in_the_build(string code, string statements)
    {
        var (shop, typed) = await Build(statements);
        var built = await shop.TryBuildAsync("-p:RunAnalyzers=false");

        Assert.Equal((code, code), (typed.Error.Code, built.Error.Code));
        Assert.Equal((13, 13), (typed.Error.LineNumber, built.Error.LineNumber));
        Assert.Contains("while the project is built", built.Error.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Scout.Value`1", built.Text, StringComparison.Ordinal);
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
    public async Task Ones_that_are_not_deterministic_are_each_named_with_the_place_where_they_differ()
    {
        string[] expressions = ["Guid.NewGuid().ToString()", "TimeZoneInfo.Local.Id", "(1.5).ToString()", "Environment.ProcessId.ToString()"];
        var shop = feed.NewConsumer().Write("Shop.csproj", Sources.Project);
        for (var i = 0; i < expressions.Length; i++)
        {
            shop.Write($"Greeting{i}.cs", Sources.Defining($"""return flow.Text("greet", "Hello " + {expressions[i]});""").Replace("greeting", $"greeting-{i}", StringComparison.Ordinal).Replace("Shop;", $"Shop{i};", StringComparison.Ordinal));
        }

        var build = await shop.TryBuildAsync("-p:RunAnalyzers=false");

        build.MustExitWith(1);
        Assert.Equal(expressions.Length, build.Errors.Length);
        Assert.All(build.Errors, (error, i) =>
        {
            Assert.Equal("SCOUT5005", error.Code);
            Assert.Contains($"'greeting-{i}'", error.Text, StringComparison.Ordinal);
            Assert.Contains("/blocks/greet/config/template", error.Text, StringComparison.Ordinal);
        });
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

    [Fact]
    public async Task A_time_limit_that_is_none_is_an_error()
    {
        var (shop, build) = await Build(Fine, arguments: "-p:ScoutSnapshotTimeout=soon");

        Assert.Equal("SCOUT5008", build.Error.Code);
        Assert.Equal("SCOUT5008", (await shop.TryBuildAsync("-p:ScoutSnapshotTimeout=0")).Error.Code);
        Assert.Equal("SCOUT5008", (await shop.TryBuildAsync("-p:ScoutSnapshotTimeout=3601")).Error.Code);
        (await shop.TryBuildAsync("-p:ScoutSnapshotTimeout=0.5e1")).MustExitWith(1);
    }

    private async Task<(Consumer Shop, BuildResult Build)> Build(string statements, string members = "", params string[] arguments)
    {
        var shop = feed.NewConsumer().Write("Shop.csproj", Sources.Project).Write("Greeting.cs", Sources.Defining(statements, members));
        return (shop, await shop.TryBuildAsync(arguments));
    }
}
