using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Scout.Analyzers.CodeCalls;
using Scout.Analyzers.Shapes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Pages;

/// <summary>An example of a rule's page, compiled.</summary>
internal static class Example
{
    /// <summary>What all rules say of a source, and any error of the compiler.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Report(string source, IEnumerable<(string Name, string Text)> files)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create(
            "Example",
            [CSharpSyntaxTree.ParseText(Prelude.File(source), TestProject.Parse, "Example.cs", Encoding.UTF8, cancellation), CSharpSyntaxTree.ParseText(Prelude.Source, TestProject.Parse, "Prelude.cs", Encoding.UTF8, cancellation)],
            TestProject.References,
            TestProject.Compile);
        CSharpGeneratorDriver.Create([new ShapeGenerator().AsSourceGenerator(), new CodeCallGenerator().AsSourceGenerator()], parseOptions: TestProject.Parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _, cancellation);
        var options = new AnalyzerOptions([.. files.Select(file => new Additional(file.Name, file.Text))]);
        var report = await whole.WithAnalyzers([new WorkflowAnalyzer()], options).GetAnalyzerDiagnosticsAsync(cancellation);
        return [.. whole.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), .. report];
    }

    private sealed class Additional(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }
}
