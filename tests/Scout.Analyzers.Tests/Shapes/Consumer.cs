extern alias ground;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Basic.Reference.Assemblies;
using ground::Scout.Revisions.Snapshots;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Scout.Analyzers.CodeCalls;
using Scout.Analyzers.Shapes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Shapes;

/// <summary>A project of an author in memory: nullable, documented, every warning an error.</summary>
internal static class Consumer
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    public static CSharpCompilation Compilation(string code) => CSharpCompilation.Create(
        "Shop",
        [CSharpSyntaxTree.ParseText(code, Parsing, "Shop.cs")],
        [.. Net100.References.All, .. TestProject.Scouts],
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error));

    public static GeneratorDriver Driver { get; } = CSharpGeneratorDriver.Create(
        [new ShapeGenerator().AsSourceGenerator(), new CodeCallGenerator().AsSourceGenerator()],
        parseOptions: Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What is generated, by file.</summary>
    public static ImmutableSortedDictionary<string, string> Generated(string code) => Driver.RunGenerators(Compilation(code)).GetRunResult().Results
        .SelectMany(result => result.GeneratedSources)
        .ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>Everything that the compiler says about the code and what is generated for it.</summary>
    public static ImmutableArray<string> Diagnostics(string code) => [.. Whole(code).GetDiagnostics().Select(diagnostic => diagnostic.ToString())];

    /// <summary>The template of the block <c>all</c> of the workflow that the code defines.</summary>
    public static string Template(string code)
    {
        using var image = new MemoryStream();
        var emitted = Whole(code).Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext("Shop", isCollectible: true);
        try
        {
            var snapshot = (SnapshotResult)typeof(Workflow).Assembly.GetType("Scout.Definitions.Snapshot", throwOnError: true)!
                .GetMethod("Of", [typeof(Assembly), typeof(string)])!.Invoke(null, [context.LoadFromStream(image), null])!;
            Assert.Empty(snapshot.Errors);
            return JsonElement.Parse(Assert.Single(snapshot.Workflows).Revision.Bytes.Span)
                .GetProperty("blocks").GetProperty("all").GetProperty("config").GetProperty("template").GetString()!;
        }
        finally
        {
            context.Unload();
        }
    }

    private static Compilation Whole(string code)
    {
        Driver.RunGeneratorsAndUpdateCompilation(Compilation(code), out var compilation, out var diagnostics);
        Assert.Empty(diagnostics);
        return compilation;
    }
}
