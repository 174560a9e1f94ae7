using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Scout.Analyzers.Tests.Harness;

/// <summary>One rule against one source. Where it must report is marked: <c>[|...|]</c>; all others are off.</summary>
internal sealed class RuleTest : CSharpAnalyzerTest<WorkflowAnalyzer, DefaultVerifier>
{
    private readonly string _rule;

    private RuleTest(string rule)
    {
        _rule = rule;
        ReferenceAssemblies = TestProject.Framework;
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck | TestBehaviors.SkipGeneratedCodeCheck;
        DisabledDiagnostics.AddRange(TestProject.Others(rule));
    }

    /// <summary>Checks a source; files are additional ones, such as <c>scout.json</c>; a message is a part of the only diagnostic's. Of a source that does not compile, what the compiler says is not looked at.</summary>
    public static async Task Check(string rule, string source, string? message = null, (string Name, string Text)[]? files = null, string? settings = null, bool compiles = true)
    {
        var test = new RuleTest(rule);
        test.CompilerDiagnostics = compiles ? test.CompilerDiagnostics : CompilerDiagnostics.None;
        TestProject.Fill(test.TestState, Prelude.File(source), files ?? []);
        if (settings is not null)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", settings));
        }

        if (message is not null)
        {
            test.DiagnosticVerifier = (diagnostic, _, verifier) => verifier.True(
                diagnostic.Id != rule || diagnostic.GetMessage(null).Contains(message, StringComparison.Ordinal),
                $"'{diagnostic.GetMessage(null)}' does not say '{message}'");
        }

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    protected override IEnumerable<Type> GetSourceGenerators() => TestProject.Generators;

    protected override ParseOptions CreateParseOptions() => TestProject.Parse;

    protected override CompilationOptions CreateCompilationOptions() => TestProject.Compile.WithSpecificDiagnosticOptions(base.CreateCompilationOptions().SpecificDiagnosticOptions);

    protected override DiagnosticDescriptor? GetDefaultDiagnostic(Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer[] analyzers) =>
        analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Single(descriptor => descriptor.Id == _rule);
}
