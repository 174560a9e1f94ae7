using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>What one writes first, in a project that has nothing but the package: it is right, or a sentence says what to write.</summary>
public sealed class First_mistakes(PackageFeed feed)
{
    private const string Methods = """
        public static string Greet(string name, int times = 2) => name + times;
            public static double Half(double number) => number / 2;
            public static int Size(System.Collections.Generic.List<string> names) => names.Count;
            public static System.Collections.Generic.IReadOnlyList<string> Names(string name) => [name];
        """;

    [Fact]
    public async Task That_are_none_are_built()
    {
        var shop = feed.NewConsumer().Write("Shop.csproj", Sources.Project).Write("Greeting.cs", Sources.Defining(
            """
            var size = flow.Code("size", Size, flow.Code("names", Names, "Ada"));
                    var half = flow.Code("half", Half, size);
                    var greet = flow.Code("greet", Greet, input.Name);
                    return flow.If("long", size > 1 && input.Name != "Bob", then: flow => flow.Text("text", $"{greet} {half:N1}"), otherwise: _ => "no");
            """,
            Methods));

        var build = await shop.TryBuildAsync();

        build.MustExitWith(0);
        Assert.Equal("greeting", build.Revision.Workflow);
    }

    [Theory]
    [InlineData("SCOUT1042", """foreach (var name in flow.Code("names", Names, input.Name)) { } return input.Name;""")]
    [InlineData("SCOUT1043", """return flow.Text("text", Template: "x");""")]
    [InlineData("SCOUT1046", """var other = new Input(input.Name); return input.Name;""")]
    [InlineData("SCOUT2008", """return flow.Code("greet", Greet, 5);""")]
    public async Task That_do_not_compile_get_a_sentence(string code, string statements)
    {
        var shop = feed.NewConsumer().Write("Shop.csproj", Sources.Project).Write("Greeting.cs", Sources.Defining(statements, Methods));

        var build = await shop.TryBuildAsync();

        build.MustExitWith(1);
        Assert.Contains(build.Errors, error => error.Code == code && error.LineNumber == 13);
    }

    [Fact]
    public async Task Are_not_told_of_other_blocks()
    {
        var shop = feed.NewConsumer().Write("Shop.csproj", Sources.Project).Write("Greeting.cs", Sources.Defining(
            """
            var size = flow.Code("size", Size, flow.Code("names", Names, "Ada"));
                    return flow.Code("greet", Greet, 5);
            """,
            Methods));

        var build = await shop.TryBuildAsync();

        build.MustExitWith(1);
        Assert.Equal(["CS1503", "SCOUT2008"], build.Errors.Select(error => error.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(build.Errors, error => error.Text == "Argument 4: cannot convert from 'int' to 'Scout.Value<string>'");
    }

    [Fact]
    public async Task Null_in_place_of_what_failed_is_none()
    {
        var shop = feed.NewConsumer().Write("Shop.csproj", Sources.Project).Write("Greeting.cs", Sources.Defining(
            """
            var title = flow.Code("title", Title, input.Name, new BlockOptions<string?> { OnError = OnError.Continue<string?>(null) });
                    var polite = flow.If("polite", input.Name == "Ada", then: flow => flow.Code("again", Title, input.Name), otherwise: _ => "x", new() { OnError = OnError.Continue<string?>(null) });
                    return flow.Text("text", $"[{title}] [{polite}]");
            """,
            "public static string Title(string name) => throw new InvalidOperationException(\"no titles\");"));

        await shop.BuildAsync("-warnaserror");
        var run = await shop.ScoutAsync(0, "run", "--input", "name=Ada", "--format", "json");

        Assert.Equal("[] []", run.Json.GetProperty("output").GetString());
    }
}
