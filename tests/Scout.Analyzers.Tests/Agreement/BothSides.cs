extern alias ground;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using ground::Scout.Revisions.Snapshots;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Scout.Analyzers.Fingerprints;
using Scout.Analyzers.Shapes;
using Scout.Analyzers.Tests.Harness;

namespace Scout.Analyzers.Tests.Agreement;

/// <summary>What the snapshot, and what the compiler extension, say of the same sources: by file, line and id, with what is wrong.</summary>
internal sealed partial class BothSides
{
    private BothSides(ImmutableArray<string> snapshot, ImmutableArray<string> compiler) => (Snapshot, Compiler) = (snapshot, compiler);

    public ImmutableArray<string> Snapshot { get; }

    public ImmutableArray<string> Compiler { get; }

    /// <summary>Compiles sources once and gives them to both.</summary>
    public static async Task<BothSides> Of(IEnumerable<(string File, string Source)> sources)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create(
            "Agreement",
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Source, TestProject.Parse, source.File, Encoding.UTF8, cancellation)),
            TestProject.References,
            TestProject.Compile);
        CSharpGeneratorDriver.Create([new ShapeGenerator().AsSourceGenerator(), new CodeFingerprintGenerator().AsSourceGenerator()], parseOptions: TestProject.Parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _, cancellation);
        Assert.Empty(whole.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));

        var report = await whole.WithAnalyzers([new WorkflowAnalyzer()], new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync(cancellation);
        return new(
            [.. SnapshotOf((CSharpCompilation)whole).Select(error => Line(error.File, error.Line, error.Code, error.Message)).Distinct().Order(StringComparer.Ordinal)],
            [.. report.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Line).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static ImmutableArray<SnapshotError> SnapshotOf(CSharpCompilation compilation)
    {
        using var image = new MemoryStream([.. Tests.Fingerprints.SourceProject.Emit(compilation)]);
        var assembly = new AssemblyLoadContext("Agreement").LoadFromStream(image);
        var snapshot = typeof(Workflow).Assembly.GetType("Scout.Definitions.Snapshot", throwOnError: true)!
            .GetMethod("Of", BindingFlags.Public | BindingFlags.Static, [typeof(Assembly), typeof(string)])!;
        return ((SnapshotResult)snapshot.Invoke(null, [assembly, null])!).Errors;
    }

    private static string Line(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        return Line(place.Path, place.StartLinePosition.Line + 1, diagnostic.Id, diagnostic.GetMessage(null));
    }

    // A build says where in brackets; an editor shows it.
    private static string Line(string? file, int line, string code, string message) => $"{file}:{line} {code} {Where().Replace(message, "")}";

    [GeneratedRegex(@" \([\w.]+:\d+\)| \(line \d+, column \d+\)|, also (at \S+:\d+|on line \d+)(?=;)|, such as '[^']*'$")]
    private static partial Regex Where();
}
