using System.Text.Json.Nodes;
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

    // What the SDK writes for properties of a project, and what only a runtimeconfig.template.json can say.
    private static readonly Dictionary<string, string> All = new()
    {
        ["Microsoft.Extensions.DependencyInjection.DisableDynamicEngine"] = "true",
        ["Microsoft.Extensions.DependencyInjection.VerifyOpenGenericServiceTrimmability"] = "true",
        ["System.ComponentModel.DefaultValueAttribute.IsSupported"] = "false",
        ["System.ComponentModel.Design.IDesignerHost.IsSupported"] = "false",
        ["System.ComponentModel.TypeConverter.EnableUnsafeBinaryFormatterInDesigntimeLicenseContextSerialization"] = "false",
        ["System.ComponentModel.TypeDescriptor.IsComObjectDescriptorSupported"] = "false",
        ["System.Data.DataSet.XmlSerializationIsSupported"] = "false",
        ["System.Diagnostics.Debugger.IsSupported"] = "false",
        ["System.Diagnostics.Metrics.Meter.IsSupported"] = "false",
        ["System.Diagnostics.StackTrace.IsSupported"] = "false",
        ["System.Diagnostics.Tracing.EventSource.IsSupported"] = "false",
        ["System.GC.Concurrent"] = "false",
        ["System.GC.RetainVM"] = "true",
        ["System.GC.Server"] = "true",
        ["System.Globalization.Invariant"] = "true",
        ["System.Globalization.PredefinedCulturesOnly"] = "true",
        ["System.IO.DisableFileLocking"] = "true",
        ["System.Linq.Enumerable.IsSizeOptimized"] = "true",
        ["System.Linq.Expressions.CanEmitObjectArrayDelegate"] = "false",
        ["System.Net.DisableIPv6"] = "true",
        ["System.Net.Http.EnableActivityPropagation"] = "false",
        ["System.Net.SocketsHttpHandler.Http3Support"] = "false",
        ["System.Reflection.Metadata.MetadataUpdater.IsSupported"] = "false",
        ["System.Reflection.NullabilityInfoContext.IsSupported"] = "false",
        ["System.Resources.ResourceManager.AllowCustomResourceTypes"] = "false",
        ["System.Resources.UseSystemResourceKeys"] = "true",
        ["System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported"] = "false",
        ["System.Runtime.InteropServices.BuiltInComInterop.IsSupported"] = "false",
        ["System.Runtime.Serialization.EnableUnsafeBinaryFormatterSerialization"] = "false",
        ["System.Runtime.TieredCompilation"] = "false",
        ["System.Runtime.TieredPGO"] = "false",
        ["System.StartupHookProvider.IsSupported"] = "false",
        ["System.Text.Encoding.EnableUnsafeUTF7Encoding"] = "false",
        ["System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault"] = "false",
        ["System.Text.Json.Serialization.RespectNullableAnnotationsDefault"] = "true",
        ["System.Text.Json.Serialization.RespectRequiredConstructorParametersDefault"] = "true",
        ["System.Threading.ThreadPool.MaxThreads"] = "4",
        ["System.Threading.ThreadPool.MinThreads"] = "1",
        ["System.TimeZoneInfo.Invariant"] = "true",
        ["System.Xml.XmlResolver.IsNetworkingEnabledByDefault"] = "false",
    };

    private const string Counting = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Scout;

        namespace Shop;

        [Shape] public sealed record Guest(string Name, decimal Price = 1.10m, string? Note = null);

        [Workflow("counter")]
        public sealed class Counter : Workflow<Guest, string>
        {
            protected override Value<string> Define(Flow flow, Value<Guest> input)
            {
                var found = flow.Code("found", Find, input.Name);
                var boxed = flow.Code("boxed", Boxed, input);
                return flow.Text("all", $"{{{{ ['a', 'B', 'ä', 'A'] | array.sort }}}} {found} {{{{ 1234.5 | math.format 'N2' }}}} {boxed} {{{{ '2026-07-01' | date.in_zone 'Europe/Berlin' }}}} {flow.Run.StartedAt.InZone("Asia/Kathmandu"):zzz} {flow.Run.Environment}");
            }

            public static string Find(string name) => new Dictionary<string, string> { ["ok"] = "OK" }[name];

            public static string Boxed(Guest guest) =>
                FormattableString.Invariant($"boxed {CodeContext.Current.Services.GetRequiredService<IBox<string>>().Text} {guest.Price}");
        }

        public interface IBox<T> { string Text { get; } }

        public sealed class Box<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] T> : IBox<T> { public string Text => "text"; }

        [WorkflowServices]
        public static class Services
        {
            public static void Configure(IServiceCollection services, IConfiguration configuration) => services.AddSingleton(typeof(IBox<>), typeof(Box<>));
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
    public async Task Change_nothing_of_a_run_all_at_once()
    {
        var plain = Counter(feed.NewConsumer(), "");
        var switched = Counter(feed.NewConsumer(), string.Concat(All.Select(option => $"""<RuntimeHostConfigurationOption Include="{option.Key}" Value="{option.Value}" />""")));

        var ids = new[] { await plain.BuildAsync(), await switched.BuildAsync("-warnaserror") }.Select(built => built.Revision.Id);
        Assert.Single(ids.Distinct());
        var config = JsonNode.Parse(await File.ReadAllTextAsync(switched.PathOf("bin/Debug/net10.0/Shop.runtimeconfig.json"), TestContext.Current.CancellationToken));
        Assert.All(All.Keys, name => Assert.NotNull(config!["runtimeOptions"]!["configProperties"]![name]));

        foreach (var (shop, inputs) in new[] { plain, switched }.SelectMany(shop => new[] { (shop, "ok"), (shop, "bad") }))
        {
            var run = await shop.ScoutAsync(inputs == "ok" ? 0 : 7, "run", "--input", $"name={inputs}", "--format", "json");
            if (inputs == "ok")
            {
                Assert.Equal("[\"A\",\"B\",\"a\",\"ä\"] OK 1,234.50 boxed text 1.10 2026-07-01T02:00:00+02:00 +05:45 development", run.Json.GetProperty("output").GetString());
            }
            else
            {
                Assert.Contains("The given key 'bad' was not present in the dictionary", run.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
                Assert.Contains("Counter.cs", run.Json.GetProperty("error").ToString(), StringComparison.Ordinal);
            }
        }

        var started = await switched.DotnetAsync("run", "--no-build", "--", "--input", "name=ok");
        started.MustExitWith(0);
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

    [Fact]
    public async Task A_program_of_one_file_without_statements_is_told_how_to_be_a_library()
    {
        var folder = feed.NewConsumer("Scripts").Write("hello.cs", OneFile.Replace("System.Console.WriteLine(\"my own program\");", "", StringComparison.Ordinal));

        var refused = await folder.DotnetAsync("run", "hello.cs");
        folder.Edit("hello.cs", "using Scout;", "#:property OutputType=Library\nusing Scout;");
        var run = await folder.DotnetAsync("run", "hello.cs", "--", "--input", "name=Ada");

        refused.MustExitWith(1);
        Assert.Contains("error SCOUT1028", refused.Text, StringComparison.Ordinal);
        Assert.Contains("'#:property OutputType=Library'", refused.Text, StringComparison.Ordinal);
        run.MustExitWith(0);
        Assert.EndsWith("Hello Dr. Ada.", run.Output.TrimEnd(), StringComparison.Ordinal);
    }

    private static Consumer Counter(Consumer shop, string options) => shop.Write("scout.json", Settings).Write("Counter.cs", Counting)
        .Write("Shop.csproj", Sources.Project.Replace("</ItemGroup>", $"{options}</ItemGroup>", StringComparison.Ordinal));
}
