using Scout.Package.Tests.Harness;

namespace Scout.Package.Tests.Building;

/// <summary>Projects that turn off parts of the runtime: trimmed, compiled ahead of time, of one file.</summary>
public sealed class Switches_of_projects(PackageFeed feed)
{
    private const string Settings = """{ "environments": { "development": {}, "production": { "requires": ["development"] } } }""";

    private const string OneFile = """
        #:package Scout.Build@VERSION
        using Scout;

        System.Console.WriteLine("my own program");

        [Shape] public sealed record Guest(string Name, int Age = 30);

        public sealed record Title(string Short, string? Long);

        [Workflow("hello")]
        public sealed class Hello : Workflow<Guest, string>
        {
            protected override Value<string> Define(Flow flow, Value<Guest> input)
            {
                var title = flow.Code("title", TitleOf, input);
                var long_ = flow.If("long", $"{input.Age} > 20", flow => flow.Text("grown", $"{title.Get(t => t.Short)} {input.Name}"), flow => flow.Text("small", $"{input.Name}"));
                return flow.Text("greet", $"Hello {long_}.");
            }

            public static Title TitleOf(Guest guest) => new("Dr.", guest.Name);
        }
        """;

    [Theory]
    [InlineData("<PublishAot>true</PublishAot>")]
    [InlineData("<PublishTrimmed>true</PublishTrimmed>")]
    [InlineData("<JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault><NullabilityInfoContextSupport>false</NullabilityInfoContextSupport><UseSystemResourceKeys>true</UseSystemResourceKeys><InvariantGlobalization>true</InvariantGlobalization>")]
    public async Task Change_no_id_and_stop_neither_build_nor_run_nor_promotion(string properties)
    {
        var plain = feed.NewConsumer().WithGreeting();
        var shop = feed.NewConsumer().WithGreeting().Write("scout.json", Settings)
            .Edit("Shop.csproj", "<TargetFramework>", $"<OutputType>Exe</OutputType>{properties}<TargetFramework>").Write("Program.cs", "System.Console.WriteLine(1);");

        var expected = await plain.BuildAsync();
        var built = await shop.BuildAsync("-warnaserror");
        var run = await shop.ScoutAsync(0, "run", "--input", "name=Ada", "--format", "json");
        await shop.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");
        var production = await shop.ScoutAsync(0, "run", "--environment", "production", "--input", "name=Ada", "--format", "json");

        Assert.Equal(expected.Revision.Id, built.Revision.Id);
        Assert.All([run, production], answer => Assert.Equal("Hello Madam Ada, welcome.", answer.Json.GetProperty("output").GetString()));
    }

    [Fact]
    public async Task Leave_every_kind_of_block_of_the_template_running()
    {
        var shop = await feed.NewConsumer("Projects").NewWorkflowAsync("Shop");
        shop.Edit("Shop.csproj", "</TargetFramework>", "</TargetFramework><JsonSerializerIsReflectionEnabledByDefault>false</JsonSerializerIsReflectionEnabledByDefault><NullabilityInfoContextSupport>false</NullabilityInfoContextSupport>");
        await shop.BuildAsync();

        var run = await shop.ScoutAsync(0, "run", "--inputs", "inputs/complaint.json", "--format", "json");
        var started = await shop.DotnetAsync("run", "--no-build");

        Assert.Equal("completed", run.Json.GetProperty("status").GetString());
        started.MustExitWith(0);
    }

    [Fact]
    public async Task A_program_of_one_file_is_built_run_and_promoted()
    {
        var folder = feed.NewConsumer("One").Write("hello.cs", OneFile).Write("scout.json", Settings);

        var built = await folder.TryBuildAsync("hello.cs");
        built.MustExitWith(0);
        var own = await folder.DotnetAsync("run", "hello.cs");
        var run = await folder.ScoutAsync(0, "run", "--input", "name=Ada", "--format", "json");
        await folder.ScoutAsync(0, "promote", "--to", "production", "--reason", "first");
        folder.Edit("hello.cs", "\"Dr.\"", "\"Prof.\"");
        var changed = await folder.ScoutAsync(0, "run", "--input", "name=Ada", "--format", "json");
        var production = await folder.ScoutAsync(0, "run", "--environment", "production", "--input", "name=Ada", "--format", "json");

        Assert.Equal("hello", built.Revision.Workflow);
        Assert.EndsWith("my own program", own.Output.Trim(), StringComparison.Ordinal);
        Assert.Equal(
            ["Hello Dr. Ada.", "Hello Prof. Ada.", "Hello Dr. Ada."],
            new[] { run, changed, production }.Select(answer => answer.Json.GetProperty("output").GetString()));
    }

    [Fact]
    public async Task A_program_of_one_file_is_what_the_page_shows()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "Scout.Build", "README.md"), TestContext.Current.CancellationToken);
        var program = page.Split("```csharp\n")[1].Split("```")[0].Replace("Scout.Build@0.1.0", "Scout.Build@VERSION", StringComparison.Ordinal);
        var folder = feed.NewConsumer("Scripts").Write("hello.cs", program);

        var run = await folder.DotnetAsync("run", "hello.cs", "--", "--input", "name=Ada");

        run.MustExitWith(0);
        Assert.EndsWith("Hello Ada.", run.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(1, (await folder.ScoutAsync(0, "status", "--format", "json")).Json.GetProperty("workflows").GetArrayLength());
    }
}
