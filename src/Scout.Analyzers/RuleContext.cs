using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Scout.Analyzers;

/// <summary>What a rule can ask, and where it reports.</summary>
internal sealed class RuleContext(Project project, SemanticModelAnalysisContext context)
{
    public Project Project => project;

    public KnownSymbols Symbols => project.Symbols;

    public Compilation Compilation => context.SemanticModel.Compilation;

    public SemanticModel SemanticModel => context.SemanticModel;

    /// <summary>The settings of <c>.editorconfig</c> for the file.</summary>
    public AnalyzerConfigOptions Settings => context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.SemanticModel.SyntaxTree);

    public CancellationToken Cancellation => context.CancellationToken;

    /// <param name="descriptor">The rule.</param>
    /// <param name="location">Where it is broken.</param>
    /// <param name="message">The thing, what is wrong with it, and the remedy.</param>
    /// <param name="fix">What the rule's fix needs to know.</param>
    public void Report(DiagnosticDescriptor descriptor, Location location, string message, params (string Key, string? Value)[] fix) =>
        Report(descriptor, location, [], message, fix);

    public void Report(DiagnosticDescriptor descriptor, Location location, IEnumerable<Location> others, string message, params (string Key, string? Value)[] fix) =>
        context.ReportDiagnostic(Diagnostic.Create(
            descriptor, location, others, fix.ToImmutableDictionary(pair => pair.Key, pair => pair.Value), message));
}
