extern alias ground;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using ground::Scout.Revisions.Snapshots;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Scout.Analyzers.CodeCalls;
using Scout.Analyzers.Fingerprints;
using Scout.Analyzers.Shapes;

namespace Scout.Analyzers.Tests.Documentation;

public class ExampleTests
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    [Fact]
    public void Every_example_of_the_authoring_pages_compiles_and_is_without_definition_errors()
    {
        var result = Snapshot(Compile("Scout.Workflows.md", "Scout.Workflows.Blocks.md"));

        Assert.Empty(result.Errors.Select(error => $"{error.Code}: {error.Message}"));
        Assert.Equal(["echo", "example-1", "example-10", "example-2", "example-3", "example-4", "example-5", "example-6", "example-7", "example-8", "example-9", "support-desk"], result.Workflows.Select(workflow => workflow.Workflow));
    }

    [Fact]
    public void Every_example_of_the_running_page_compiles() => Compile("Scout.Execution.md");

    [Theory]
    [InlineData("Scout.Execution.Http.md")]
    [InlineData("Scout.Execution.Models.md")]
    public void The_examples_of_a_page_of_services_are_without_definition_errors(string page) =>
        Assert.Empty(Snapshot(Compile("Scout.Workflows.md", "Scout.Workflows.Blocks.md", page)).Errors.Select(error => $"{error.Code}: {error.Message}"));

    private static CSharpCompilation Compile(params string[] pages)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14);
        Assert.All(pages, page => Assert.NotEmpty(Page.Fenced(page, "csharp")));
        var examples = pages.SelectMany(page => Page.Fenced(page, "csharp")).ToArray();

        var fragments = 0;
        string[] files = [GlobalUsings, .. examples.Select(example => example.StartsWith("using ", StringComparison.Ordinal) ? example : Wrapped(example, ++fragments))];
        var libraries = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(path => Path.GetFileName(path) is var name && (name is "Scout.Revisions.dll" or "Scout.Workflows.dll" || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Examples",
            files.Select((file, index) => CSharpSyntaxTree.ParseText(file, parse, $"Example{index}.cs", System.Text.Encoding.UTF8)),
            [.. Net100.References.All, .. libraries],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new ShapeGenerator().AsSourceGenerator(), new CodeCallGenerator().AsSourceGenerator(), new CodeFingerprintGenerator().AsSourceGenerator()], parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics, TestContext.Current.CancellationToken);

        Assert.Empty(diagnostics);
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()));
        return (CSharpCompilation)output;
    }

    /// <summary>A fragment stands in a definition after the blocks that the page names.</summary>
    private static string Wrapped(string fragment, int number) => $$"""
        using Scout;
        namespace Shop;
        [Workflow("example-{{number}}")]
        public sealed class Example{{number}} : Workflow<Request, Reply>
        {
            protected override Value<Reply> Define(Flow flow, Value<Request> input)
            {
                var triage = flow.Llm<Triage>("triage", new() { Model = "fast", Prompt = $"{input.Text}" });
                var customer = flow.Code("customer", Desk.FindCustomer, input.Email);
                {{(fragment.Contains("var orders", StringComparison.Ordinal) ? "" : """var orders = flow.Code("orders", Desk.FindOrders, input.Text);""")}}
        {{fragment}}
                return Reply.Of(answer: input.Text, category: triage.Category);
            }
        }
        """;

    private static SnapshotResult Snapshot(CSharpCompilation compilation)
    {
        using var image = new MemoryStream([.. Fingerprints.SourceProject.Emit(compilation)]);
        var assembly = new AssemblyLoadContext("Examples").LoadFromStream(image);
        var snapshot = typeof(Workflow).Assembly.GetType("Scout.Definitions.Snapshot", throwOnError: true)!
            .GetMethod("Of", BindingFlags.Public | BindingFlags.Static, [typeof(Assembly), typeof(string)])!;
        return (SnapshotResult)snapshot.Invoke(null, [assembly, null])!;
    }
}
