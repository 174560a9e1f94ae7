using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Scout.Analyzers.Tests.Harness;

/// <summary>One rule's fix. The testing library applies it one by one, and with Fix-All in the document, the project and the solution.</summary>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<WorkflowAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    private readonly string _rule;

    private FixTest(string rule)
    {
        _rule = rule;
        ReferenceAssemblies = TestProject.Framework;
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck | TestBehaviors.SkipGeneratedCodeCheck;
        DisabledDiagnostics.AddRange(TestProject.Others(rule));
    }

    /// <summary>Checks that a source with marks becomes another one. Marks that stay in the other are what no fix mends.</summary>
    public static async Task Check(string rule, string source, string mended, (string Name, string Text)[]? files = null)
    {
        var test = new FixTest<TFix>(rule);
        TestProject.Fill(test.TestState, Prelude.File(source), files ?? []);
        TestProject.Fill(test.FixedState, Prelude.File(mended), files ?? []);
        // `$$` of a raw string would be a caret.
        test.FixedState.MarkupHandling = mended.Contains("$$", StringComparison.Ordinal) ? MarkupMode.None : MarkupMode.Allow;
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    protected override IEnumerable<Type> GetSourceGenerators() => TestProject.Generators;

    protected override ParseOptions CreateParseOptions() => TestProject.Parse;

    protected override CompilationOptions CreateCompilationOptions() => TestProject.Compile.WithSpecificDiagnosticOptions(base.CreateCompilationOptions().SpecificDiagnosticOptions);

    protected override DiagnosticDescriptor? GetDefaultDiagnostic(Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer[] analyzers) =>
        analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Single(descriptor => descriptor.Id == _rule);
}
