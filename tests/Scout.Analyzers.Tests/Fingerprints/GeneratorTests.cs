extern alias ground;

using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Scout.Analyzers.Fingerprints;

namespace Scout.Analyzers.Tests.Fingerprints;

public sealed class GeneratorTests
{
    [Fact]
    public void It_does_not_run_while_typing()
    {
        var driver = CSharpGeneratorDriver.Create(
            [new CodeFingerprintGenerator().AsSourceGenerator()],
            driverOptions: new(IncrementalGeneratorOutputKind.Implementation, trackIncrementalGeneratorSteps: true));

        var result = driver.RunGenerators(Corpus.Project.Compilation(), TestContext.Current.CancellationToken).GetRunResult();

        var run = Assert.Single(result.Results);
        Assert.Null(run.Exception);
        Assert.Empty(run.GeneratedSources);
        Assert.Empty(run.TrackedOutputSteps);
    }

    [Fact]
    public void Its_only_output_is_for_builds()
    {
        var driver = CSharpGeneratorDriver.Create(
            [new CodeFingerprintGenerator().AsSourceGenerator()],
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

        var run = Assert.Single(driver.RunGenerators(Corpus.Project.Compilation(), TestContext.Current.CancellationToken).GetRunResult().Results);

        Assert.Equal(["ImplementationSourceOutput"], run.TrackedOutputSteps.Keys);
        Assert.Single(run.GeneratedSources);
    }

    [Fact]
    public void Without_Scout_it_writes_nothing()
    {
        var compilation = CSharpCompilation.Create("Plain", [CSharpSyntaxTree.ParseText("class A { }", cancellationToken: TestContext.Current.CancellationToken)], Net100.References.All);

        var result = CSharpGeneratorDriver.Create(new CodeFingerprintGenerator()).RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult();

        Assert.Empty(result.GeneratedTrees);
    }

    [Fact]
    public void What_it_writes_compiles_without_a_warning_against_the_product_and_says_the_same_each_time()
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable);
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            "Shop",
            [CSharpSyntaxTree.ParseText("""
                namespace Shop;

                internal static class Code
                {
                    internal static int Length(string text) => text.Length + "\"\u2028\\{}😀".Length;

                    internal static readonly System.Delegate[] Tools = [Length];
                }
                """, parse, cancellationToken: TestContext.Current.CancellationToken)],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ground::Scout.Revisions.CodeFingerprintAttribute).Assembly.Location)],
            options);

        CSharpGeneratorDriver.Create(new CodeFingerprintGenerator().AsSourceGenerator()).WithUpdatedParseOptions(parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);

        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden));
        Assert.Equal(2, output.Assembly.GetAttributes().Length);
        Assert.Equal(SourceProject.Run(compilation).Values.Select(entry => entry.Fingerprint), SourceProject.Run(compilation).Values.Select(entry => entry.Fingerprint));
        Assert.Contains("😀", SourceProject.Run(compilation)["M:Shop.Code.Length(System.String)"].Source, StringComparison.Ordinal);
    }
}
