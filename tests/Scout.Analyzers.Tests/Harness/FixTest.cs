using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

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
        TestProject.Fill(test.TestState, test.Expected(Prelude.File(source)), files ?? []);
        TestProject.Fill(test.FixedState, Prelude.File(mended), files ?? []);
        test.FixedState.MarkupHandling = HasCarets(mended) ? MarkupMode.None : MarkupMode.Allow;
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    // `$$` of a raw string would be a caret: then the marks are read here.
    private static bool HasCarets(string source) => source.Contains("$$", StringComparison.Ordinal);

    private string Expected(string source)
    {
        if (!HasCarets(source))
        {
            return source;
        }

        TestState.MarkupHandling = MarkupMode.None;
        for (int start; (start = source.IndexOf("[|", StringComparison.Ordinal)) >= 0;)
        {
            var end = source.IndexOf("|]", start, StringComparison.Ordinal) - "[|".Length;
            source = source.Remove(start, "[|".Length).Remove(end, "|]".Length);
            var lines = SourceText.From(source).Lines.GetLinePositionSpan(TextSpan.FromBounds(start, end));
            TestState.ExpectedDiagnostics.Add(new DiagnosticResult(_rule, GetDefaultDiagnostic([new WorkflowAnalyzer()])!.DefaultSeverity)
                .WithSpan("/Example.cs", lines.Start.Line + 1, lines.Start.Character + 1, lines.End.Line + 1, lines.End.Character + 1)
                .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        }

        return source;
    }

    protected override IEnumerable<Type> GetSourceGenerators() => TestProject.Generators;

    protected override ParseOptions CreateParseOptions() => TestProject.Parse;

    protected override CompilationOptions CreateCompilationOptions() => TestProject.Compile.WithSpecificDiagnosticOptions(base.CreateCompilationOptions().SpecificDiagnosticOptions);

    protected override DiagnosticDescriptor? GetDefaultDiagnostic(Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer[] analyzers) =>
        analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Single(descriptor => descriptor.Id == _rule);
}
